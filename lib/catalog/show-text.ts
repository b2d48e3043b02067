import { formatCount, formatQuantity } from "../format/human";
import { visibleText } from "../format/visible";
import type { MediaSource, Part, Payload, ResponseError } from "../recording/message";
import type { Show, ShownMessage } from "./show";

/** How a role, a mark or a note looks; each takes and gives one text. Without colour all of them give it back. */
export type Ink = {
  head: (text: string) => string;
  role: (text: string) => string;
  dim: (text: string) => string;
  bad: (text: string) => string;
};

export const noInk: Ink = { head: same, role: same, dim: same, bad: same };

function same(text: string): string {
  return text;
}

const LONGEST_VALUE = 2000;

/**
 * A recording as a conversation for a terminal of `width` columns. Whatever was recorded is printed so that the
 * terminal shows it and does not obey it.
 */
export function formatShow(show: Show, width: number, ink: Ink = noInk): string {
  const lines = [...headOf(show, ink), ""];
  for (const message of show.messages) lines.push(...sectionOf(message, titleOf(message), width, ink));
  show.response.messages.forEach((message, choice) => {
    const number = show.response.messages.length > 1 ? ` ${choice + 1}` : "";
    lines.push(...sectionOf(message, `answer${number}`, width, ink));
  });
  lines.push(...errorLines(show.response.error, width, ink), ...payloadLines(show.response.payload, width, ink));
  return `${lines.join("\n").trimEnd()}\n`;
}

function headOf(show: Show, ink: Ink): string[] {
  const { response } = show;
  const call = [show.endpoint, show.model, show.kind].filter((word) => word !== null);
  const answer = [
    show.streaming ? `streamed, ${formatQuantity(show.chunks, "chunk")}` : "one piece",
    response.finishReason && `finish reason ${response.finishReason}`,
    response.usage && usageOf(response.usage),
    response.error && `error: ${response.error.type}`,
  ].filter((word) => word !== null && word !== "");
  return [
    ink.head(inLine(show.path)),
    field("test", show.testId ?? "none", ink),
    field("call", call.join(" · "), ink),
    field("answer", answer.join(" · "), ink),
  ];
}

function field(name: string, value: string, ink: Ink): string {
  return `${ink.dim(name.padEnd(8))}${inLine(value)}`;
}

function inLine(text: string): string {
  return visibleText(text).replaceAll("\n", " ");
}

function usageOf({ input, output, total }: { input: number | null; output: number | null; total: number | null }) {
  const counts: [number | null, string][] = [
    [input, "in"],
    [output, "out"],
    [total, "in all"],
  ];
  const known = counts.flatMap(([count, word]) => (count === null ? [] : [`${formatCount(count)} ${word}`]));
  return known.length > 0 ? `tokens ${known.join(", ")}` : null;
}

function titleOf({ role, toolCallId }: ShownMessage): string {
  return toolCallId === null ? role : `${role} ${toolCallId}`;
}

function sectionOf({ parts }: ShownMessage, title: string, width: number, ink: Ink): string[] {
  const body = parts.flatMap((part) => partLines(part, ink));
  return [rule(title, width, ink), ...indented(body.length > 0 ? body : [ink.dim("(empty)")]), ""];
}

/** Only the program writes in the first column, so that no recorded text passes for a heading. */
function indented(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => (line === "" ? "" : `  ${line}`));
}

function rule(title: string, width: number, ink: Ink): string {
  const name = inLine(title);
  return `${ink.dim("──")} ${ink.role(name)} ${ink.dim("─".repeat(Math.max(2, width - name.length - 4)))}`;
}

function partLines(part: Part, ink: Ink): string[] {
  switch (part.type) {
    case "text":
      return [visibleText(part.text)];
    case "reasoning":
      return [
        ink.dim("reasoning"),
        ...visibleText(part.text)
          .split("\n")
          .map((line) => ink.dim(`│ ${line}`)),
      ];
    case "refusal":
      return [ink.bad("refusal"), visibleText(part.text)];
    case "tool_call":
      return [callOf(part.name, part.arguments, part.id, ink)];
    case "image":
      return [ink.dim(`[image ${mediaOf(part.source)}]`)];
    case "file":
      return [ink.dim(`[file ${visibleText(part.name ?? "")} ${mediaOf(part.source)}]`.replace("  ", " "))];
    case "json":
      return [ink.dim(visibleText(part.label)), cut(part.text)];
  }
}

function callOf(name: string, text: string, id: string | null, ink: Ink): string {
  const end = id === null ? "" : `  ${ink.dim(visibleText(id))}`;
  return `→ ${visibleText(name)}(${visibleText(text)})${end}`;
}

function mediaOf(source: MediaSource): string {
  if (source.type === "url") return cut(source.url);
  if (source.type === "id") return cut(source.id);
  return `${visibleText(source.mediaType)}, ${formatCount(source.data.length)} characters of base64`;
}

/** What is data rather than speech is printed up to a length; `--json` has all of it. */
function cut(text: string): string {
  const shown = visibleText(text.slice(0, LONGEST_VALUE));
  return text.length > LONGEST_VALUE ? `${shown}… (${formatCount(text.length)} characters)` : shown;
}

function errorLines(error: ResponseError | null, width: number, ink: Ink): string[] {
  if (!error) return [];
  const status = error.status === null ? "" : ` ${error.status}`;
  const body = [ink.bad(visibleText(error.type) + status), visibleText(error.message)];
  return [rule("error", width, ink), ...indented(body), ""];
}

function payloadLines(payload: Payload | null, width: number, ink: Ink): string[] {
  if (!payload) return [];
  return [rule(payload.type === "items" ? payload.label : payload.type, width, ink), ...indented(rowsOf(payload))];
}

function rowsOf(payload: Payload): string[] {
  switch (payload.type) {
    case "embeddings":
      return payload.vectors.map(
        ({ label, values }) => `${visibleText(label)}  ${formatCount(values.length)} dimensions`,
      );
    case "models":
      return payload.rows.map(({ cells }) => cells.map((cell) => cut(cell ?? "")).join("  "));
    case "items":
      return payload.items.flatMap(({ title, url, score, text }) => [
        [score === null ? null : String(score), title, url]
          .flatMap((word) => (word === null ? [] : [cut(word)]))
          .join("  "),
        ...cut(text)
          .split("\n")
          .map((line) => `  ${line}`),
      ]);
  }
}
