"use client";

import { CassetteTape } from "lucide-react";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useRerecording } from "./use-rerecording";

/** Asks again for all turns of a test. */
export function RerecordTest({ paths }: { paths: readonly string[] }) {
  const { start, dialog } = useRerecording();
  const rerecord = start && (() => start(async () => paths));
  useKeys(rerecord ? [{ keys: ["r"], label: "Re-record the turns…", run: rerecord }] : []);
  if (!rerecord || paths.length === 0) return dialog;
  return (
    <>
      {dialog}
      <Button tone="quiet" onClick={rerecord}>
        <CassetteTape aria-hidden size={14} />
        Re-record…
        <Kbd keys="r" />
      </Button>
    </>
  );
}
