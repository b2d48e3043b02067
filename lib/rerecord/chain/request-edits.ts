import type { Edit } from "../../edit";
import { stepsOf } from "../../json/document";
import type { Message } from "../../recording/message";
import type { Recording } from "../../recording/recording";

export type Stop = { ok: false; reason: string };

/** The message of a later turn's request that holds an answer. */
export type Place = { turn: Recording; dialect: string; message: Message };

/** Edits of one request, all by where things stand before any of them: `at` is the item that a new one comes before. */
export type RequestEdits = {
  set?: { pointer: string; json: string }[];
  remove?: string[];
  insert?: { list: string; at: number; json: string }[];
  member?: { pointer: string; json: string }[];
};

export type MadeEdits = { ok: true; edits: RequestEdits } | Stop;

/** All of them in an order in which each finds its place: values first, then items from the last to the first. */
export function ordered(made: readonly RequestEdits[]): Edit[] {
  const sets = made.flatMap(({ set = [] }) => set.map((each): Edit => ({ type: "set", ...each })));
  const members = made.flatMap(({ member = [] }) => member.map((each): Edit => ({ type: "insert", ...each })));
  // What is put in later at one place is put in first: it ends up behind.
  const items = made.flatMap(({ remove = [], insert = [] }): Edit[] => [
    ...insert.toReversed().map(({ list, at, json }): Edit => ({ type: "insert", pointer: `${list}/${at}`, json })),
    ...remove.map((pointer): Edit => ({ type: "remove", pointer })),
  ]);
  return [...sets, ...members, ...items.sort((a, b) => -inOrder(pointerOf(a), pointerOf(b)))];
}

function pointerOf(edit: Edit): string {
  return "pointer" in edit ? edit.pointer : "";
}

/** By where two values stand in a document. */
function inOrder(a: string, b: string): number {
  const [one, other] = [stepsOf(a), stepsOf(b)];
  for (const [at, step] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    if (step !== against) return Number(step) - Number(against) || (step < against ? -1 : 1);
  }
  return one.length - other.length;
}
