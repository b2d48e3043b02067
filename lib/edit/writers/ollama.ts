import type { StreamItem } from "../../dialects/stream-item";
import { removeAt } from "./anthropic";
import { appendItem } from "./chat";
import { nodeOf, objectWith, putMember, siteIn, type TextKind, type Writer } from "./writer";

/** Ollama's own generate and chat, whole and streamed, typed and untyped. */
export const ollama: Writer = {
  slots({ draft }, kind) {
    return draft.items.flatMap((item) => {
      const { path, key } = memberOf(item, kind);
      const node = path === "" ? item.data?.get(key) : item.data?.get("message")?.get(key);
      const isFree = draft.isStream ? node?.string === "" && !isBusy(item) : node?.string === "" || node?.isNull;
      return isFree && kind !== "refusal" ? [siteIn(item, `${path}/${key}`)] : [];
    });
  },
  makeText(answer, kind, text) {
    if (kind === "refusal") return false;
    const { draft } = answer;
    const [first] = draft.items;
    if (!first?.data) return false;
    if (!draft.isStream) {
      const { path, key } = memberOf(first, kind);
      const held = draft.holdIn(first, path);
      if (held) putMember(held, key, nodeOf(text));
      return held !== undefined;
    }
    const copied = draft.copyOf(first, (held) => {
      const said = held.node.get("message") ?? held.node;
      for (const key of ["content", "response", "thinking"]) {
        const node = said.get(key);
        if (node?.string) held.edits.setString(node, "");
      }
      const calls = said.get("tool_calls");
      if (calls) held.edits.setText(calls, "null");
      const { key } = memberOf(first, kind);
      const known = said.get(key);
      if (known) held.edits.replaceValue(known, nodeOf(text));
      else held.edits.insertMember(said, said.members().length, key, nodeOf(text));
    });
    const before = kind === "reasoning" ? first : draft.items.find((item) => isBusyWithCalls(item) || isLast(item));
    draft.insertItems(copied, before);
    return true;
  },
  callPlaces(_answer, _call, pointer) {
    if (pointer === null) return null;
    const at = (key: string) => [{ pointer: `${pointer}/function/${key}` }];
    return { names: at("name"), arguments: at("arguments") };
  },
  addCall({ draft }, { name, arguments: json }) {
    const item = draft.items.findLast((candidate) => candidate.data?.get("message") && !isLast(candidate));
    const target = item ?? draft.items.findLast((candidate) => candidate.data?.get("message"));
    const held = target && draft.holdIn(target, "/message");
    if (!held) return false;
    const called = objectWith({ name }, "arguments", json).raw;
    appendItem(held, "tool_calls", objectWith({}, "function", called));
    return true;
  },
  removeCall: (answer, _call, pointer) => pointer !== null && removeAt(answer, pointer),
  finishReason({ draft }) {
    const said = draft.items.filter(({ data }) => data?.get("done_reason")?.string);
    const last = draft.items.findLast(isAnswer);
    return {
      said: said.map((item) => siteIn(item, "/done_reason")),
      free: last && siteIn(last, "/done_reason"),
      blank: "null",
    };
  },
  usage({ draft: { items } }) {
    const isEmbedding = items.some(({ data }) => data?.get("embeddings") ?? data?.get("embedding"));
    const input = { input: ["/prompt_eval_count"] };
    const paths = isEmbedding ? input : { ...input, output: ["/eval_count"] };
    return { items, paths, home: isEmbedding ? items[0] : items.findLast(isAnswer), blank: "null" };
  },
};

function memberOf({ data }: StreamItem, kind: TextKind): { path: string; key: string } {
  const inMessage = data?.get("message")?.kind === "object";
  const key = kind === "reasoning" ? "thinking" : inMessage ? "content" : "response";
  return { path: inMessage ? "/message" : "", key };
}

/** Whether an item is of a text or a chat: the family lists models, too. */
function isAnswer({ data }: StreamItem): boolean {
  return (data?.get("message") ?? data?.get("response")) !== undefined;
}

function isLast({ data }: StreamItem): boolean {
  return data?.get("done")?.boolean === true;
}

function isBusyWithCalls({ data }: StreamItem): boolean {
  return (data?.get("message")?.get("tool_calls")?.items().length ?? 0) > 0;
}

function isBusy(item: StreamItem): boolean {
  const said = item.data?.get("message") ?? item.data;
  const says = ["content", "response", "thinking"].some((key) => said?.get(key)?.string);
  return says || isLast(item) || isBusyWithCalls(item);
}
