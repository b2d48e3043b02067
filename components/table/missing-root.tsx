"use client";

import { FolderX } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/state";

/** The folder is not there, or holds no recordings: which command to run. */
export function NothingToShow({ root, missing }: { root: string; missing: boolean }) {
  const command = "npm start -- path/to/recordings";
  return (
    <div className="m-auto">
      <EmptyState
        page
        icon={FolderX}
        title={missing ? "The folder of recordings is not there" : "No recordings in this folder yet"}
        hint={
          <>
            <p>
              <code className="recorded font-mono text-code text-ink">{root}</code>{" "}
              {missing ? "does not exist, or cannot be opened." : "holds no JSON file, nor does any folder below it."}
            </p>
            <p className="mt-2">
              {missing
                ? "Create it, or start Tapedeck on another folder:"
                : "Start Tapedeck on the folder that holds them:"}
            </p>
            <p className="mt-2 inline-flex items-center gap-1 rounded-md border bg-surface py-1 pr-1 pl-3">
              <code className="font-mono text-code text-ink">{command}</code>
              <CopyButton text={command} label="Copy the command" />
            </p>
            <p className="mt-2">This page follows the folder: recordings appear here when they are written.</p>
          </>
        }
      />
    </div>
  );
}
