"use client";

import { useRouter } from "next/navigation";
import { useCallback, useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard, reportChange } from "@/components/actions/report";
import { useAnswer } from "@/components/actions/use-answer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/state";
import type { DuplicateSource } from "@/lib/change/duplicate";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";
import { useCopy } from "./use-copy";

const CONTROL = "block min-h-7 w-full rounded-md border bg-canvas px-2 py-1 font-mono text-code";

/** Copies a recording: something that its key depends on must differ, and gives the copy its name. */
export function DuplicateDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.duplicateSource({ path }), [actions, path]);
  const { answer: found } = useAnswer(ask);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Duplicate the recording"
      description="A copy of the same request has the same key: say what differs."
    >
      {found === null && <Skeleton className="h-48 w-full" />}
      {found?.ok === false && <RefusalNote refusal={found.refusal} />}
      {found?.ok && <Form source={found.source} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ source, onClose }: { source: DuplicateSource; onClose: () => void }) {
  const { actions } = useServer();
  const router = useRouter();
  const [testId, setTestId] = useState(source.testId ?? "");
  const [pointer, setPointer] = useState(source.fields[0]?.pointer ?? "");
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [failure, setFailure] = useState<{ input: object; refusal: Refusal } | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const copy = useCopy(source, testId, typed);
  const field = source.fields.find((each) => each.pointer === pointer);
  const preview = copy.answer?.ok ? copy.answer.preview : null;
  const problem = failure?.input === copy.input ? failure.refusal : refusalOf(copy.answer);
  const ready = copy.fresh && preview !== null && preview.path !== null && !preview.taken && !busy;

  const create = async () => {
    setBusy(true);
    const done = await heard(() => actions.duplicateRecording(copy.input));
    setBusy(false);
    if (!done.ok) return setFailure({ input: copy.input, refusal: done.refusal });
    void reportChange("Recording duplicated.", done.entry ? [done.entry.id] : [], actions);
    onClose();
    router.push(recordingHref(done.path));
  };
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void create();
      }}
    >
      <div>
        <label htmlFor={`${id}-test`} className="block text-small text-ink-muted">
          Test id
        </label>
        <input
          id={`${id}-test`}
          value={testId}
          spellCheck={false}
          onChange={(event) => setTestId(event.target.value)}
          className={CONTROL}
        />
      </div>
      {field && (
        <div className="grid gap-2 sm:grid-cols-[10rem_1fr]">
          <div>
            <label htmlFor={`${id}-field`} className="block text-small text-ink-muted">
              Request field
            </label>
            <select
              id={`${id}-field`}
              value={pointer}
              onChange={(event) => setPointer(event.target.value)}
              className={CONTROL}
            >
              {source.fields.map((each) => (
                <option key={each.pointer} value={each.pointer}>
                  {visibleText(each.name)}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor={`${id}-value`} className="block text-small text-ink-muted">
              Its value (JSON)
            </label>
            <textarea
              id={`${id}-value`}
              value={typed.get(pointer) ?? field.json}
              rows={Math.min(12, field.json.split("\n").length + 1)}
              spellCheck={false}
              onChange={(event) => setTyped(new Map(typed).set(pointer, event.target.value))}
              className={CONTROL}
            />
          </div>
        </div>
      )}
      {problem && <RefusalNote refusal={problem} />}
      <p role="status" className="recorded min-h-10 text-ink-muted">
        {preview?.path === null && "The copy would have the same key, so far."}
        {preview?.path && (
          <>
            {preview.taken ? "There is a recording already: " : "The copy will be "}
            <code className="font-mono text-code">{visibleText(preview.path)}</code>
          </>
        )}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" type="submit" disabled={!ready}>
          {busy ? "Duplicating…" : "Duplicate"}
        </Button>
      </div>
    </form>
  );
}
