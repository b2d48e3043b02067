import type { Conversation, Message } from "./message";

/** One recording of a test, and where it stands in the test's conversation. */
export type Turn = {
  path: string;
  /**
   * `root`: begins a conversation. `follows`: its request begins with its parent's request and answer.
   * `branches`: its request shares messages with its parent's conversation and then goes another way.
   */
  relation: "root" | "follows" | "branches";
  parent: string | null;
  /** How many messages at the beginning of the request the parent has shown already. */
  shared: number;
  /** Turns between this one and its root. */
  depth: number;
};

/** A test's recordings: turns in reading order (a turn, then what follows it), and the calls that are no conversation. */
export type Thread = { turns: Turn[]; sideCalls: string[] };

type Entry = { path: string; conversation: Conversation };

/** A message in a tree of all messages of the test: whose answers end here, and who came by first. */
type Node = { children: Map<string, Node>; answered: Entry[]; passedBy: Entry | null; assistant: boolean };

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
    turns.set(entry.path, place(root, entry, turns));
    insert(root, entry);
  }
  return { turns: readingOrder([...turns.values()]), sideCalls };
}

function isTalk({ request, response }: Conversation): boolean {
  return request.messages.length > 0 && response.payload === null;
}

function place(root: Node, entry: Entry, turns: ReadonlyMap<string, Turn>): Turn {
  let node = root;
  let answered: { by: Entry; shared: number } | null = null;
  let passed: { by: Entry; shared: number } | null = null;
  let spoken = false;
  for (const [position, message] of entry.conversation.request.messages.entries()) {
    const next = node.children.get(signatureOf(message));
    if (!next) break;
    node = next;
    spoken ||= node.assistant;
    const by = node.answered.at(-1);
    if (by) answered = { by, shared: position + 1 };
    if (spoken && node.passedBy) passed = { by: node.passedBy, shared: position + 1 };
  }
  const depthOf = (path: string) => (turns.get(path)?.depth ?? -1) + 1;
  if (answered && (!passed || answered.shared >= passed.shared)) {
    return turn(entry, "follows", answered, depthOf(answered.by.path));
  }
  if (passed) return turn(entry, "branches", passed, depthOf(passed.by.path));
  return { path: entry.path, relation: "root", parent: null, shared: 0, depth: 0 };
}

function turn(entry: Entry, relation: Turn["relation"], parent: { by: Entry; shared: number }, depth: number): Turn {
  return { path: entry.path, relation, parent: parent.by.path, shared: parent.shared, depth };
}

function insert(root: Node, entry: Entry): void {
  const { request, response } = entry.conversation;
  let node = root;
  for (const message of request.messages) node = step(node, message, entry);
  for (const answer of response.messages) step(node, answer, entry).answered.push(entry);
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

/** What a model reads of a message, as one string: equal strings are equal messages. */
export function signatureOf(message: Message): string {
  const parts = message.parts.flatMap((part): unknown[] => {
    if (part.type === "reasoning") return [];
    if (part.type === "text" || part.type === "refusal") return part.text === "" ? [] : [[part.type, part.text]];
    if (part.type === "tool_call") return [[part.type, part.name, withoutLayout(part.arguments)]];
    if (part.type === "json") return [[part.type, withoutLayout(part.text)]];
    return [[part.type, part.source]];
  });
  return JSON.stringify([message.role, message.toolCallId, parts]);
}

/** JSON text without the white space between its tokens: a value's indent depends on where in a file it stands. */
function withoutLayout(json: string): string {
  const kept: string[] = [];
  let from = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json.charAt(at);
    if (char === '"') inString = !inString;
    else if (inString && char === "\\") at++;
    else if (!inString && " \n\r\t".includes(char)) {
      kept.push(json.slice(from, at));
      from = at + 1;
    }
  }
  return kept.join("") + json.slice(from);
}

function readingOrder(turns: readonly Turn[]): Turn[] {
  const children = new Map<string | null, Turn[]>();
  for (const turn of turns) children.set(turn.parent, [...(children.get(turn.parent) ?? []), turn]);
  const read = (turn: Turn): Turn[] => [turn, ...(children.get(turn.path) ?? []).flatMap(read)];
  return (children.get(null) ?? []).flatMap(read);
}
