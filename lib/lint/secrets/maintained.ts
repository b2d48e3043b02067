import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import { type FoundSecret, isRedacted } from "./found";

type Rule = (typeof rules)[number];
type Context = Parameters<Rule["create"]>[0];
type Source = Parameters<NonNullable<ReturnType<Rule["create"]>["file"]>>[0];

/** A recording cannot allow its own secrets: the rule that lets comments do so is left out. */
const scanners = rules.filter(({ meta }) => !meta.id.endsWith("filter-comments"));

/**
 * What secretlint's recommended rules find. They are run without secretlint's engine: all of them work in one go on
 * text, so that no promise has to be waited for in each of a hundred thousand files.
 */
export function maintainedIn(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  const context: Context = {
    sharedOptions: {},
    createTranslator: (messages) => (messageId, props) => ({
      message: messages[messageId]?.en(props) ?? "",
      messageId: String(messageId),
      data: props,
    }),
    report: ({ message, range }) => {
      const kind = /^found (.*?)(?:\(.*?\))?:/s.exec(message.message)?.[1] ?? "credential";
      const secret = secretOf(text, range, message.data);
      if (!isRedacted(secret)) found.push({ kind: withArticle(kind), secret, sure: true });
    },
    ignore: () => {},
  };
  const source = sourceOf(text);
  for (const scanner of scanners) scanner.create(context, {}).file?.(source);
  return found;
}

/**
 * Some rules look for a name and its value, and give the place of the name with the length of the value: what they say
 * that they found counts, not where.
 */
function secretOf(text: string, [start, end]: readonly [number, number], data: object = {}): string {
  const told = Object.values(data).find(
    (value) => typeof value === "string" && value !== "" && text.includes(value, start),
  );
  return told ?? text.slice(start, end);
}

function sourceOf(content: string): Source {
  const nowhere = { line: 1, column: 0 };
  return {
    content,
    contentType: "text",
    filePath: undefined,
    physicalFilePath: undefined,
    ext: "",
    hasBOM: false,
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    indexToPosition: () => nowhere,
    positionToIndex: () => 0,
    locationToRange: () => [0, 0],
    rangeToLocation: () => ({ start: nowhere, end: nowhere }),
  };
}

function withArticle(kind: string): string {
  return `${/^[aeio]/i.test(kind) ? "an" : "a"} ${kind}`;
}
