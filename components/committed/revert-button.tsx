"use client";

import { Undo2 } from "lucide-react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useKeys } from "@/components/shell/keys";
import { Button, IconButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ChosenValues } from "@/lib/change/commit-diff";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { useRevert } from "./use-revert";

/** The place that keeps the focus when what it stood on is reverted. */
export const DIFF_ID = "commit-diff";

type File = { path: string; hash: string | null; blob: string };

/** Gives the whole file the committed bytes again. */
export function RevertFile({ file: { path, hash, blob }, label }: { file: File; label: string }) {
  const { actions, readOnly } = useServer();
  const { busy, refusal, run } = useRevert();
  const revert = async () => {
    if (busy) return;
    const files = [{ path, expectedHash: hash, blob }];
    if (await run("Reverted to the last commit.", () => actions.revertFiles({ files }))) focusDiff();
  };
  useKeys(readOnly ? [] : [{ keys: ["R"], label, run: () => void revert() }]);
  if (readOnly) return null;
  return (
    <>
      <Button onClick={revert} disabled={busy}>
        <Undo2 aria-hidden size={14} />
        {label}
        <Kbd keys="R" />
      </Button>
      <Refused refusal={refusal} />
    </>
  );
}

/** Gives one value, or a group of them, the committed bytes again. */
export function RevertValues({
  file: { path, hash, blob },
  chosen,
  name,
  count,
}: {
  file: File;
  chosen: ChosenValues;
  name: string;
  count: number;
}) {
  const { actions, readOnly } = useServer();
  const { busy, refusal, run } = useRevert();
  if (readOnly || hash === null) return null;
  const what = count === 1 ? `“${name}”` : `${formatQuantity(count, "value")} of “${name}”`;
  const revert = async () => {
    const ask = () => actions.revertValues({ path, expectedHash: hash, blob, chosen });
    if (await run(`Reverted ${what} to the last commit.`, ask)) focusDiff();
  };
  const label = visibleText(`Revert ${what}`);
  return (
    <>
      {chosen.type === "value" ? (
        <IconButton label={label} onClick={revert} disabled={busy}>
          <Undo2 aria-hidden size={14} />
        </IconButton>
      ) : (
        <Button tone="quiet" aria-label={label} onClick={revert} disabled={busy}>
          <Undo2 aria-hidden size={14} />
          Revert {count === 1 ? "it" : `all ${count.toLocaleString("en-US")}`}
        </Button>
      )}
      <Refused refusal={refusal} />
    </>
  );
}

function Refused({ refusal }: Pick<ReturnType<typeof useRevert>, "refusal">) {
  if (!refusal) return null;
  return (
    <div className="col-span-full w-full">
      <RefusalNote refusal={refusal} />
    </div>
  );
}

function focusDiff() {
  document.getElementById(DIFF_ID)?.focus({ preventScroll: true });
}
