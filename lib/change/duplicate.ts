/** A recording that is to be copied, and what of its request may differ in the copy. */
export type DuplicateSource = {
  path: string;
  /** SHA-256 of the file. */
  hash: string;
  testId: string | null;
  /** Members of what was sent, with their JSON. */
  fields: { pointer: string; name: string; json: string }[];
};

/** What a copy would be. */
export type DuplicatePreview = {
  /** Its name by its key; null where nothing that the key depends on differs. */
  path: string | null;
  /** Whether there is a file of that name. */
  taken: boolean;
};
