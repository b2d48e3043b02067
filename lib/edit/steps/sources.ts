import { embeddedReasoningOf } from "../../dialects/embedded-reasoning";
import type { Message, Part } from "../../recording/message";
import { hunksOf } from "../stream/hunks";
import { type Stretch, sharesOf } from "../stream/spread";
import type { Draft, Site } from "../wire/draft";
import type { Answer } from "../writers/writer";

/** A stretch of a part's text and where it stands: `[from, to)` of the string at a site. */
export type Source = Stretch & { site: Site; from: number; to: number; chunk: number | null };

/** Where the text of an answer's part stands, by the pieces that its chunks brought, else by its own place. */
export function answerSourcesOf({ draft, view, message }: Answer, part: number): Source[] {
  const pieces = view.chunks.flatMap((chunk, number) =>
    chunk.pieces
      .filter((piece) => piece.message === message && piece.part === part)
      .map(({ start, end, from, to, pointer, inner }): Source => {
        const site = inner === undefined ? { pointer } : { pointer, inner };
        return { start, end, from, to, site, chunk: number };
      }),
  );
  const read = view.messages[message];
  return pieces.length > 0 || !read ? pieces : ownSourcesOf(draft, read, read.parts[part]);
}

/** Where the text of a part stands that was not streamed; none where it stands nowhere by itself. */
export function ownSourcesOf({ recording: { doc } }: Draft, message: Message, part: Part | undefined): Source[] {
  if (!part || !("text" in part)) return [];
  const { text, pointer } = part;
  if (pointer !== null) {
    if (doc.at(pointer)?.string !== text) return [];
    return [{ start: 0, end: text.length, from: 0, to: text.length, site: { pointer }, chunk: null }];
  }
  if (message.pointer === null || part.type === "json") return [];
  const node = doc.at(message.pointer);
  const candidates = [
    node?.get("content"),
    node?.get("text"),
    ...(node?.get("content")?.items() ?? []).map((item) => item.get("text")),
  ];
  for (const candidate of candidates) {
    const whole = candidate?.string;
    const embedded = whole === undefined ? null : embeddedReasoningOf(whole);
    if (!candidate || whole === undefined || !embedded) continue;
    const ranges = part.type === "reasoning" ? embedded.reasoning : [embedded.text];
    if (ranges.map(({ from, to }) => whole.slice(from, to)).join("") !== text) continue;
    let start = 0;
    return ranges.map(({ from, to }) => {
      const source = { start, end: start + to - from, from, to, site: { pointer: candidate.pointer }, chunk: null };
      start = source.end;
      return source;
    });
  }
  return [];
}

/**
 * Writes a new text where the old one stands, touching only the strings that bring what changes. Gives the sites of
 * all strings that were written; null where a change reaches text that no string holds.
 */
export function writeText(draft: Draft, sources: readonly Source[], old: string, text: string): Site[] | null {
  const shares = sharesOf(hunksOf(old, text), sources);
  if (!shares) return null;
  const written = new Map<string, { site: Site; changes: { from: number; to: number; text: string }[] }>();
  for (const share of shares) {
    const source = sources[share.at];
    if (!source) continue;
    const key = keyOf(source.site);
    const entry = written.get(key) ?? { site: source.site, changes: [] };
    const shift = source.from - source.start;
    entry.changes.push({ from: share.from + shift, to: share.to + shift, text: share.text });
    written.set(key, entry);
  }
  const sites: Site[] = [];
  for (const { site, changes } of written.values()) {
    const held = draft.hold(site);
    if (!held || (held.node.string === undefined && !held.node.isNull)) return null;
    held.edits.setString(held.node, spliced(held.node.string ?? "", changes));
    sites.push(site);
  }
  return sites;
}

/** The string at a site as the draft will have it. */
export function writtenString(draft: Draft, site: Site): string | undefined {
  const held = draft.hold(site);
  return held?.edits.stringAt(held.node);
}

/** A name that no other site has. */
export function keyOf({ pointer, inner }: Site): string {
  return inner === undefined ? pointer : `${pointer} ${inner}`;
}

function spliced(text: string, changes: readonly { from: number; to: number; text: string }[]): string {
  let made = "";
  let at = 0;
  for (const change of changes) {
    made += text.slice(at, change.from) + change.text;
    at = change.to;
  }
  return made + text.slice(at);
}
