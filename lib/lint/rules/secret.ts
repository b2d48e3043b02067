import type { Conversation } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import type { RecordingRule } from "../finding";
import { type FoundSecret, maskedOf } from "../secrets/found";
import { namedSecret, TELLING_HEAD } from "../secrets/named";
import { secretsIn } from "../secrets/secrets-in";
import { keyOf, pointerOf, stringAt, stringsWith } from "../strings/entries";
import { longStringsOf } from "../strings/long-strings";

export const secret: RecordingRule = {
  name: "secret",
  level: "error",
  title: "Secret",
  why: "Recordings are committed: whoever reads the repository can use the credential, and git keeps it after it is deleted.",
  check: ({ recording, conversation }) => {
    const seen: string[] = [];
    return [...secretsOf(recording, conversation)].flatMap(({ found, pointer }) => {
      // A credential is mostly repeated, in part too: a request's history, a chunk and the text made of the chunks.
      if (seen.some((known) => known.includes(found.secret) || found.secret.includes(known))) return [];
      seen.push(found.secret);
      return [
        {
          pointer,
          level: found.sure ? "error" : "warning",
          message: `This looks like ${found.kind}: ${maskedOf(found.secret)}.`,
          fix: "Revoke the credential, and redact it or record the call again without it.",
          fixName: "redact",
        },
      ];
    });
  },
};

type Placed = { found: FoundSecret; pointer: string };

/** All secrets of a recording, each wherever it is found; nothing may print them. */
export function* secretsOf({ doc }: Recording, conversation: Conversation): Generator<Placed> {
  const named = stringsWith(doc, TELLING_HEAD);
  for (const entry of named) {
    const value = stringAt(doc, entry);
    const found = namedSecret(keyOf(doc, entry), value);
    for (const each of found ? [found, ...secretsIn(value)] : secretsIn(value)) {
      yield { found: each, pointer: pointerOf(doc, entry) };
    }
  }
  for (const { entry, value } of longStringsOf(doc)) {
    if (named.has(entry)) continue;
    for (const found of secretsIn(value)) yield { found, pointer: pointerOf(doc, entry) };
  }
  // What came in pieces is whole only in the text that they make.
  if (conversation.response.chunks.length === 0) return;
  for (const { parts, pointer } of conversation.response.messages) {
    for (const part of parts) {
      const text = part.type === "tool_call" ? part.arguments : part.type === "text" ? part.text : "";
      for (const found of secretsIn(text)) yield { found, pointer: part.pointer ?? pointer ?? "/response/body" };
    }
  }
}
