import type { CreateDraft } from "../draft";

/** A draft to begin with. */
export type Template = { id: string; label: string } & Pick<CreateDraft, "call" | "url" | "body" | "answer" | "status">;

/** JSON as people edit it. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** The events of a stream whose data alone says what they are. */
export function dataEvents(...data: readonly unknown[]): string {
  return [...data.map((each) => `data: ${JSON.stringify(each)}`), "data: [DONE]", ""].join("\n\n");
}

/** The events of a stream, each named by its `type`. */
export function namedEvents(...data: readonly ({ type: string } & Record<string, unknown>)[]): string {
  return data.map((each) => `event: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`).join("");
}
