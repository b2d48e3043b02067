"use client";

import { useRouter } from "next/navigation";
import { useCatalogChange } from "@/components/shell/live";

/** Shows a page anew when one of its files changes on disk. */
export function LiveRefresh({ paths }: { paths: readonly string[] }) {
  const router = useRouter();
  useCatalogChange((changed) => {
    if (changed === null || changed.some((path) => paths.includes(path))) router.refresh();
  });
  return null;
}
