import type { Edit } from "../edit";
import { partedText, wordPieces } from "../stream/spread";
import { Draft, type Site } from "../wire/draft";
import { writerOf } from "../writers";
import type { Answer } from "../writers/writer";
import { answerReadingOf, differenceOf } from "./reading";
import { answerSourcesOf, keyOf, type Source } from "./sources";
import { drafted, failed, type State, type StepResult } from "./step";

/** Spreads a streamed part anew over chunks: one a word, or one. Chunks that carry anything else stay. */
export function rechunkStep(state: State, edit: Extract<Edit, { type: "rechunk" }>): StepResult {
  const { recording, conversation } = state;
  const draft = new Draft(recording);
  const answer: Answer = { draft, view: conversation.response, message: edit.message };
  const part = answer.view.messages[edit.message]?.parts[edit.part];
  const text = part?.type === "tool_call" ? part.arguments : part && "text" in part ? part.text : "";
  const sources = answerSourcesOf(answer, edit.part).filter(({ chunk }) => chunk !== null);
  const [first] = sources;
  if (!first) return failed("That part was not streamed.", "/response/body", "Only streamed parts stand in chunks.");
  if (new Set(sources.map(({ site }) => keyOf(site))).size < sources.length) {
    return failed("One chunk brings several pieces of that part.", first.site.pointer, "Edit its text instead.");
  }
  if (sources.some(({ site }) => draft.hold(site)?.node.string === undefined)) {
    return failed("That part came as a value in one chunk.", first.site.pointer, "It cannot be parted.");
  }
  spread(answer, withTwins(state, draft, sources), edit.by === "one" ? [text] : wordPieces(text));
  const wanted = answerReadingOf(conversation.response);
  return drafted(draft, (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)));
}

/** A source, and the places that say the same under another name. */
type Spread = Source & { twins: readonly Site[] };

function withTwins({ conversation }: State, draft: Draft, sources: readonly Source[]): Spread[] {
  const { twins } = writerOf(conversation.dialect);
  return sources.map((source) => ({ ...source, twins: twins?.(draft, source.site) ?? [] }));
}

function spread(answer: Answer, sources: readonly Spread[], pieces: readonly string[]): void {
  const { draft } = answer;
  const model = pieces.length > sources.length ? sources.findLast((source) => isPlain(answer, source)) : undefined;
  // Without a chunk that can be copied, the chunks that are there take more than one word each.
  const texts =
    pieces.length > sources.length && !model
      ? partedText(
          pieces.join(""),
          sources.map(() => 1),
        )
      : pieces;
  const extra = Math.max(0, texts.length - sources.length);
  let next = 0;
  for (const source of sources) {
    const text = texts[next];
    next++;
    if (text === undefined && isPlain(answer, source)) removeChunk(draft, source);
    else write(draft, source, text ?? "");
    if (source !== model) continue;
    copyChunk(draft, source, texts.slice(next, next + extra));
    next += extra;
  }
}

/** Whether a chunk brings nothing but its piece. */
function isPlain({ draft, view }: Answer, source: Source): boolean {
  const chunk = view.chunks[source.chunk ?? -1];
  const whole = draft.hold(source.site)?.node.string ?? "";
  const around = whole.slice(0, source.from) + whole.slice(source.to);
  return chunk?.notes.length === 0 && chunk.pieces.length === 1 && /^(?:<reasoning><\/reasoning>)?$/.test(around);
}

function write(draft: Draft, { site, twins, from, to }: Spread, text: string): void {
  for (const place of [site, ...twins]) {
    const held = draft.hold(place);
    const whole = held?.node.string ?? "";
    held?.edits.setString(held.node, whole.slice(0, from) + text + whole.slice(to));
  }
}

function itemOf(draft: Draft, { site }: Source) {
  return draft.items.find(({ base }) =>
    site.inner === undefined ? site.pointer === base || site.pointer.startsWith(`${base}/`) : site.pointer === base,
  );
}

function removeChunk(draft: Draft, source: Source): void {
  const item = itemOf(draft, source);
  if (item) draft.removeItem(item);
}

function copyChunk(draft: Draft, source: Spread, texts: readonly string[]): void {
  const item = itemOf(draft, source);
  const after = item && draft.items[draft.items.indexOf(item) + 1];
  if (!item) return;
  const paths = [source.site, ...source.twins].map(({ inner, pointer }) => inner ?? pointer.slice(item.base.length));
  for (const text of texts) {
    const copy = draft.copyOf(item, ({ node, edits }) => {
      for (const path of paths) {
        const target = edits.doc.at(node.pointer + path);
        const whole = target?.string ?? "";
        if (target) edits.setString(target, whole.slice(0, source.from) + text + whole.slice(source.to));
      }
    });
    draft.insertItems(copy, after);
  }
}
