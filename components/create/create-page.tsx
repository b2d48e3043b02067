"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard, reportChange } from "@/components/actions/report";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import { suggestedFolder } from "@/lib/create/address";
import type { CreateDraft } from "@/lib/create/draft";
import { templates } from "@/lib/create/templates";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";
import { DraftForm } from "./draft-form";
import { MadeView } from "./made-view";
import { type Typed, useDraft } from "./use-draft";
import { usePreview } from "./use-preview";

/** A new recording: what it is made of, and beside it what it will be. */
export function CreatePage({ folders }: { folders: readonly string[] }) {
  const { actions, readOnly } = useServer();
  const router = useRouter();
  const mac = useMac();
  const { typed, set, forget } = useDraft(firstOf(folders));
  const { draft } = typed;
  const { answer, fresh } = usePreview(draft);
  const [refusal, setRefusal] = useState<{ draft: CreateDraft; refusal: Refusal } | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = answer?.ok ? answer.preview : null;
  const made = preview?.type === "made" ? preview : null;
  const problems = preview?.type === "problems" ? preview.problems : [];
  const problem = refusal?.draft === draft ? refusal.refusal : refusalOf(answer);
  const ready = !readOnly && fresh && made !== null && !made.taken && !busy;

  const create = async () => {
    if (!ready) return;
    setBusy(true);
    const done = await heard(() => actions.createRecording(draft));
    setBusy(false);
    if (!done.ok) return setRefusal({ draft, refusal: done.refusal });
    forget();
    void reportChange("Recording created.", done.entry ? [done.entry.id] : [], actions);
    router.push(recordingHref(done.path));
  };
  useKeys([{ keys: ["mod+Enter"], label: "Create the recording", everywhere: true, run: () => void create() }]);

  return (
    <div className="grid flex-1 lg:grid-cols-2">
      <div className="min-w-0 space-y-3 p-4 max-lg:border-b lg:border-r">
        <h1 className="font-semibold">New recording</h1>
        {readOnly && <p className="text-warning">Tapedeck was started with --read-only: nothing can be created.</p>}
        <DraftForm typed={typed} onChange={set} folders={folders} problems={problems} />
      </div>
      <section
        aria-label="What it will be"
        className="min-w-0 lg:sticky lg:top-11 lg:max-h-[calc(100dvh-44px)] lg:self-start lg:overflow-y-auto"
      >
        <div className="sticky top-0 z-10 flex min-h-11 flex-wrap items-center justify-between gap-2 border-b bg-canvas px-4 py-1.5">
          <p role="status" className="recorded min-w-0 flex-1 font-mono text-code text-ink-muted">
            {made ? visibleText(made.path) : problems.length > 0 ? "Not a recording yet" : ""}
          </p>
          {!readOnly && (
            <Button tone="primary" disabled={!ready} onClick={create}>
              {busy ? "Creating…" : "Create"}
              <Kbd keys={formatKeys("mod+Enter", mac)} />
            </Button>
          )}
        </div>
        <div className="space-y-3 p-4">
          {problem && <RefusalNote refusal={problem} />}
          {made && <MadeView made={made} />}
        </div>
      </section>
    </div>
  );
}

function firstOf(folders: readonly string[]): Typed {
  const [template] = templates;
  const { call = "inference", url = "", body = "{}", status = 200, answer = "" } = template ?? {};
  const draft = { testId: "", folder: suggestedFolder("", folders), call, url, body, status, answer };
  return { draft, template: template?.id ?? "", ownFolder: false };
}
