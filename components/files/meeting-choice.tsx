"use client";

import { useState } from "react";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard } from "@/components/actions/report";
import { Comparison } from "@/components/edit/save/comparison";
import { Option } from "@/components/edit/save/option";
import { RecordingLink } from "@/components/recording/recording-link";
import { Button } from "@/components/ui/button";
import type { Namesake } from "@/lib/change/merge";
import type { Outcome, Refusal } from "@/lib/change/refusal";

/** What a file meets at its new name: another one of the same work, or (null) the file that has the name already. */
export type Meets = { rival: string | null };

type Props = {
  to: string;
  meets: Meets;
  /** SHA-256 of what is replaced there; null: the file is left alone. */
  over: string | null;
  onChoose: (over: string | null) => void;
  /** Null where nothing may be changed. */
  compare: (() => Promise<Outcome<{ namesake: Namesake }>>) | null;
};

/**
 * Two recordings that would get one name: leave this one alone, or, once they were compared, put it in the other's
 * place.
 */
export function MeetingChoice({ to, meets: { rival }, over, onChoose, compare }: Props) {
  const [namesake, setNamesake] = useState<Namesake | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async (ask: NonNullable<typeof compare>) => {
    setBusy(true);
    const seen = await heard(ask);
    setBusy(false);
    setRefusal(seen.ok ? null : seen.refusal);
    if (seen.ok) setNamesake(seen.namesake);
  };
  return (
    <fieldset className="space-y-1.5">
      <legend className="sr-only">What becomes of this recording</legend>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="recorded min-w-0 text-warning">
          {rival === null ? "There is a recording of the new name already: " : "Another recording gets the same name: "}
          <RecordingLink path={rival ?? to} />
        </p>
        {compare && !namesake && (
          <Button disabled={busy} onClick={() => void look(compare)}>
            {busy ? "Comparing…" : "Compare the two"}
          </Button>
        )}
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
      {namesake && <Comparison namesake={namesake} />}
      {compare === null ? (
        <p className="text-ink-muted">Renamed, this one is left alone.</p>
      ) : (
        <>
          <Option
            name={`meeting ${to}`}
            checked={over === null}
            title="Leave this one alone"
            onChoose={() => onChoose(null)}
          >
            Nothing of it changes; the other keeps the name.
          </Option>
          <Option
            name={`meeting ${to}`}
            checked={over !== null}
            disabled={!namesake && over === null}
            title="Merge: put this one in the other’s place"
            onChoose={() => namesake && onChoose(namesake.hash)}
          >
            {namesake || over !== null
              ? "This one takes the name, and the other is gone. Undo brings both back."
              : "Compare the two first."}
          </Option>
        </>
      )}
    </fieldset>
  );
}
