/** What a recording's file name says (format, section 0). */
export type KeyName = {
  /** `<64 hex>`, `models-<hex>-<8 hex>`, `<12 hex>`, or none of them. */
  form: "key" | "models" | "short" | "other";
  /** The request key, or its first 12 digits. */
  key: string | null;
  /** The digest of a model list's ids. */
  digest: string | null;
};

const MODELS = /^models-([0-9a-f]{64}|[0-9a-f]{12})-([0-9a-f]{8})$/;
const KEY = /^[0-9a-f]{64}$/;
const SHORT = /^[0-9a-f]{12}$/;

/** Reads the request key off a path; only the file's own name counts. */
export function keyNameOf(path: string): KeyName {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const stem = name.endsWith(".json") ? name.slice(0, -".json".length) : "";
  const models = MODELS.exec(stem);
  if (models) return { form: "models", key: models[1] ?? null, digest: models[2] ?? null };
  if (KEY.test(stem)) return { form: "key", key: stem, digest: null };
  if (SHORT.test(stem)) return { form: "short", key: stem, digest: null };
  return { form: "other", key: null, digest: null };
}
