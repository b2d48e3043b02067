"use client";

import { CassetteTape } from "lucide-react";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useRerecording } from "./use-rerecording";

/** Asks again for all turns of a test, once they are known: `whole`. */
export function RerecordTest({ paths, whole }: { paths: readonly string[]; whole: boolean }) {
  const { start, dialog } = useRerecording({ turns: true });
  const rerecord = start && whole ? () => start(async () => paths) : null;
  useKeys(rerecord ? [{ keys: ["r"], label: "Re-record the turns…", run: rerecord }] : []);
  if (!start || paths.length === 0) return dialog;
  return (
    <>
      {dialog}
      <Button tone="quiet" disabled={rerecord === null} onClick={() => rerecord?.()}>
        <CassetteTape aria-hidden size={14} />
        Re-record…
        <Kbd keys="r" />
      </Button>
    </>
  );
}
