import type { Edit } from "@/lib/edit/edit";
import { USAGE_COUNTS } from "@/lib/edit/writers/usage";
import type { Message, Part } from "@/lib/recording/message";
import { argumentsOf, argumentsShown } from "./arguments-text";
import { callsOf, type EditBase, isText, TEXT_KINDS } from "./base";
import { ERROR_FIELDS, field, pointerOfField } from "./fields";
import { followedId, namedCallsOf } from "./following";
import { messageOrderEdits } from "./message-order";
import { callNameProblem, partProblem, problemOf, problemsIn } from "./problems";
import { unitsOf } from "./request-list";
import { type NewPart, orderOf, type Session } from "./session";

/**
 * The edits that make of a recording what a session shows, and no more; fields whose value cannot be
 * saved (see `problemsIn`) are left out. Each applies to what the one before it made, so their order keeps positions
 * true: values first, while every message, part and call stands where it was recorded; then what is taken out, from the
 * last to the first; then what is put in. Never throws.
 */
export function editsOf(base: EditBase, session: Session): Edit[] {
  const draft = new DraftEdits(base, session);
  draft.valuesOfFile();
  draft.fields();
  draft.request();
  for (const [position, message] of base.conversation.response.messages.entries()) draft.answer(position, message);
  return draft.edits;
}

/** How many changes a session holds, those that cannot be saved as they stand among them. */
export function changesIn(base: EditBase, session: Session): number {
  return editsOf(base, session).length + problemsIn(session);
}

class DraftEdits {
  readonly edits: Edit[] = [];

  constructor(
    private readonly base: EditBase,
    private readonly session: Session,
  ) {}

  /** What was typed into a field; undefined where nothing was, or nothing that can be saved. */
  private typed(name: string): string | undefined {
    const now = this.session.values[name]?.now;
    return now === undefined || problemOf(name, now) !== null ? undefined : now;
  }

  valuesOfFile(): void {
    for (const name of Object.keys(this.session.values)) {
      const pointer = pointerOfField(name);
      const json = this.typed(name);
      if (pointer !== null && json !== undefined) this.edits.push({ type: "set", pointer, json });
    }
  }

  fields(): void {
    const testId = this.typed(field.testId);
    if (testId !== undefined) this.edits.push({ type: "test-id", value: testId === "" ? null : testId });
    const reason = this.typed(field.finishReason);
    if (reason !== undefined) this.edits.push({ type: "finish-reason", value: reason === "" ? null : reason });
    this.usage();
    this.error();
  }

  private usage(): void {
    const counts = USAGE_COUNTS.flatMap((count) => {
      const typed = this.typed(field.usage(count));
      return typed === undefined ? [] : [[count, typed.trim() === "" ? null : Number(typed)] as const];
    });
    if (counts.length > 0) this.edits.push({ type: "usage", ...Object.fromEntries(counts) });
  }

  private error(): void {
    const fields = ERROR_FIELDS.flatMap((name): [string, string | number][] => {
      const value = name === "status" ? this.number(field.error(name)) : (this.typed(field.error(name)) ?? null);
      return value === null ? [] : [[name, value]];
    });
    if (fields.length > 0) this.edits.push({ type: "error", ...Object.fromEntries(fields) });
  }

  private number(name: string): number | null {
    const typed = this.typed(name);
    return typed === undefined ? null : Number(typed);
  }

  request(): void {
    const { messages } = this.base.conversation.request;
    const removed = new Set(this.session.removedMessages);
    this.results(removed);
    for (const [m, message] of messages.entries()) {
      if (removed.has(String(m))) continue;
      // From the last part: one that is emptied or taken out is gone, and those behind it stand further on.
      for (const [p, part] of [...message.parts.entries()].reverse()) {
        const isRemoved = this.session.removedParts.includes(`${m}/${p}`);
        if (isRemoved) this.edits.push({ type: "remove-part", message: m, part: p });
        else this.requestPart(m, p, part);
      }
      for (const added of this.session.addedParts) if (added.message === m) this.newPart(added);
    }
    const { addedMessages: added } = this.session;
    const order = orderOf(this.session, messages.length);
    this.edits.push(
      ...messageOrderEdits({ count: messages.length, order, removed, added, units: unitsOf(this.base.conversation) }),
    );
  }

  /** Ids that results take over from their calls, or were typed; before the calls', which warn of those left behind. */
  private results(removed: ReadonlySet<string>): void {
    const { request } = this.base.conversation;
    const named = namedCallsOf(request);
    for (const [m, { toolCallId: was }] of request.messages.entries()) {
      if (removed.has(String(m))) continue;
      const toolCallId = this.typed(field.requestResult(m)) ?? followedId(this.session, named.get(m)) ?? was;
      if (toolCallId !== was && toolCallId !== null)
        this.edits.push({ type: "request-result", message: m, toolCallId });
    }
  }

  private requestPart(m: number, p: number, part: Part): void {
    const text = this.typed(field.requestText(m, p));
    if (text !== undefined) this.edits.push({ type: "request-text", message: m, part: p, text });
    const url = this.typed(field.requestMedia(m, p));
    if (url !== undefined) this.edits.push({ type: "request-media", message: m, part: p, url: url.trim() });
    if (part.type !== "tool_call") return;
    const typed = (["id", "name"] as const).flatMap((what) => {
      const value = this.typed(field.requestCall(m, p, what));
      return value === undefined ? [] : [[what, value]];
    });
    const json = this.typed(field.requestCall(m, p, "arguments"));
    const recorded = part.arguments;
    if (json !== undefined) typed.push(["arguments", argumentsOf(recorded, argumentsShown(recorded), json)]);
    if (typed.length > 0) {
      this.edits.push({ type: "request-call", message: m, part: p, ...Object.fromEntries(typed) });
    }
  }

  private newPart(part: NewPart): void {
    const { message, type, text, name, arguments: json } = part;
    if (partProblem(part) !== null) return;
    const url = part.url.trim();
    const given = type === "text" ? { type, text } : type === "image" ? { type, url } : { type, name, arguments: json };
    this.edits.push({ type: "add-part", message, part: given });
  }

  answer(m: number, message: Message): void {
    const calls = callsOf(message);
    const removed = new Set(this.session.removedCalls);
    const isRemoved = (call: number) => removed.has(`${m}/${call}`);
    for (const [c, { call }] of calls.entries()) if (!isRemoved(c)) this.call(m, c, call.arguments);
    const spreads = this.spreads(
      m,
      message,
      calls.flatMap(({ part }, c) => (isRemoved(c) ? [part] : [])),
    );
    // A part that is emptied may be gone, and those behind it stand further on.
    const empties = message.parts.some((_, p) => this.typed(field.text(m, p)) === "");
    if (empties) this.edits.push(...spreads);
    this.texts(m, message, empties);
    if (!empties) this.edits.push(...spreads);
    for (const kind of TEXT_KINDS) {
      const text = this.typed(field.newText(m, kind));
      if (text !== undefined) this.edits.push({ type: "text", message: m, kind, text });
    }
    for (const [c] of [...calls.entries()].reverse()) {
      if (isRemoved(c)) this.edits.push({ type: "remove-tool-call", message: m, call: c });
    }
    for (const { message: at, name, arguments: json } of this.session.addedCalls) {
      if (at !== m) continue;
      if (callNameProblem(name) === null) this.edits.push({ type: "add-tool-call", message: m, name, arguments: json });
    }
  }

  private call(m: number, c: number, recorded: string): void {
    const [name, json] = [this.typed(field.callName(m, c)), this.typed(field.callArguments(m, c))];
    if (name === undefined && json === undefined) return;
    this.edits.push({
      type: "tool-call",
      message: m,
      call: c,
      ...(name === undefined ? {} : { name }),
      ...(json === undefined ? {} : { arguments: argumentsOf(recorded, argumentsShown(recorded), json) }),
    });
  }

  /** Texts by their parts; by their kinds where parts may vanish: that says the same without counting them. */
  private texts(m: number, { parts }: Message, byKind: boolean): void {
    const isTyped = (p: number) => this.typed(field.text(m, p)) !== undefined;
    for (const kind of TEXT_KINDS) {
      const own = parts.flatMap((part, p) => (isText(part) && part.type === kind ? [{ p, text: part.text }] : []));
      const changed = own.filter(({ p }) => isTyped(p));
      if (changed.length === 0) continue;
      const now = ({ p, text }: { p: number; text: string }) => this.typed(field.text(m, p)) ?? text;
      if (byKind) this.edits.push({ type: "text", message: m, kind, text: own.map(now).join("") });
      else for (const one of changed) this.edits.push({ type: "text", message: m, kind, part: one.p, text: now(one) });
    }
  }

  private spreads(m: number, { parts }: Message, gone: readonly number[]): Edit[] {
    return parts.flatMap((_, part): Edit[] => {
      const isGone = gone.includes(part) || this.typed(field.text(m, part)) === "";
      const by = isGone ? undefined : this.session.spread[`${m}/${part}`];
      return by ? [{ type: "rechunk", message: m, part, by }] : [];
    });
  }
}
