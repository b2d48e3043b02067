"use client";

import { usePathname } from "next/navigation";
import { OrphanDraft } from "@/components/edit/draft/orphan-draft";
import { HoldProvider, useHeld } from "@/components/edit/mode/hold";
import { useCatalogChange } from "@/components/shell/live";
import { pathOfSegments } from "./address";

/** What was typed about a recording that this address does not have any more; it may have one again later. */
export function UnsavedHere() {
  const path = pathOfSegments(usePathname().split("/").slice(2));
  if (path === null || path === "") return null;
  return (
    <HoldProvider>
      <ComesBack path={path} />
      <OrphanDraft path={path} />
    </HoldProvider>
  );
}

/** The router shows a page that was not found anew only at another address. */
function ComesBack({ path }: { path: string }) {
  const held = useHeld();
  useCatalogChange((changed) => {
    if (!held && changed?.includes(path)) window.location.reload();
  });
  return null;
}
