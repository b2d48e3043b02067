import type { DraftKeeping } from "@/components/edit/draft/use-draft";

/** What somebody has typed, and the SHA-256 of the file that they typed over. */
export type TypedText = { text: string; baseHash: string };

export type RawEditorProps = {
  path: string;
  /** Where it opens: a JSON pointer, or a line from 1. */
  at: string | null;
  line: number | null;
  keeping: DraftKeeping;
  /** What was typed earlier, which is gone on with if the file is the same as then. */
  typed: TypedText | null;
  /** Whether an earlier page left that. */
  isKept: boolean;
  onOutdated: (typed: TypedText) => void;
  /** The editor is left, with what was not saved. */
  leave: (left: TypedText | null) => void;
};
