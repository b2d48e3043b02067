import { type Show, showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { saidIn } from "../diff/meaning";
import type { Recording } from "../recording/recording";

/** Everything that two recordings say, part by part, what is the same included; null: there is no such side. */
export function wholeOf(
  before: Recording | null,
  after: Recording | null,
): { what: string; before: string | null; after: string | null }[] {
  const [old, now] = [saidOf(before), saidOf(after)];
  const names = [...new Set([...now.keys(), ...old.keys()])];
  return names.map((what) => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null }));
}

function saidOf(recording: Recording | null): Map<string, string> {
  if (!recording) return new Map();
  const shown: Show = showOf(recording, conversationOf(recording));
  return withRoles(saidIn(shown));
}

/** Who speaks stands beside what is said, not in a row of its own. */
function withRoles(parts: ReadonlyMap<string, string>): Map<string, string> {
  const named = [...parts].flatMap(([what, text]): [string, string][] => {
    if (what.endsWith(": role")) return [];
    const [, message = what, rest = ""] = /^((?:message|answer)(?: \d+)?)(.*)$/.exec(what) ?? [];
    const role = parts.get(`${message}: role`);
    return [[role === undefined || message === "answer" ? what : `${message}, ${role}${rest}`, text]];
  });
  return new Map(named);
}
