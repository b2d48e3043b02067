"use client";

import { useId } from "react";
import { RecordingLink } from "@/components/recording/recording-link";
import { Checkbox } from "@/components/ui/checkbox";
import { Sentence } from "@/components/ui/sentence";
import { formatCount, formatQuantity } from "@/lib/format/human";
import type { CarriedTurn } from "@/lib/take/pending";
import { Keys } from "./keys";

/** Turns that are named one by one. */
const NAMED = 100;

type Props = {
  turns: readonly CarriedTurn[];
  /** How many answers they repeat. */
  answers?: number;
  carry: boolean;
  /** Null where nothing may be changed. */
  onCarry: ((carry: boolean) => void) | null;
};

/** Later turns that repeat the answer: the keys of their requests before and behind the change. */
export function ChainTurns({ turns, answers = 1, carry, onCarry }: Props) {
  const id = useId();
  if (turns.length === 0) return null;
  const carried = turns.filter(({ why }) => why === null).length;
  const _again = turns.filter(({ why, answered }) => why === null && !answered).length;
  return (
    <section aria-label="Later turns" className="space-y-1">
      <p className="text-ink-muted">
        {formatQuantity(turns.length, "later turn")} of the {answers === 1 ? "test" : "tests"}{" "}
        {turns.length === 1 ? "repeats" : "repeat"} {answers === 1 ? "this answer" : "these answers"}.
      </p>
      <ul className="divide-y rounded-md border">
        {turns.slice(0, NAMED).map(({ path, before, after, notes, why, answered }) => (
          <li key={path} className="flex min-w-0 flex-wrap items-center gap-x-3 px-3 py-1">
            <RecordingLink path={path} />
            {why === null ? (
              <span className="font-mono text-code text-ink-muted">
                <Keys before={before} after={after} />
              </span>
            ) : (
              <span className="recorded text-warning">
                Stays as it is: <Sentence text={`${why}.`} />
              </span>
            )}
            {answered && <span className="text-ink-muted">asked with it already</span>}
            {notes.map((note) => (
              <span key={note} className="recorded w-full text-small text-warning">
                <Sentence text={`${note}.`} />
              </span>
            ))}
          </li>
        ))}
        {turns.length > NAMED && <li className="px-3 py-1">and {formatCount(turns.length - NAMED)} more</li>}
      </ul>
      {carried > 0 && onCarry && (
        <label htmlFor={id} className="flex items-center gap-2">
          <Checkbox id={id} checked={carry} onChange={({ target }) => onCarry(target.checked)} />
          Carry the {answers === 1 ? "answer" : "answers"} into {formatQuantity(carried, "request")}, then ask for{" "}
          {carried === 1 ? "it" : "them"} again
        </label>
      )}
    </section>
  );
}
