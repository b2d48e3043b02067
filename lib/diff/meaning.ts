import type { Show, ShownMessage } from "../catalog/show";
import { formatBytes } from "../format/human";
import { sha256Of } from "../recording/key/hash";
import type { MediaSource, Part, Usage } from "../recording/message";
import { pairMessages } from "./pair-messages";

/** One part of a recording's meaning that differs: what it is in a word, and both texts (null: not there). */
export type MeaningChange = { what: string; before: string | null; after: string | null };

type Texts = ReadonlyMap<string, string>;

/** What a reader of the conversation sees change between two states of a recording. */
export function meaningDiffOf(before: Show, after: Show): MeaningChange[] {
  return [
    ...changesOf(aboutIn(before), aboutIn(after)),
    ...messageChanges(before.messages, after.messages),
    ...changesOf(answeredIn(before), answeredIn(after)),
  ];
}

function changesOf(was: Texts, is: Texts): MeaningChange[] {
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((what) => {
    const change = { what, before: was.get(what) ?? null, after: is.get(what) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** What becomes of a request's messages; those that stay count as they did before. */
function messageChanges(before: readonly ShownMessage[], after: readonly ShownMessage[]): MeaningChange[] {
  const said = (message: ShownMessage) => ({
    role: message.role,
    said: JSON.stringify([...askedIn("", message)]),
  });
  return pairMessages(before.map(said), after.map(said)).flatMap(({ was, is, moved }) => {
    if (was !== null && is !== null && moved)
      return { what: `message ${was + 1}: place`, before: `${was + 1}`, after: `${is + 1}` };
    const [old, now] = [before[was ?? -1], after[is ?? -1]];
    const name = old ? `message ${(was ?? 0) + 1}` : `new message ${(is ?? 0) + 1}`;
    const label = now ? name : `removed ${name}`;
    return changesOf(old ? askedIn(label, old) : new Map(), now ? askedIn(label, now) : new Map());
  });
}

/** Everything that a recording says, by what it is in a word. */
export function saidIn(show: Show): Map<string, string> {
  const asked = show.messages.flatMap((message, index) => [...askedIn(`message ${index + 1}`, message)]);
  return new Map([...aboutIn(show), ...asked, ...answeredIn(show)]);
}

function aboutIn({ testId, model }: Show): Texts {
  return textsOf((put) => {
    put("test id", testId);
    put("model", model);
  });
}

function askedIn(name: string, message: ShownMessage): Texts {
  return textsOf((put) => {
    messageParts(name, message, put);
    // In a request, ids say which result belongs to which call.
    for (const [at, { id }] of message.toolCalls.entries()) put(`${name}: id of tool call ${at + 1}`, id);
  });
}

function answeredIn({ response }: Show): Texts {
  return textsOf((put) => {
    for (const [index, message] of response.messages.entries()) {
      messageParts(index === 0 ? "answer" : `answer ${index + 1}`, message, put);
    }
    put("finish reason", response.finishReason);
    put("usage", response.usage && usageWords(response.usage));
    put("error", response.error && JSON.stringify(response.error));
    put("payload", response.payload && JSON.stringify(response.payload));
  });
}

type Put = (what: string, text: string | null) => void;

function textsOf(read: (put: Put) => void): Texts {
  const texts = new Map<string, string>();
  read((what, text) => {
    if (text !== null && text !== "") texts.set(what, text);
  });
  return texts;
}

function messageParts(name: string, message: ShownMessage, put: Put): void {
  put(name, message.text);
  put(`${name}: role`, message.role);
  put(`${name}: reasoning`, message.reasoning);
  put(`${name}: answers call`, message.toolCallId);
  for (const [index, call] of message.toolCalls.entries()) {
    put(`${name}: tool call ${index + 1}`, `${call.name}(${call.arguments})`);
  }
  put(`${name}: other parts`, message.parts.flatMap(otherWords).join("\n"));
}

function usageWords(usage: Usage): string {
  const counts = Object.entries(usage).filter(([, count]) => count !== null);
  return counts.map(([name, count]) => `${name} ${count}`).join(", ");
}

/** A part that is neither text, reasoning nor call; media by what tells them apart. */
function otherWords(part: Part): string[] {
  switch (part.type) {
    case "refusal":
      return [`refusal: ${part.text}`];
    case "json":
      return [`${part.label}: ${part.text}`];
    case "image":
      return [`image ${sourceWords(part.source)}${part.detail === null ? "" : `, detail ${part.detail}`}`];
    case "file":
      return [`file ${part.name === null ? "" : `${part.name} `}${sourceWords(part.source)}`];
    default:
      return [];
  }
}

function sourceWords(source: MediaSource): string {
  if (source.type !== "inline") return source.type === "url" ? source.url : source.id;
  const { mediaType, data } = source;
  return `${mediaType}, ${formatBytes((data.length * 3) / 4)}, SHA-256 of its base64 ${sha256Of(data).slice(0, 8)}`;
}
