"use client";

import { useRouter } from "next/navigation";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { reportChange } from "@/components/actions/report";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/state";
import type { NamingInput } from "@/lib/change/draft";
import { recordingHref } from "@/lib/url-state/list-state";
import { PreviewView } from "../preview-view";
import type { Saved } from "./draft-server";
import { MergeView } from "./merge-view";
import { NameChoice } from "./name-choice";
import { type Mine, useSaving } from "./use-saving";

type Props = {
  path: string;
  mine: Mine;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
  onDiscard: () => void;
};

/** Shows what a save would do, settles what stands in its way, and saves. */
export function SaveSteps({ path, mine, onClose, onSaved, onDiscard }: Props) {
  const { actions, readOnly } = useServer();
  const router = useRouter();
  const mac = useMac();
  const done = (saved: Saved, naming: NamingInput) => {
    const { entry } = saved;
    if (unsaved?.baseHash === null) {
      onSaved(saved);
      // The page that says that there is no such recording is not shown anew by the router.
      return window.location.assign(recordingHref(saved.path));
    }
    const sentence = entry ? SENTENCES[naming.choice] : "Nothing to save: the file says that already.";
    void reportChange(sentence, entry ? [entry.id] : [], actions);
    onSaved(saved);
    if (saved.path === path) router.refresh();
    else router.push(recordingHref(saved.path));
  };
  const saving = useSaving(path, mine, done);
  const { preview, refusal, busy, merging, unsaved } = saving;
  const canSave = saving.canSave && !readOnly;
  const isGone = merging?.merge.hash === null;
  useKeys([{ keys: ["mod+Enter"], label: "Save", run: () => canSave && saving.save(), everywhere: true }], "Save");

  const footer = (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {refusal && busy === null && !saving.canSave && <Button onClick={saving.again}>Try again</Button>}
      {isGone && (
        <Button tone="danger" onClick={onDiscard}>
          Discard my changes
        </Button>
      )}
      <Button tone="quiet" onClick={onClose}>
        Back
      </Button>
      <Button tone="primary" disabled={!canSave} onClick={saving.save}>
        {busy === "save" ? "Saving…" : isGone ? "Save as a new file" : merging ? "Save the merge" : "Save"}
        <Kbd keys={formatKeys("mod+Enter", mac)} />
      </Button>
    </div>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={merging && !isGone ? "Save changes: merge" : "Save changes"}
      wide
      footer={footer}
    >
      <div aria-busy={busy !== null} className="space-y-4">
        {merging && <Meanwhile gone={isGone} />}
        {refusal && <RefusalNote refusal={refusal} />}
        {merging && <MergeView merging={merging} onDecide={saving.decide} />}
        {!preview && (busy === "preview" || busy === "merge") && <Waiting />}
        {preview && (
          <PreviewView preview={preview}>
            {preview.key.newPath !== null && (
              <NameChoice
                path={path}
                newPath={preview.key.newPath}
                taken={preview.key.taken}
                naming={saving.naming}
                namesake={saving.namesake}
                onChoose={saving.choose}
                onCompare={busy === null && unsaved ? saving.compare : null}
              />
            )}
          </PreviewView>
        )}
      </div>
    </Dialog>
  );
}

const SENTENCES: Record<NamingInput["choice"], string> = {
  keep: "Saved.",
  rename: "Saved, and renamed to the new key.",
  copy: "Saved as a copy.",
};

function Meanwhile({ gone }: { gone: boolean }) {
  return (
    <p role="alert" className="rounded-md bg-warning-fill px-3 py-1.5 text-warning">
      {gone
        ? "The file was removed while you edited it. Nothing was written, and nothing that you typed is lost: save it as a new file, or discard your changes."
        : "The file was changed while you edited it. Nothing was written, and nothing that you typed is lost."}
    </p>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Comparing" className="space-y-2">
      <Skeleton className="h-4 w-64" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-4 w-48" />
    </div>
  );
}
