"use client";

import { usePathname } from "next/navigation";
import { OrphanDraft } from "@/components/edit/draft/orphan-draft";
import { pathOfSegments } from "./address";

/** What was typed about a recording that this address does not have any more. */
export function UnsavedHere() {
  const path = pathOfSegments(usePathname().split("/").slice(2));
  return path === null || path === "" ? null : <OrphanDraft path={path} />;
}
