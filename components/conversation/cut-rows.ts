import type { MediaSource } from "@/lib/recording/message";
import { cutView, type TextView } from "./fold";
import { IMAGE_HEAD } from "./image-type";
import type { PartView, Row } from "./rows";

/** Shortest head that still says what a text is about. */
const LEAST = 200;

/**
 * Rows as a page sends them: long texts cut to the head that a folded page shows, media without most of their bytes.
 * After `characters` of recorded text the heads get short; the rest is fetched on a click.
 */
export function cutRows(rows: readonly Row[], characters: number): Row[] {
  let room = characters;
  const cut = (view: TextView): TextView => {
    const kept = cutView(view, Math.max(room, LEAST));
    room -= kept.text.length;
    return kept;
  };
  // The answer is what people open a recording for: it takes its room first.
  const answers = rows.map((row) => (row.side === "answer" ? cutRow(row, cut) : row));
  return answers.map((row) => (row.side === "answer" ? row : cutRow(row, cut)));
}

function cutRow(row: Row, cut: (view: TextView) => TextView): Row {
  return { ...row, parts: row.parts.map((part) => cutPart(part, cut)) };
}

function cutPart(part: PartView, cut: (view: TextView) => TextView): PartView {
  switch (part.type) {
    case "call":
      return { ...part, arguments: cut(part.arguments), results: part.results.map((row) => cutRow(row, cut)) };
    case "image":
    case "file":
      return { ...part, source: headOfMedia(part.source) };
    default:
      return { ...part, text: cut(part.text) };
  }
}

function headOfMedia(source: MediaSource): MediaSource {
  return source.type === "inline" ? { ...source, data: source.data.slice(0, IMAGE_HEAD) } : source;
}
