"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { Draft } from "@/lib/change/draft";
import type { Saved } from "./save/draft-server";

const SaveSteps = dynamic(() => import("./save/save-steps").then((file) => file.SaveSteps), { ssr: false });

/**
 * Shows what saving a draft would do, asks what is to become of the name where the request key changes, merges where
 * the file was changed meanwhile, and saves. The page then goes to where the recording stands. While it is open,
 * `draft` has to stay the same object.
 */
export function SaveDialog({
  path,
  baseHash,
  baseText,
  draft,
  open,
  onOpenChange,
  onSaved,
  onDiscard,
}: {
  path: string;
  /** SHA-256 of the file that the editor loaded. */
  baseHash: string;
  /** Its text, where it was kept (`useDraft` does): a merge starts from it. */
  baseText: (hash: string) => Promise<string | null>;
  draft: Draft;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** It is on the disk: the draft is done with. */
  onSaved: (saved: Saved) => void;
  /** The draft is not wanted any more. */
  onDiscard: () => void;
}) {
  const mine = useMemo(() => ({ draft, baseHash, baseText: () => baseText(baseHash) }), [draft, baseHash, baseText]);
  if (!open) return null;
  return (
    <SaveSteps path={path} mine={mine} onClose={() => onOpenChange(false)} onSaved={onSaved} onDiscard={onDiscard} />
  );
}
