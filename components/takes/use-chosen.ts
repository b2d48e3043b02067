"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { takesHref } from "@/lib/url-state/takes-state";

/**
 * The recording whose takes are shown, kept in the address. The address follows a moment later, so that keys in quick
 * succession each find where the one before it led; a link to another recording is followed as ever.
 */
export function useChosen(): { chosen: string | null; choose: (path: string) => void } {
  const named = useSearchParams().get("path");
  const [chosen, setChosen] = useState(named);
  const latest = useRef(named);
  const own = useRef(new Set<string | null>());
  useEffect(() => {
    if (named === latest.current) own.current.clear();
    else if (!own.current.has(named)) {
      latest.current = named;
      setChosen(named);
    }
  }, [named]);
  const choose = useCallback((path: string) => {
    own.current.add(path);
    latest.current = path;
    setChosen(path);
    window.history.replaceState(null, "", takesHref(path));
  }, []);
  return { chosen, choose };
}
