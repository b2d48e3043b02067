"use client";

import { useRouter } from "next/navigation";
import { useServer } from "@/components/actions/context";
import { useRegisteredKeys } from "@/components/shell/keys";
import { PAGES } from "@/components/shell/pages";
import { applyTheme } from "@/components/shell/theme";

export type PaletteCommand = { id: string; label: string; keys: string | null; run: () => void };

/** Keys that only make sense as keys: a palette that moves by one row would be slower than none. */
const ONLY_KEYS = /^(next|previous|first|last|a page)\b/i;

/** What the page can do, from its own keys, and what every page can. */
export function usePaletteCommands(): PaletteCommand[] {
  const router = useRouter();
  const { readOnly } = useServer();
  const registered = useRegisteredKeys();
  const own = registered
    .flatMap(({ group, list }) => list.map((binding) => ({ ...binding, group })))
    .filter(({ label, keys }) => !ONLY_KEYS.test(label) && !keys.includes("mod+k"))
    .map(({ label, keys, group, run }) => ({
      id: `key ${group} ${label}`,
      label,
      keys: keys[0] ?? null,
      run: () => run(new KeyboardEvent("keydown")),
    }));
  const command = (label: string, run: () => void): PaletteCommand => ({
    id: `command ${label}`,
    label,
    keys: null,
    run,
  });
  return [
    ...PAGES.map(({ href, label }) => command(`Go to ${label.toLowerCase()}`, () => router.push(href))),
    command("Go to recordings changed since the last commit", () => router.push("/?q=is%3Achanged")),
    command("Go to recordings with a problem", () => router.push("/?q=is%3Aproblem")),
    command("Go to recordings, grouped by test", () => router.push("/?group=test")),
    ...(readOnly
      ? []
      : [
          command("Find and replace", () => router.push(`/replace${listOnScreen()}`)),
          command("New recording", () => router.push("/new")),
        ]),
    ...own,
    command("Theme: light", () => applyTheme("light")),
    command("Theme: dark", () => applyTheme("dark")),
    command("Theme: as the system", () => applyTheme("system")),
  ];
}

/** The query of the list that the table shows, if it does. */
function listOnScreen(): string {
  const { pathname, search } = window.location;
  return pathname === "/" ? search : "";
}
