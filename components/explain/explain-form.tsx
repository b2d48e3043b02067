"use client";

import { useRef, useState, useTransition } from "react";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { ErrorNote } from "@/components/ui/state";
import { Answer } from "./answer";
import type { ExplainOutcome } from "./outcome";

/** More than this is no request, and no part of a log that a person selected. In UTF-16 units. */
const LONGEST = 900_000;

/** The box to paste into, and the answer under it. What was pasted stays, whatever comes back. */
export function ExplainForm({
  initialText,
  initial,
  explain,
}: {
  initialText: string;
  initial: ExplainOutcome | null;
  explain: (text: string) => Promise<ExplainOutcome>;
}) {
  const mac = useMac();
  const [text, setText] = useState(initialText);
  const [outcome, setOutcome] = useState(initial);
  const [pending, startTransition] = useTransition();
  const box = useRef<HTMLTextAreaElement>(null);

  const ask = () =>
    startTransition(async () => {
      if (text.length > LONGEST) {
        setOutcome({
          ok: false,
          message: "That is too much to read at once.",
          hint: "Paste the failing test's part of the log only.",
        });
        return;
      }
      try {
        setOutcome(await explain(text));
      } catch {
        setOutcome({
          ok: false,
          message: "The server did not answer.",
          hint: "Check that Tapedeck still runs, and ask again.",
        });
      }
    });
  useKeys([
    { keys: ["e"], label: "Paste something else", run: () => box.current?.focus() },
    { keys: ["mod+Enter"], label: "Explain", everywhere: true, run: ask },
  ]);

  return (
    <div className="mx-auto w-full max-w-4xl space-y-5 p-4">
      <form
        className="space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <h1 className="font-semibold">Which recording was it meant to be?</h1>
        <label htmlFor="clue" className="block text-ink-muted">
          Paste a request body, a curl command, a key, or the log of the failing test.
        </label>
        <textarea
          id="clue"
          ref={box}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={8}
          spellCheck={false}
          placeholder="Recording not found for request hash: 9f3c…"
          className="block w-full resize-y rounded-md border bg-canvas p-2 font-mono text-code"
        />
        <div className="flex items-center gap-2">
          <Button tone="primary" type="submit" disabled={pending || text.trim() === ""}>
            {pending ? "Looking…" : "Explain"}
          </Button>
          <span className="text-ink-faint max-sm:hidden">
            <Kbd keys={formatKeys("mod+Enter", mac)} />
          </span>
        </div>
      </form>
      <div aria-live="polite" aria-busy={pending}>
        {outcome &&
          (outcome.ok ? <Answer answer={outcome.answer} /> : <ErrorNote title={outcome.message} hint={outcome.hint} />)}
      </div>
    </div>
  );
}
