import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { Level } from "@/lib/lint/finding";

const MARKS = {
  error: { icon: CircleX, tone: "text-error", word: "error" },
  warning: { icon: TriangleAlert, tone: "text-warning", word: "warning" },
  info: { icon: Info, tone: "text-ink-muted", word: "note" },
} as const;

/** A level as an icon, its word for those who do not see it. */
export function LevelMark({ level }: { level: Level }) {
  const { icon: Icon, tone, word } = MARKS[level];
  return (
    <span className={`relative inline-flex shrink-0 ${tone}`}>
      <Icon aria-hidden size={14} />
      <span className="sr-only">{word}</span>
    </span>
  );
}
