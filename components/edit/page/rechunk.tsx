"use client";

import { cx } from "@/components/ui/class-names";
import { formatQuantity } from "@/lib/format/human";
import { useEditing, useSession } from "../session/context";
import type { Spread } from "../session/session";

const CHOICES: { by: Spread; words: string }[] = [
  { by: "word", words: "one chunk a word" },
  { by: "one", words: "one chunk" },
];

/** In how many chunks a streamed part came, and in how many it shall. */
export function Rechunk({ message, part, of }: { message: number; part: number; of: string }) {
  const { base, store } = useEditing();
  const key = `${message}/${part}`;
  const chosen = useSession(({ spread }) => spread[key]);
  const pieces = base.pieces[message]?.[part] ?? 0;
  // Arguments that came whole may be a value, which cannot be parted.
  const isCall = base.conversation.response.messages[message]?.parts[part]?.type === "tool_call";
  if (pieces < (isCall ? 2 : 1)) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="tabular">in {formatQuantity(pieces, "chunk")}</span>
      {CHOICES.map(({ by, words }) => (
        <button
          key={by}
          type="button"
          aria-pressed={chosen === by}
          aria-label={`${of}: ${words}`}
          onClick={() => store.dispatch({ type: "spread", part: key, by: chosen === by ? null : by })}
          className={cx(
            "rounded-sm px-1",
            chosen === by ? "bg-changed-fill font-medium text-changed" : "hover:text-ink hover:underline",
          )}
        >
          {words}
        </button>
      ))}
    </span>
  );
}
