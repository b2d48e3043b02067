/** What asking again would do, before anything is sent. Plain data, without keys. */
export type RerecordPlan = {
  /** Recordings that can be asked; each is one request, as often as it is asked. */
  askable: string[];
  /** What the old answers used, for one time; null where none says so. */
  tokens: number | null;
  /** Recordings that say nothing of tokens. */
  unknown: number;
  hosts: { host: string; provider: string; requests: number }[];
  refused: { path: string; why: string }[];
};
