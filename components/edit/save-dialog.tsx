"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { Draft } from "@/lib/change/draft";
import type { Saved } from "./save/draft-server";

const SaveSteps = dynamic(() => import("./save/save-steps").then((file) => file.SaveSteps), { ssr: false });

/**
 * Shows what saving a draft would do, asks what is to become of the name where the request key changes, and saves.
 * `onSaved` is called once it is on the disk: then the draft is done with. The page goes to where the recording stands
 * now. Keep `draft` the same object while the dialog is open.
 */
export function SaveDialog({
  path,
  baseHash,
  draft,
  open,
  onOpenChange,
  onSaved,
}: {
  path: string;
  /** SHA-256 of the file that the editor loaded. */
  baseHash: string;
  draft: Draft;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: (saved: Saved) => void;
}) {
  const unsaved = useMemo(() => ({ draft, baseHash }), [draft, baseHash]);
  if (!open) return null;
  return <SaveSteps path={path} unsaved={unsaved} onClose={() => onOpenChange(false)} onSaved={onSaved} />;
}
