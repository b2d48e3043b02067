import type { JsonDocument } from "../../json/document";
import type { RecordingRule } from "../finding";
import { example, type Identifier, identifiersIn } from "../identifiers/identifiers-in";
import { keyOf, pointerOf, stringAt, stringsWith } from "../strings/entries";
import { longStringsOf } from "../strings/long-strings";

export const identifier: RecordingRule = {
  name: "identifier",
  level: "info",
  title: "Who or where recorded",
  why: "A tenant's host, a project, a person's address or home folder is no credential, but it should not be published by accident.",
  check: ({ recording: { doc } }) => {
    const seen = new Set<string>();
    return [...identifiersOf(doc)].flatMap(({ entry, found: { kind, text, personal } }) => {
      const name = text.toLowerCase();
      if (seen.has(name)) return [];
      seen.add(name);
      const pointer = pointerOf(doc, entry);
      return [
        {
          pointer,
          level: personal ? "warning" : "info",
          message: `This holds ${kind}: \`${text.slice(0, 100)}\`.`,
          fixName: "redact",
        },
      ];
    });
  },
};

const PROJECT_KEY = /"project_?id"\s*:/gi;

/** All identifiers of a recording, each wherever it is found. */
export function* identifiersOf(doc: JsonDocument): Generator<{ entry: number; found: Identifier }> {
  for (const { entry, value } of longStringsOf(doc)) {
    for (const found of identifiersIn(value)) yield { entry, found };
  }
  for (const entry of stringsWith(doc, PROJECT_KEY)) {
    const value = stringAt(doc, entry);
    if (/^project_?id$/i.test(keyOf(doc, entry)) && isProjectId(value))
      yield { entry, found: { kind: "a project's id", text: value, personal: false, standIn: example } };
  }
}

/** Something that a machine or a customer chose, rather than a word that stands for it. */
function isProjectId(value: string): boolean {
  return /^[\w-]{6,64}$/.test(value) && /\d/.test(value) && !/^(?:0|-)+$|your|example|test/i.test(value);
}
