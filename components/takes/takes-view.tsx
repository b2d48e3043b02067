"use client";

import { CassetteTape } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useRerecording } from "@/components/rerecord/use-rerecording";
import { useKeys } from "@/components/shell/keys";
import { useCatalogChange } from "@/components/shell/live";
import { cx } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/state";
import type { PendingRecording } from "@/lib/take/pending";
import { groupsOf } from "./groups";
import { TakeDetail } from "./take-detail";
import { TakeList } from "./take-list";
import { useAcceptAll } from "./use-accept-all";
import { useChosen } from "./use-chosen";
import { useDecisions } from "./use-decisions";

type Props = { recordings: readonly PendingRecording[]; now: number };

/** All takes that wait, and beside them those of one recording, compared with it. */
export function TakesView({ recordings, now }: Props) {
  const { readOnly } = useServer();
  const router = useRouter();
  const { chosen, choose } = useChosen();
  const { accept, reject, takeBack, busy, refusal } = useDecisions();
  // Decided takes go at once, ahead of the list that is made behind the decision.
  const [decided, setDecided] = useState<ReadonlyMap<string, number>>(new Map());
  const rerecording = useRerecording();
  useCatalogChange(() => router.refresh());

  const left = recordings.flatMap((recording) => {
    const takes = recording.takes.filter(({ id }) => (decided.get(id) ?? 0) < now);
    return takes.length > 0 ? [{ ...recording, takes }] : [];
  });
  const groups = groupsOf(left);
  const ordered = groups.flatMap((group) => group.recordings);
  const at = Math.max(
    0,
    ordered.findIndex(({ path }) => path === chosen),
  );
  const current = ordered[at];
  const show = (path: string | undefined) => {
    if (path !== undefined) choose(path);
  };
  const go = (step: number) => show(ordered[at + step]?.path);
  useEffect(() => {
    if (chosen === null) return;
    document.querySelector(`[data-path="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  useKeys([
    { keys: ["j", "ArrowDown"], label: "Next recording", run: () => go(1) },
    { keys: ["k", "ArrowUp"], label: "Previous recording", run: () => go(-1) },
    ...(takeBack ? [{ keys: ["u"], label: "Take the rejection back", run: () => void takeBack() }] : []),
  ]);

  const forget = (ids: string[], at: number) =>
    setDecided((before) => new Map([...before, ...ids.map((id) => [id, at] as const)]));
  const onAccept = async (takes: { id: string; seen: string | null }[], noise: boolean, carry: boolean) => {
    const done = await accept(takes, noise, carry);
    if (done === null) return;
    // Their answers are to requests that nobody sends any more.
    if (done.carried.length > 0) rerecording.start?.(async () => done.carried);
    const ids = new Set(takes.map(({ id }) => id));
    const gone = recordings.filter((recording) => recording.takes.some(({ id }) => ids.has(id)));
    const paths = new Set(gone.map(({ path }) => path));
    if (current && paths.has(current.path)) {
      show([...ordered.slice(at + 1), ...ordered.slice(0, at)].find(({ path }) => !paths.has(path))?.path);
    }
    // What only noise differs in leaves the other takes of the recording as they are.
    const kept = gone.every(({ class: name }) => name === "noise") && !noise;
    forget(kept ? [...ids] : gone.flatMap((recording) => recording.takes.map(({ id }) => id)), done.at);
  };
  const acceptAll = useAcceptAll((takes, carry) => void onAccept(takes, false, carry));
  const onReject = async (ids: string[], kept = false) => {
    const decidedAt = await reject(ids, kept);
    if (decidedAt === null) return;
    const gone = new Set(ids);
    const stays = (recording: PendingRecording) => recording.takes.some(({ id }) => !gone.has(id));
    if (current && !stays(current)) show([...ordered.slice(at + 1), ...ordered.slice(0, at)].find(stays)?.path);
    forget(ids, decidedAt);
  };

  if (!current) {
    return (
      <>
        {rerecording.dialog}
        <EmptyState
          icon={CassetteTape}
          title="No take is pending"
          hint="Ask a provider again with “Re-record…” on a recording, a test or a selection. The new answers wait here, beside what is recorded, until you accept or reject them."
        />
      </>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row">
      {rerecording.dialog}
      {acceptAll.dialog}
      <nav
        aria-label="Pending takes"
        className={cx(
          "clear-of-work min-h-0 overflow-y-auto md:w-80 md:shrink-0 md:border-r lg:w-96",
          chosen !== null && "max-md:hidden",
        )}
      >
        <TakeList
          groups={groups}
          chosen={current.path}
          onChoose={choose}
          now={now}
          busy={busy || acceptAll.busy}
          onAccept={readOnly ? null : acceptAll.start}
          onKeep={readOnly ? null : (takes) => void onAccept(takes, false, false)}
          onReject={readOnly ? null : (ids) => void onReject(ids)}
        />
      </nav>
      <div className={cx("flex min-h-0 min-w-0 flex-1 flex-col", chosen === null && "max-md:hidden")}>
        {refusal && (
          <div className="p-3">
            <RefusalNote refusal={refusal} />
          </div>
        )}
        <TakeDetail
          key={current.path}
          recording={current}
          busy={busy}
          position={`${at + 1} of ${ordered.length}`}
          onAccept={readOnly ? null : (takes, noise, carry) => void onAccept(takes, noise, carry)}
          onReject={readOnly ? null : (id, kept) => void onReject([id], kept)}
        />
      </div>
    </div>
  );
}
