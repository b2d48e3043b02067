"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Actions } from "@/components/actions/actions";
import { useServer } from "@/components/actions/context";
import { paletteKeys } from "./held-keys";
import { EVERYWHERE, useKeys } from "./keys";

const Palette = dynamic(() => import("@/components/palette/palette").then((module) => module.Palette), { ssr: false });
const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog), { ssr: false });

/** Milliseconds after which the page takes its keys again: the palette did not come. */
const LONGEST = 10_000;

type Layer = "palette" | "keys";
const OpenLayer = createContext<(layer: Layer) => void>(() => {});

/** Opens the palette or the list of keys, from anywhere in the page. */
export function useOpenLayer(): (layer: Layer) => void {
  return useContext(OpenLayer);
}

/** The keys that work on every page, and the layers that they open; neither is loaded before its first use. */
export function ShellKeys({ children }: { children: ReactNode }) {
  const { actions, readOnly } = useServer();
  const [open, setOpen] = useState<Layer | null>(null);
  const [used, setUsed] = useState<ReadonlySet<Layer>>(new Set());
  const openLayer = useMemo(
    () => (layer: Layer) => {
      // What is typed right behind the key is meant for the palette, which may have to be loaded first.
      if (layer === "palette") paletteKeys.hold(LONGEST);
      setUsed((layers) => new Set(layers).add(layer));
      setOpen(layer);
    },
    [],
  );
  const close = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  const closePalette = () => {
    paletteKeys.drop();
    setOpen(null);
  };
  // Says to scripts and tests that the page answers to keys.
  useEffect(() => {
    document.documentElement.dataset.ready = "";
  }, []);
  useKeys(
    [
      {
        keys: ["mod+k"],
        label: "Find anything, run a command",
        everywhere: true,
        run: () => (open === "palette" ? closePalette() : openLayer("palette")),
      },
      { keys: ["/"], label: "Search", run: focusSearch },
      ...(readOnly
        ? []
        : [
            { keys: ["u"], label: "Undo the latest change", run: () => void turn("undo", actions) },
            { keys: ["U"], label: "Redo what was undone", run: () => void turn("redo", actions) },
          ]),
      { keys: ["?"], label: "List the keys", run: () => openLayer("keys") },
    ],
    EVERYWHERE,
  );
  return (
    <OpenLayer value={openLayer}>
      {children}
      {used.has("palette") && <Palette open={open === "palette"} onOpenChange={close} />}
      {used.has("keys") && <KeysDialog open={open === "keys"} onOpenChange={close} />}
    </OpenLayer>
  );
}

async function turn(way: "undo" | "redo", actions: Actions) {
  const history = await import("@/components/history/turn-change");
  await history.turnLatest(way, actions);
}

/** A narrow page has its own search box: the one that is seen is meant. */
function focusSearch() {
  const boxes = [...document.querySelectorAll<HTMLInputElement>("[data-search]")];
  const box = boxes.find((candidate) => candidate.offsetParent !== null);
  box?.focus();
  box?.select();
}
