"use client";

import { useEffect, useState } from "react";

/** Whether something was copied a moment ago, for an icon that confirms it; and what says that it was. */
export function useCopied(): { copied: boolean; confirm: () => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, confirm: () => setCopied(true) };
}
