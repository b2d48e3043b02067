import { fieldNameOf } from "../../diff/field-name";
import { normalisedRequestOf } from "../../diff/request-diff";
import type { ValueChange } from "../../diff/value-diff";
import { shortKey } from "../../format/human";
import type { JsonNode } from "../../json/document";
import type { Digest, Load, Report, SetRule } from "../finding";
import { nearestTwin } from "../twins/twins";

export const supersededTwin: SetRule = {
  name: "superseded-twin",
  level: "warning",
  title: "Superseded twin",
  why: "A re-record writes a new file under a new key and leaves the old one, which no test asks for any more.",
  *checkAll(digests, load) {
    for (const group of groupsOf(digests)) yield* twinsOf(group, load);
  },
};

/** Recordings of one test, model, stream flag, endpoint, host and turn, where one is current and another is not. */
function groupsOf(digests: readonly Digest[]): Digest[][] {
  const groups = new Map<string, Digest[]>();
  for (const digest of digests) {
    if (digest.testId === null || digest.currentKey === null) continue;
    const { testId, model, streaming, endpoint, host, messages } = digest;
    const key = JSON.stringify([testId, model, streaming, endpoint, host, messages]);
    groups.set(key, [...(groups.get(key) ?? []), digest]);
  }
  return [...groups.values()].filter((group) => group.some(isLive) && group.some((digest) => !isLive(digest)));
}

function isLive({ status }: Digest): boolean {
  return status === "current";
}

/** With a pause behind each comparison: a test may have a thousand recordings. */
function* twinsOf(group: readonly Digest[], load: Load): Generator<(Report & { path: string }) | null> {
  const live: { path: string; request: JsonNode }[] = [];
  for (const { path } of group.filter(isLive)) {
    const request = requestAt(path, load);
    if (request) live.push({ path, request });
    yield null;
  }
  for (const { path } of group.filter((digest) => !isLive(digest))) {
    const old = requestAt(path, load);
    const twin = old && nearestTwin(old, live);
    yield twin ? reportOf(path, twin) : null;
  }
}

function reportOf(path: string, twin: { path: string; changes: readonly ValueChange[] }): Report & { path: string } {
  const fields = twin.changes.map(({ pointer }) => `\`${fieldNameOf(pointer)}\``);
  const how = fields.length === 0 ? "which asks exactly the same" : `which differs in ${fields.join(", ")}`;
  return {
    path,
    pointer: pointerInFile(twin.changes[0]),
    message: `Superseded by ${shortKey(twin.path.slice(twin.path.lastIndexOf("/") + 1))}…, ${how}.`,
    fix: "Delete the superseded recording.",
    fixName: "delete-twin",
    other: twin.path,
  };
}

function requestAt(path: string, load: Load): JsonNode | null {
  const recording = load(path);
  return recording && normalisedRequestOf(recording);
}

/** Where a place of the hashed request stands in the file. */
function pointerInFile(change: ValueChange | undefined): string {
  return change === undefined ? "/request" : change.pointer === "/test_id" ? "/test_id" : `/request${change.pointer}`;
}
