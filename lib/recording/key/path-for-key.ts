import type { Recording } from "../recording";
import { modelsDigestOf } from "./models";
import { keyNameOf } from "./name";

/**
 * The path beside a recording's own at which a replay looks for it by a key: `<key>.json`, with the digest of the list
 * where the recording is a model list. Null where the recording's name never held a key.
 */
export function pathForKey(recording: Recording, key: string): string | null {
  const { form, digest } = keyNameOf(recording.path);
  if (form === "other") return null;
  const folder = recording.path.slice(0, recording.path.lastIndexOf("/") + 1);
  if (form !== "models" || digest === null) return `${folder}${key}.json`;
  return `${folder}models-${key}-${modelsDigestOf(recording, digest)?.expected ?? digest}.json`;
}
