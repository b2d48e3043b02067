"use client";

import { useRouter } from "next/navigation";
import { useServer } from "@/components/actions/context";
import { reportChange } from "@/components/actions/report";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/state";
import type { KeyChoice } from "@/lib/change/preview";
import { recordingHref } from "@/lib/url-state/list-state";
import { PreviewView } from "../preview-view";
import type { Saved, Unsaved } from "./draft-server";
import { NameChoice } from "./name-choice";
import { RefusalNote } from "./refusal-note";
import { useSaving } from "./use-saving";

type Props = { path: string; unsaved: Unsaved; onClose: () => void; onSaved: (saved: Saved) => void };

/** Shows what a save would do, and saves. */
export function SaveSteps({ path, unsaved, onClose, onSaved }: Props) {
  const { actions, readOnly } = useServer();
  const router = useRouter();
  const mac = useMac();
  const done = (saved: Saved, choice: KeyChoice) => {
    const { entry } = saved;
    const sentence = entry ? SENTENCES[choice] : "Nothing was to be saved: the file says that already.";
    void reportChange(sentence, entry ? [entry.id] : [], actions);
    onSaved(saved);
    if (saved.path === path) router.refresh();
    else router.push(recordingHref(saved.path));
  };
  const saving = useSaving(path, unsaved, done);
  const { preview, refusal, busy, choice } = saving;
  const canSave = !readOnly && preview !== null && choice !== null && busy === null;
  useKeys([{ keys: ["mod+Enter"], label: "Save", run: saving.save, everywhere: true }], "Save");

  const footer = (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {!preview && refusal && <Button onClick={saving.again}>Try again</Button>}
      <Button tone="quiet" onClick={onClose}>
        Back to the editor
      </Button>
      <Button tone="primary" disabled={!canSave} onClick={saving.save}>
        {busy === "save" ? "Saving…" : "Save"}
        <Kbd keys={formatKeys("mod+Enter", mac)} />
      </Button>
    </div>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Save changes" wide footer={footer}>
      <div aria-busy={busy === "preview"} className="space-y-4">
        {refusal && <RefusalNote refusal={refusal} />}
        {!preview && busy === "preview" && <Waiting />}
        {preview && (
          <PreviewView preview={preview}>
            {preview.key.newPath !== null && (
              <NameChoice
                path={path}
                newPath={preview.key.newPath}
                taken={preview.key.taken}
                choice={choice}
                onChoose={saving.choose}
              />
            )}
          </PreviewView>
        )}
      </div>
    </Dialog>
  );
}

const SENTENCES: Record<KeyChoice, string> = {
  keep: "Saved.",
  rename: "Saved, and renamed to the new key.",
  copy: "Saved as a copy.",
};

function Waiting() {
  return (
    <div role="status" aria-label="Comparing" className="space-y-2">
      <Skeleton className="h-4 w-64" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-4 w-48" />
    </div>
  );
}
