import { embeddingOf, haveSameIds, nameOf, signatureOf } from "./embedding";
import type { Conversation, Message } from "./message";

/** One recording of a test, and where it stands in the test's conversation. */
export type Turn = {
  path: string;
  /**
   * `root`: begins a conversation. `follows`: its request begins with its parent's request and answer, or names the
   * answer by its id.
   * `branches`: its request shares messages with its parent's conversation and then goes another way.
   */
  relation: "root" | "follows" | "branches";
  parent: string | null;
  /** How many messages at the beginning of the request the parent has shown already. */
  shared: number;
  /** Turns between this one and its root. */
  depth: number;
};

/**
 * A test's recordings: turns in reading order (a turn, then what follows it), and the calls that are no conversation.
 */
export type Thread = { turns: Turn[]; sideCalls: string[] };

type Entry = { path: string; conversation: Conversation };

/** A message in a tree of all messages of the test: whose answers end here, and who came by first. */
type Node = { children: Map<string, Node>; answered: Answered[]; passedBy: Entry | null; assistant: boolean };
type Answered = { by: Entry; answer: Message };

/**
 * Arranges the recordings of one test as one conversation. Messages are compared by what a model reads (role, text,
 * tool calls, results); reasoning is not sent back to models and does not count.
 */
export function threadOf(entries: readonly Entry[]): Thread {
  const talks = entries.filter(({ conversation }) => isTalk(conversation));
  const sideCalls = entries.filter((entry) => !talks.includes(entry)).map(({ path }) => path);
  const ordered = talks.toSorted(
    (a, b) =>
      a.conversation.request.messages.length - b.conversation.request.messages.length || (a.path < b.path ? -1 : 1),
  );

  const root = newNode(false);
  const turns = new Map<string, Turn>();
  for (const entry of ordered) {
    turns.set(entry.path, place(root, entry));
    insert(root, entry);
  }
  for (const entry of ordered) placeByName(entry, ordered, turns);
  return { turns: readingOrder([...turns.values()]), sideCalls };
}

/** A root whose request names the answer of another by its id follows that one. */
function placeByName(entry: Entry, entries: readonly Entry[], turns: Map<string, Turn>): void {
  const own = turns.get(entry.path);
  if (own?.relation !== "root" || !nameOf(entry.conversation)) return;
  const by = entries.find(({ conversation }) => embeddingOf(entry.conversation, conversation)?.by === "id");
  const circular = by && ancestorsOf(by.path, turns).includes(entry.path);
  if (by && !circular) turns.set(entry.path, { ...own, relation: "follows", parent: by.path });
}

function ancestorsOf(path: string, turns: ReadonlyMap<string, Turn>): string[] {
  const parent = turns.get(path)?.parent ?? null;
  return parent === null ? [path] : [path, ...ancestorsOf(parent, turns)];
}

function isTalk({ request, response }: Conversation): boolean {
  return request.messages.length > 0 && response.payload === null;
}

/** Where an entry stands; its depth is known once all are placed. */
function place(root: Node, entry: Entry): Turn {
  let node = root;
  let answered: { by: Entry; shared: number } | null = null;
  let passed: { by: Entry; shared: number } | null = null;
  let spoken = false;
  for (const [position, message] of entry.conversation.request.messages.entries()) {
    const next = node.children.get(signatureOf(message));
    if (!next) break;
    node = next;
    spoken ||= node.assistant;
    // Where several answers read the same, the one whose calls have the same ids was gone on with.
    const found = node.answered.findLast(({ answer }) => haveSameIds(answer, message)) ?? node.answered.at(-1);
    if (found) answered = { by: found.by, shared: position + 1 };
    if (spoken && node.passedBy) passed = { by: node.passedBy, shared: position + 1 };
  }
  if (answered && (!passed || answered.shared >= passed.shared)) return turn(entry, "follows", answered);
  if (passed) return turn(entry, "branches", passed);
  return { path: entry.path, relation: "root", parent: null, shared: 0, depth: 0 };
}

function turn(entry: Entry, relation: Turn["relation"], parent: { by: Entry; shared: number }): Turn {
  return { path: entry.path, relation, parent: parent.by.path, shared: parent.shared, depth: 0 };
}

function insert(root: Node, entry: Entry): void {
  const { request, response } = entry.conversation;
  let node = root;
  for (const message of request.messages) node = step(node, message, entry);
  for (const answer of response.messages) step(node, answer, entry).answered.push({ by: entry, answer });
}

function step(node: Node, message: Message, by: Entry): Node {
  const signature = signatureOf(message);
  const child = node.children.get(signature) ?? newNode(message.role === "assistant");
  child.passedBy ??= by;
  node.children.set(signature, child);
  return child;
}

function newNode(assistant: boolean): Node {
  return { children: new Map(), answered: [], passedBy: null, assistant };
}

function readingOrder(turns: readonly Turn[]): Turn[] {
  const children = new Map<string | null, Turn[]>();
  for (const turn of turns) children.set(turn.parent, [...(children.get(turn.parent) ?? []), turn]);
  const read = (turn: Turn, depth: number): Turn[] => [
    { ...turn, depth },
    ...(children.get(turn.path) ?? []).flatMap((each) => read(each, depth + 1)),
  ];
  return (children.get(null) ?? []).flatMap((each) => read(each, 0));
}
