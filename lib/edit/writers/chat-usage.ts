import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import { parseJson } from "../../json/parse";
import { printTyped } from "../../schema/print";
import { usage } from "../../schema/usage";
import { sdkOf } from "../../schema/version";
import type { Draft } from "../wire/draft";
import type { UsagePlaces } from "./usage";
import { nodeOf } from "./writer";

/** Where the counts of a chat or a completion stand (see `openaiUsageOf`): in the last usage object that has any. */
export function chatUsagePlaces(draft: Draft): UsagePlaces {
  const { items, isStream } = draft;
  const carrier = items.findLast(({ data }) => data?.get("usage")?.kind === "object");
  const last = items.findLast(({ data }) => data?.get("choices"));
  const isTrailer = last?.data?.get("choices")?.items().length === 0;
  const home = carrier ?? (isStream && !isTrailer ? undefined : last);
  return {
    items: carrier ? [carrier] : [],
    home,
    makeHome: last && ((counts) => addTrailer(draft, last, counts)),
    blank: "null",
    declared: declaredIn(draft),
    paths: {
      input: ["/usage/prompt_tokens", "/usage/input_tokens"],
      output: ["/usage/completion_tokens", "/usage/output_tokens"],
      total: ["/usage/total_tokens"],
      reasoning: ["/usage/completion_tokens_details/reasoning_tokens", "/usage/output_tokens_details/reasoning_tokens"],
      cached: ["/usage/prompt_tokens_details/cached_tokens", "/usage/input_tokens_details/cached_tokens"],
    },
  };
}

/** Where an answer of embeddings says its tokens. */
export function embeddingsUsagePlaces({ items }: Draft): UsagePlaces {
  return {
    items,
    home: items.find(({ data }) => data?.get("data")),
    blank: "null",
    orderAt: () => ["prompt_tokens", "total_tokens"],
    paths: { input: ["/usage/prompt_tokens"], total: ["/usage/total_tokens"] },
  };
}

/** Where a ranking says its tokens. */
export function rerankUsagePlaces(draft: Draft): UsagePlaces {
  const home = draft.items.find(({ data }) => data?.get("results") ?? data?.get("rankings"));
  return { ...embeddingsUsagePlaces(draft), home };
}

/** Behind a stream comes its usage: one more chunk, without choices (format, section 2.2, R1, rules 1 and 5). */
function addTrailer(draft: Draft, last: StreamItem, counts: object): void {
  const { usage: tree } = { usage: {}, ...counts };
  const texts = draft.copyOf(last, ({ node, edits }) => {
    const choices = node.get("choices");
    if (choices) edits.setText(choices, "[]");
    for (const key of ["prompt_filter_results", "system"]) edits.removeMember(node, key);
    const value = declaredIn(draft)("/usage", tree);
    const known = node.get("usage");
    if (known) edits.replaceValue(known, value);
    else edits.insertMember(node, node.members().length, "usage", value);
  });
  draft.insertItems(texts, draft.items[draft.items.indexOf(last) + 1]);
}

/** Objects of the SDK's classes have all of their members; those of a raw wire what was put in. */
function declaredIn({ recording, items }: Draft): (path: string, value: object) => JsonNode {
  const typed = recording.body?.kind === "array" ? recording.body.items() : recording.body ? [recording.body] : [];
  if (!items[0]?.base.endsWith("/__data__")) return (_, value) => nodeOf(value);
  const circumstances = { sdk: sdkOf(recording, typed), seen: new Set<string>() };
  const { completion_tokens_details, prompt_tokens_details } = usage.shape;
  const classes = new Map<string, typeof usage | typeof completion_tokens_details | typeof prompt_tokens_details>([
    ["/usage", usage],
    ["/usage/completion_tokens_details", completion_tokens_details],
    ["/usage/prompt_tokens_details", prompt_tokens_details],
  ]);
  return (path, value) => {
    const declared = classes.get(path);
    const parsed = declared && parseJson(printTyped(declared, nodeOf(value), circumstances));
    return parsed?.ok ? parsed.doc.root : nodeOf(value);
  };
}
