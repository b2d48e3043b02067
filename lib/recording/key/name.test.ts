import { expect, it } from "vitest";
import { keyNameOf } from "./name";

const key = "ab".repeat(32);
const short = "ab".repeat(6);

it.each([
  [`tests/notes/recordings/${key}.json`, { form: "key", key, digest: null }],
  [`models-${key}-0123abcd.json`, { form: "models", key, digest: "0123abcd" }],
  [`models-${short}-0123abcd.json`, { form: "models", key: short, digest: "0123abcd" }],
  [`recordings/${short}.json`, { form: "short", key: short, digest: null }],
  [`${key}/note.json`, { form: "other", key: null, digest: null }],
  [`${key.toUpperCase()}.json`, { form: "other", key: null, digest: null }],
  [`${key}.txt`, { form: "other", key: null, digest: null }],
  [`${key}`, { form: "other", key: null, digest: null }],
  [`${key}0.json`, { form: "other", key: null, digest: null }],
  ["-", { form: "other", key: null, digest: null }],
])("reads %s", (path, name) => expect(keyNameOf(path)).toEqual(name));
