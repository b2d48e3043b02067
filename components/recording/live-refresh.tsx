"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useHeld } from "@/components/edit/mode/hold";
import { useCatalogChange } from "@/components/shell/live";

/** Shows a page anew when one of its files changes on disk; where an editor holds the page, once that is left. */
export function LiveRefresh({ paths }: { paths: readonly string[] }) {
  const router = useRouter();
  const held = useHeld();
  const [waiting, setWaiting] = useState(false);
  useCatalogChange((changed) => {
    if (changed === null || changed.some((path) => paths.includes(path))) setWaiting(true);
  });
  useEffect(() => {
    if (!waiting || held) return;
    setWaiting(false);
    router.refresh();
  }, [waiting, held, router]);
  return null;
}
