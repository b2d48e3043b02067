"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { formatQuantity } from "@/lib/format/human";
import { useReading } from "./reading-context";

/** Stands for the messages that a long page leaves out, until somebody (or the page's address) asks for them. */
export function Gap({ count }: { count: number }) {
  const { loadWhole } = useReading();
  const load = useRef(loadWhole);
  useEffect(() => {
    const target = window.location.hash.slice(1);
    if (!/^m\d+$/.test(target) || document.getElementById(target)) return;
    void load.current().then((loaded) => {
      if (loaded) requestAnimationFrame(() => document.getElementById(target)?.scrollIntoView());
    });
  }, []);
  return (
    <div className="px-4 py-2">
      <Button tone="quiet" onClick={loadWhole} className="-ml-2.5">
        Show {formatQuantity(count, "more message")}
      </Button>
    </div>
  );
}
