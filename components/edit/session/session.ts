import type { PartKind } from "@/lib/edit/steps/new-part";

/** A value that was typed over another. */
export type Typed = { was: string; now: string };

export type NewCall = { id: string; message: number; name: string; arguments: string };
/** A part that is added to a recorded message of the request; what its type has no use for is empty. */
export type NewPart = {
  id: string;
  message: number;
  type: PartKind;
  text: string;
  url: string;
  name: string;
  arguments: string;
};
export type NewMessage = { role: string; text: string; toolCallId: string };
export type Spread = "word" | "one";

/**
 * What a person has changed in a recording and not saved yet; plain data. Values are kept by the name of their field
 * (see `field.ts`), which counts messages, parts and calls as the recording has them: what is put in, taken out or
 * moved does not rename them.
 */
export type Session = {
  values: Readonly<Record<string, Typed>>;
  /** By `message/call`. */
  removedCalls: readonly string[];
  addedCalls: readonly NewCall[];
  /** By `message/part` of the answer. */
  spread: Readonly<Record<string, Spread>>;
  /** The request's messages in their new order, by position (`"0"`) or by the id of a new one; null: as recorded. */
  order: readonly string[] | null;
  removedMessages: readonly string[];
  addedMessages: Readonly<Record<string, NewMessage>>;
  /** Of the request, by `message/part`. */
  removedParts: readonly string[];
  addedParts: readonly NewPart[];
  /** Calls of the request, by `message/part`, whose results keep their id when the call's is changed. */
  staying: readonly string[];
  /** Counts what was added, for ids. */
  added: number;
};

export const emptySession: Session = {
  values: {},
  removedCalls: [],
  addedCalls: [],
  spread: {},
  order: null,
  removedMessages: [],
  addedMessages: {},
  removedParts: [],
  addedParts: [],
  staying: [],
  added: 0,
};

/** `count` is the number of messages that the recording's request has. */
export type SessionAction =
  | { type: "type"; field: string; was: string; now: string }
  | { type: "revert"; field: string }
  | { type: "remove-call"; call: string }
  | { type: "restore-call"; call: string }
  | { type: "add-call"; message: number; name: string }
  | { type: "change-call"; id: string; change: Partial<Pick<NewCall, "name" | "arguments">> }
  | { type: "drop-call"; id: string }
  | { type: "spread"; part: string; by: Spread | null }
  | { type: "add-message"; at: number; count: number; role: string }
  | { type: "change-message"; id: string; change: Partial<NewMessage> }
  | { type: "remove-message"; id: string }
  | { type: "restore-message"; id: string }
  | { type: "move-message"; id: string; to: number; count: number }
  | { type: "remove-part"; part: string }
  | { type: "restore-part"; part: string }
  | { type: "add-part"; message: number; kind: PartKind; name: string }
  | { type: "change-part"; id: string; change: Partial<Pick<NewPart, "text" | "url" | "name" | "arguments">> }
  | { type: "drop-part"; id: string }
  | { type: "follow"; call: string; follows: boolean }
  | { type: "replace"; session: Session };

/** The session after one more step of the person. */
export function sessionAfter(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case "type": {
      const { field, was, now } = action;
      return {
        ...session,
        values: now === was ? without(session.values, field) : { ...session.values, [field]: { was, now } },
      };
    }
    case "revert":
      return { ...session, values: without(session.values, action.field) };
    case "remove-call":
      return {
        ...session,
        removedCalls: [...session.removedCalls.filter((call) => call !== action.call), action.call],
      };
    case "restore-call":
      return { ...session, removedCalls: session.removedCalls.filter((call) => call !== action.call) };
    case "add-call": {
      const call = { id: `new-${session.added}`, message: action.message, name: action.name, arguments: "{}" };
      return { ...session, addedCalls: [...session.addedCalls, call], added: session.added + 1 };
    }
    case "change-call":
      return {
        ...session,
        addedCalls: session.addedCalls.map((call) => (call.id === action.id ? { ...call, ...action.change } : call)),
      };
    case "drop-call":
      return { ...session, addedCalls: session.addedCalls.filter(({ id }) => id !== action.id) };
    case "spread": {
      const others = without(session.spread, action.part);
      return { ...session, spread: action.by === null ? others : { ...others, [action.part]: action.by } };
    }
    case "follow": {
      const others = session.staying.filter((call) => call !== action.call);
      return { ...session, staying: action.follows ? others : [...others, action.call] };
    }
    case "remove-part":
    case "restore-part":
    case "add-part":
    case "change-part":
    case "drop-part":
      return partsAfter(session, action);
    default:
      return messagesAfter(session, action);
  }
}

type PartAction = Extract<SessionAction, { type: `${string}-part` }>;

function partsAfter(session: Session, action: PartAction): Session {
  switch (action.type) {
    case "remove-part": {
      const { part } = action;
      return { ...session, removedParts: [...session.removedParts.filter((other) => other !== part), part] };
    }
    case "restore-part":
      return { ...session, removedParts: session.removedParts.filter((part) => part !== action.part) };
    case "add-part": {
      const { message, kind, name } = action;
      const made = { id: `new-${session.added}`, message, type: kind, text: "", url: "", name, arguments: "{}" };
      return { ...session, addedParts: [...session.addedParts, made], added: session.added + 1 };
    }
    case "change-part": {
      const { id, change } = action;
      return {
        ...session,
        addedParts: session.addedParts.map((part) => (part.id === id ? { ...part, ...change } : part)),
      };
    }
    case "drop-part":
      return { ...session, addedParts: session.addedParts.filter(({ id }) => id !== action.id) };
  }
}

type MessageAction = Extract<SessionAction, { type: `${string}-message` | "replace" }>;

function messagesAfter(session: Session, action: MessageAction): Session {
  switch (action.type) {
    case "add-message": {
      const id = `new-${session.added}`;
      const order = orderOf(session, action.count).toSpliced(action.at, 0, id);
      const addedMessages = { ...session.addedMessages, [id]: { role: action.role, text: "", toolCallId: "" } };
      return { ...session, order, addedMessages, added: session.added + 1 };
    }
    case "change-message": {
      const message = session.addedMessages[action.id];
      if (!message) return session;
      return { ...session, addedMessages: { ...session.addedMessages, [action.id]: { ...message, ...action.change } } };
    }
    case "remove-message": {
      const { id } = action;
      if (!session.addedMessages[id]) {
        return { ...session, removedMessages: [...session.removedMessages.filter((other) => other !== id), id] };
      }
      const order = session.order && tidy(session.order.filter((other) => other !== id));
      return { ...session, order, addedMessages: without(session.addedMessages, id) };
    }
    case "restore-message":
      return { ...session, removedMessages: session.removedMessages.filter((id) => id !== action.id) };
    case "move-message": {
      const others = orderOf(session, action.count).filter((id) => id !== action.id);
      return { ...session, order: tidy(others.toSpliced(action.to, 0, action.id)) };
    }
    case "replace":
      return action.session;
  }
}

/** The request's messages as they stand in a session, removed ones among them. */
export function orderOf({ order }: Pick<Session, "order">, count: number): readonly string[] {
  return order ?? Array.from({ length: count }, (_, position) => String(position));
}

/** An order that says nothing is none. */
function tidy(order: readonly string[]): readonly string[] | null {
  return order.every((id, position) => id === String(position)) ? null : order;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
