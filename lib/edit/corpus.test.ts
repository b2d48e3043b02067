import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { derivedOf } from "../dialects/derivation";
import { differenceFromPython } from "../json/round-trip";
import type { Conversation, Part } from "../recording/message";
import { openRecording, type Recording } from "../recording/recording";
import type { Edit } from "./edit";
import { planEdit } from "./plan-edit";

const corpus = process.env.TAPEDECK_CORPUS;
const LONG = 600_000;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Subject = { recording: Recording; before: Conversation; json: Json };
/** What is edited: which parts, and their text before and after. */
type Target = { isMeant: (part: Part) => boolean; old: string; made: string };
type Outcome = { problems: string[]; lines: number | null };

/** What a model would have said, as one text: the parts of the first message of that kind, joined. */
function saidBy({ response }: Conversation, kind: "text" | "reasoning"): string {
  return (response.messages[0]?.parts ?? []).map((part) => (part.type === kind ? part.text : "")).join("");
}

function callsOf({ response }: Conversation): Extract<Part, { type: "tool_call" }>[] {
  return (response.messages[0]?.parts ?? []).flatMap((part) => (part.type === "tool_call" ? [part] : []));
}

/** Everything that an answer says, the edited thing aside. */
function restOf({ response }: Conversation, without: "text" | "reasoning" | "call"): string {
  const messages = response.messages.map((message, at) => ({
    role: message.role,
    parts: message.parts.flatMap((part) => {
      const { pointer: _, ...rest } = part;
      if (at === 0 && part.type === without) return [];
      if (at === 0 && without === "call" && part.type === "tool_call") return [];
      return [rest];
    }),
  }));
  const { finishReason, usage, error, logprobs } = response;
  return JSON.stringify([messages, finishReason, usage, error, logprobs]);
}

/** Paths of leaves that differ; a structure that differs counts as its own path. */
function differingLeaves(a: Json | undefined, b: Json | undefined, path = ""): string[] {
  if (a === b) return [];
  if (a === undefined || b === undefined || a === null || b === null) return [path];
  if (typeof a !== "object" || typeof b !== "object" || Array.isArray(a) !== Array.isArray(b)) return [path];
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (left.length !== right.length || left.some(([key], at) => key !== right[at]?.[0])) return [path];
  return left.flatMap(([key, value], at) => differingLeaves(value, right[at]?.[1], `${path}/${key}`));
}

/** Chunks that changed though they brought nothing between the first and the last letter that differ. */
function strangeChunks(
  { recording, before }: Subject,
  after: Recording,
  isMeant: (part: Part) => boolean,
  old: string,
  made: string,
) {
  let head = 0;
  while (head < Math.min(old.length, made.length) && old[head] === made[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, made.length) - head && old.at(-1 - tail) === made.at(-1 - tail)) tail++;
  // A letter more at both ends: what people see as one letter may be several units.
  const [from, to] = [head - 8, old.length - tail + 8];
  const starts = new Map<number, number>();
  let length = 0;
  for (const [at, part] of (before.response.messages[0]?.parts ?? []).entries()) {
    if (!isMeant(part)) continue;
    starts.set(at, length);
    length += part.type === "tool_call" ? part.arguments.length : "text" in part ? part.text.length : 0;
  }
  return before.response.chunks.filter(({ pieces, pointers }) => {
    const mayChange = pieces.some(({ message, part, start, end }) => {
      const shift = starts.get(part);
      return message === 0 && shift !== undefined && start + shift <= to && end + shift >= from;
    });
    const isSame = (pointer: string) => recording.doc.at(pointer)?.raw === after.doc.at(pointer)?.raw;
    return !mayChange && !pointers.every(isSame);
  });
}

const TEXT_MEMBERS = /\/(content|text|reasoning|reasoning_content|thinking|response|data)$|\/body\/\d+$|\/items\/\d+$/;
const ARGUMENT_MEMBERS = /\/(arguments|args|input)(\/|$)|\/body\/\d+$/;

function outcomeOf(
  subject: Subject,
  edit: Edit,
  { isMeant, old, made }: Target,
  wanted: string,
  read: (after: Conversation) => string,
): Outcome {
  const { recording, before, json } = subject;
  const kind = edit.type === "text" ? (edit.kind === "reasoning" ? "reasoning" : "text") : "call";
  const plan = planEdit(recording, [edit]);
  if (!plan.ok) return { problems: [`refused: ${plan.failure.message}`], lines: null };
  const opened = openRecording(recording.path, plan.text);
  if (!opened.ok) return { problems: ["is no recording any more"], lines: null };
  const after = conversationOf(opened.recording);
  const problems: string[] = [];
  if (read(after) !== wanted) problems.push(`reads ${JSON.stringify(read(after)).slice(0, 200)}`);
  if (restOf(before, kind) !== restOf(after, kind)) problems.push("something else of the answer changed");
  if (differenceFromPython(opened.recording.doc) !== null) problems.push("Python would write it otherwise");
  if (plan.key.before !== plan.key.after) problems.push("another key");
  const strangers = strangeChunks(subject, opened.recording, isMeant, old, made);
  if (strangers.length > 0) problems.push(`also changed the chunk ${strangers[0]?.pointers[0]}`);
  const leaves = differingLeaves(json, JSON.parse(plan.text));
  const strange = leaves.filter((path) => !(kind === "call" ? ARGUMENT_MEMBERS : TEXT_MEMBERS).test(path));
  if (strange.length > 0) problems.push(`also changed ${strange.slice(0, 3).join(", ")}`);
  if (plan.changedLines.added !== plan.changedLines.removed) problems.push("lines came or went");
  if (plan.changedLines.added > leaves.length)
    problems.push(`${plan.changedLines.added} lines for ${leaves.length} values`);
  return { problems, lines: plan.changedLines.added };
}

/** The text with its word in the middle replaced; undefined where it has none. */
function withOtherWord(text: string): string | undefined {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const word = words[Math.floor(words.length / 2)];
  if (!word) return undefined;
  return `${text.slice(0, word.index)}marzipan${text.slice(word.index + word[0].length)}`;
}

/** Arguments with one value changed; undefined where there is none to change. */
function withOtherArgument(args: string): string | undefined {
  const value: unknown = JSON.parse(args);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const [first] = Object.entries(value).filter(([, member]) => typeof member !== "object");
  return JSON.stringify(first ? { ...value, [first[0]]: 'ein "anderer" Wert 🎲' } : { ...value, added: 1.5 });
}

function outcomesOf(recording: Recording): { name: string; outcome: Outcome }[] {
  const before = conversationOf(recording);
  const subject: Subject = { recording, before, json: JSON.parse(recording.doc.text) };
  const outcomes: { name: string; outcome: Outcome }[] = [];
  const textEdit = (kind: "text" | "reasoning", text: string): Edit => ({ type: "text", message: 0, kind, text });
  for (const kind of ["text", "reasoning"] as const) {
    const text = saidBy(before, kind);
    const read = (after: Conversation) => saidBy(after, kind);
    const attempt = (name: string, wanted: string | undefined): void => {
      if (wanted === undefined) return;
      outcomes.push({
        name: `${name} of ${kind}`,
        outcome: outcomeOf(
          subject,
          textEdit(kind, wanted),
          { isMeant: ({ type }) => type === kind, old: text, made: wanted },
          wanted,
          read,
        ),
      });
    };
    if (text === "") continue;
    attempt("word", withOtherWord(text));
    attempt("sentence", `${text} "Bravo" 👩‍🚀 sagt niemand.`);
    attempt("emptied", "");
    const noop = planEdit(recording, [textEdit(kind, text)]);
    const isSame = noop.ok && noop.edits.length === 0 && noop.text === recording.doc.text;
    outcomes.push({ name: "no-op", outcome: { problems: isSame ? [] : ["something changed"], lines: null } });
  }
  for (const [call, part] of callsOf(before).entries()) {
    const wanted = withOtherArgument(part.arguments);
    if (wanted === undefined) continue;
    const edit: Edit = { type: "tool-call", message: 0, call, arguments: wanted };
    const target: Target = { isMeant: (other) => other === part, old: part.arguments, made: wanted };
    const others = (after: Conversation) => callsOf(after).filter((_, at) => at !== call);
    const read = (after: Conversation) =>
      JSON.stringify([
        JSON.parse(callsOf(after)[call]?.arguments ?? "null"),
        others(after).map((one) => one.arguments),
      ]);
    const expected = JSON.stringify([JSON.parse(wanted), others(before).map((one) => one.arguments)]);
    outcomes.push({ name: "argument", outcome: outcomeOf(subject, edit, target, expected, read) });
  }
  return outcomes;
}

/** What is to be tried on a recording, by a second reading of its text. */
function attemptsFor(text: string): string[] {
  const [answer] = derivedOf(text)?.answers ?? [];
  const said = (kind: "text" | "reasoning") => {
    const words = answer?.[kind] ?? "";
    if (words === "") return [];
    const names = [`sentence of ${kind}`, `emptied of ${kind}`, "no-op"];
    return /[\p{L}\p{N}]/u.test(words) ? [`word of ${kind}`, ...names] : names;
  };
  const calls = answer?.toolCalls ?? [];
  return [...said("text"), ...said("reasoning"), ...calls.map(() => "argument")];
}

describe.skipIf(!corpus)("edits of the corpus (needs TAPEDECK_CORPUS)", () => {
  it("give exactly what was asked for, and touch nothing else", { timeout: LONG }, () => {
    const root = join(corpus ?? "", "ogx");
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
    const problems: string[] = [];
    const counts = new Map<string, number>();
    const expected = new Map<string, number>();
    const lines: number[] = [];
    for (const file of files) {
      const text = readFileSync(join(root, file), "utf8");
      const opened = openRecording(file, text);
      if (!opened.ok) throw new Error(`${file}: ${opened.problem.message}`);
      for (const name of attemptsFor(text)) expected.set(name, (expected.get(name) ?? 0) + 1);
      const nothing = planEdit(opened.recording, []);
      if (!nothing.ok || nothing.text !== opened.recording.doc.text)
        problems.push(`${file}: no edit changed something`);
      for (const { name, outcome } of outcomesOf(opened.recording)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        problems.push(...outcome.problems.map((problem) => `${file}, ${name}: ${problem}`));
        if (name === "word of text" && outcome.lines !== null) lines.push(outcome.lines);
      }
    }
    expect(files.length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    // As many as a second reading of the files says: no recording was left out.
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(expected));
    lines.sort((a, b) => a - b);
    console.info(`lines changed for a word: median ${lines[lines.length >> 1]}, most ${lines.at(-1)}`, counts);
  });
});
