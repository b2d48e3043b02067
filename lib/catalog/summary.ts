import type { Conversation, Message, Part, Payload } from "../recording/message";
import { SUMMARY_LENGTH } from "./row";

/** The last thing that was asked, in one line. */
export function inputSummaryOf({ request }: Conversation): string {
  for (const message of request.messages.toReversed()) {
    const line = lineOf(message);
    if (line) return line;
  }
  return "";
}

/** What came back, in one line: an error first, then text, tool calls, reasoning, or what a payload holds. */
export function outputSummaryOf({ response }: Conversation): string {
  if (response.error) return oneLine(response.error.message || response.error.type);
  if (response.payload) return payloadLine(response.payload);
  for (const message of response.messages) {
    const line = lineOf(message);
    if (line) return line;
  }
  return "";
}

function lineOf({ parts }: Message): string {
  const spoken = parts.filter(({ type }) => type !== "reasoning");
  return oneLine((spoken.length > 0 ? spoken : parts).map(phraseOf).filter(Boolean).join(" · "));
}

function phraseOf(part: Part): string {
  switch (part.type) {
    case "tool_call":
      return `${part.name}(${head(part.arguments)})`;
    case "image":
      return "[image]";
    case "file":
      return part.name ? `[file ${part.name}]` : "[file]";
    case "json":
      return head(part.text);
    default:
      return head(part.text.trimStart());
  }
}

function payloadLine(payload: Payload): string {
  switch (payload.type) {
    case "embeddings": {
      const { length } = payload.vectors;
      return `${length} ${length === 1 ? "embedding" : "embeddings"} of ${payload.vectors[0]?.values.length ?? 0}`;
    }
    case "models": {
      const { length } = payload.rows;
      return `${length} ${length === 1 ? "model" : "models"}`;
    }
    case "items": {
      const { length } = payload.items;
      const first = payload.items[0];
      return oneLine(`${length} ${payload.label}: ${head(first?.title ?? first?.text ?? "")}`);
    }
  }
}

/** Enough of a text to fill a summary, so that the white space of a megabyte is not looked at. */
function head(text: string): string {
  return text.slice(0, SUMMARY_LENGTH * 4);
}

/** A text as one line of at most `SUMMARY_LENGTH` characters (UTF-16 units), never cut inside a surrogate pair. */
export function oneLine(text: string): string {
  const line = head(text).replace(/\s+/g, " ").trim();
  if (line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
