import { Check, Eye, Flag } from "lucide-react";
import type { Mark } from "@/lib/review/mark";

/** What was made of a difference, in a sign and a word for those who do not see it. */
export function MarkIcon({ mark: { decision, viewed } }: { mark: Pick<Mark, "decision" | "viewed"> }) {
  if (decision === "accepted") return <Check role="img" aria-label="accepted" size={14} className="text-added" />;
  if (decision === "flagged") return <Flag role="img" aria-label="flagged" size={14} className="text-warning" />;
  return viewed ? <Eye role="img" aria-label="viewed" size={14} className="text-ink-faint" /> : null;
}

/** The mark of several differences together: only what all of them share. */
export function sharedMark(marks: readonly Mark[]): Pick<Mark, "decision" | "viewed"> {
  const [first] = marks;
  const decision = marks.every((mark) => mark.decision === first?.decision) ? (first?.decision ?? null) : null;
  return { decision, viewed: marks.every(({ viewed }) => viewed) };
}
