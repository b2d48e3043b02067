import { useEffect, useState } from "react";
import { fetchConversation } from "@/components/conversation/conversation-client";
import { useCatalogChange } from "@/components/shell/live";

/**
 * SHA-256 of a recording as it is now, while an editor holds its page: the page's own (`shown`) until the file changes;
 * null where it is gone, or no recording any more.
 */
export function useHashOnDisk(path: string, shown: string | null, editing: boolean): string | null {
  const [found, setFound] = useState<{ hash: string | null } | null>(null);
  useEffect(() => {
    if (!editing) setFound(null);
  }, [editing]);
  useCatalogChange((changed) => {
    if (!editing || (changed !== null && !changed.includes(path))) return;
    fetchConversation(path).then(
      ({ hash }) => setFound({ hash }),
      () => setFound({ hash: null }),
    );
  });
  return found ? found.hash : shown;
}
