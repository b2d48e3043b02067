"use client";

import { useMemo, useState } from "react";
import { toast } from "sonner";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { formatQuantity } from "@/lib/format/human";
import type { DraftKeeping } from "../draft/use-draft";
import { flushTyping } from "../fields/use-typing";
import { useEditMode } from "../mode/edit-mode";
import { SaveDialog } from "../save-dialog";
import { useEditing, useSession } from "../session/context";
import { changesIn, editsOf } from "../session/edits";
import { problemsIn } from "../session/problems";
import { emptySession } from "../session/session";

/** What was changed, in numbers, and the ways to save it or to let it be. */
export function SaveBar({ changedOnDisk, keeping }: { changedOnDisk: boolean; keeping: DraftKeeping }) {
  const { enter, leave, setLeft } = useEditMode();
  const { base, path, store } = useEditing();
  const session = useSession((whole) => whole);
  const [reviewing, setReviewing] = useState(false);
  const mac = useMac();
  const draft = useMemo(() => ({ type: "edits" as const, edits: editsOf(base, session) }), [base, session]);
  const problems = useMemo(() => problemsIn(session), [session]);
  const changes = changesIn(base, session);
  const review = () => {
    flushTyping();
    const now = store.get();
    if (problemsIn(now) > 0) document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    else if (changesIn(base, now) > 0) setReviewing(true);
    else toast("Nothing was changed.");
  };
  const finish = () => {
    setReviewing(false);
    store.dispatch({ type: "replace", session: emptySession });
    keeping.clear();
    leave();
  };
  const discard = () => {
    flushTyping();
    const dropped = store.get();
    const count = changesIn(base, dropped);
    store.dispatch({ type: "replace", session: emptySession });
    leave();
    toast(`Discarded ${formatQuantity(count, "change")}.`, {
      action: {
        label: "Undo",
        onClick: () => {
          const edits = editsOf(base, dropped);
          setLeft({ baseHash: base.hash, draft: { type: "edits", edits }, session: dropped, changes: count });
          enter();
        },
      },
    });
  };
  useKeys(
    [
      { keys: ["mod+s", "mod+Enter"], label: "Review and save", run: review, everywhere: true },
      {
        keys: ["Escape"],
        label: "Leave the field, then the editor",
        run: (event) => step(event, leave),
        everywhere: true,
      },
    ],
    "Editor",
  );
  return (
    <section
      aria-label="Changes"
      className="sticky bottom-0 mt-auto z-10 flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-t bg-surface px-4 py-1.5"
    >
      <p role="status" className="tabular mr-1 font-medium">
        {changes === 0 ? "No changes" : formatQuantity(changes, "change")}
      </p>
      {changedOnDisk ? (
        <p className="text-small text-warning">The file was changed on disk meanwhile: saving shows both.</p>
      ) : (
        keeping.elsewhere && (
          <p role="status" className="text-small text-warning">
            This recording is being edited in another tab, too: whoever saves second is shown both.
          </p>
        )
      )}
      {problems > 0 && <p className="text-small text-error">{formatQuantity(problems, "field")} to mend first</p>}
      <Button tone="primary" disabled={changes === 0} onClick={review}>
        Review and save
        <span className="max-md:hidden">
          <Kbd keys={formatKeys("mod+s", mac)} />
        </span>
      </Button>
      <Button tone="quiet" disabled={changes === 0} onClick={discard}>
        Discard
      </Button>
      <Button tone="quiet" onClick={leave} className="ml-auto">
        Done
        <span className="max-md:hidden">
          <Kbd keys={formatKeys("Escape", mac)} />
        </span>
      </Button>
      <SaveDialog
        path={path}
        baseHash={base.hash}
        baseText={keeping.baseText}
        draft={draft}
        open={reviewing}
        onOpenChange={setReviewing}
        onSaved={finish}
        onDiscard={finish}
      />
    </section>
  );
}

/** Out of a field, to the message that it belongs to; from there, out of the editor. */
function step(event: KeyboardEvent, leave: () => void) {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches("input,textarea,select,[contenteditable=true]"))
    return leave();
  const message = target.closest<HTMLElement>("[data-message]");
  if (message) message.focus({ preventScroll: true });
  else target.blur();
}
