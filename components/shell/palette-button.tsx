"use client";

import { Command } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { formatKeys } from "./key-names";
import { useOpenLayer } from "./shell-keys";
import { useMac } from "./use-media";

export function PaletteButton() {
  const open = useOpenLayer();
  const keys = formatKeys("mod+k", useMac());
  return (
    <IconButton label="Find anything, run a command" onClick={() => open("palette")} className="w-auto px-1.5">
      <Command aria-hidden size={14} className="md:hidden" />
      <span className="max-md:hidden">
        <Kbd keys={keys} />
      </span>
    </IconButton>
  );
}
