"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useServer } from "@/components/actions/context";

const RerecordDialog = dynamic(() => import("./rerecord-dialog").then((module) => module.RerecordDialog), {
  ssr: false,
});

type Find = () => Promise<readonly string[]>;

/**
 * Asks providers again once that is confirmed. `start` is null where nothing may be sent; `dialog` is to be shown.
 * `turns`: they are those of a test, and may be asked with each other's new answers.
 */
export function useRerecording({ turns = false } = {}): { start: ((find: Find) => void) | null; dialog: ReactNode } {
  const { readOnly } = useServer();
  // The recordings as they were chosen when the dialog was asked for.
  const [find, setFind] = useState<Find | null>(null);
  const dialog = find && <RerecordDialog find={find} turns={turns} onClose={() => setFind(null)} />;
  return { start: readOnly ? null : (chosen) => setFind(() => chosen), dialog };
}
