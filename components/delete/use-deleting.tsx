"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useServer } from "@/components/actions/context";

const DeleteDialog = dynamic(() => import("./delete-dialog").then((module) => module.DeleteDialog), { ssr: false });

/** Deletes recordings once that is confirmed. `start` is null where nothing may be changed; `dialog` is to be shown. */
export function useDeleting(onDone: () => void): {
  start: ((find: () => Promise<readonly string[]>) => Promise<void>) | null;
  dialog: ReactNode;
} {
  const { readOnly } = useServer();
  const [paths, setPaths] = useState<readonly string[] | null>(null);
  const start = async (find: () => Promise<readonly string[]>) => {
    try {
      const found = await find();
      if (found.length > 0) setPaths(found);
    } catch (error) {
      const { toast } = await import("sonner");
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };
  const done = () => {
    setPaths(null);
    onDone();
  };
  const dialog = paths && <DeleteDialog paths={paths} onClose={() => setPaths(null)} onDone={done} />;
  return { start: readOnly ? null : start, dialog };
}
