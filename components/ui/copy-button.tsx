"use client";

import { Check, Copy } from "lucide-react";
import { IconButton } from "./button";
import { useCopied } from "./use-copied";

/** Copies `text`; the icon confirms for a moment. `label` says what is copied: "Copy message". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { copied, confirm } = useCopied();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      confirm();
    } catch {
      const { toast } = await import("sonner");
      toast.error("The browser refused the clipboard. Select the text and copy it by hand.");
    }
  };
  return (
    <IconButton label={label} onClick={copy}>
      {copied ? <Check aria-hidden size={14} className="text-added" /> : <Copy aria-hidden size={14} />}
    </IconButton>
  );
}
