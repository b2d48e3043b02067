export type KeyBinding = {
  /**
   * Alternatives. Each is a key, or a sequence with spaces ("g g"): names as in `KeyboardEvent.key`, "Space" for the
   * space bar, `mod+k` for Ctrl-K (Cmd-K on a Mac).
   */
  keys: readonly string[];
  /** What the key does, as the `?` dialog says it: "Next row". */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also in text fields and dialogs. */
  everywhere?: boolean;
  /** Decides on what is seen: does nothing where it was typed before that was there. */
  onSight?: boolean;
};

type Modifiers = { ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** Whether the keys typed so far are one of the alternatives, with the modifiers of the last. */
export function matchKeys(alternatives: readonly string[], typed: readonly string[], last: Modifiers): boolean {
  const mod = last.ctrlKey || last.metaKey;
  if (last.altKey) return false;
  const wanted = typed.map(nameOf).join(" ");
  return alternatives.some((keys) =>
    keys.startsWith("mod+") ? mod && keys.slice(4) === wanted : !mod && keys === wanted,
  );
}

/** Whether one of the alternatives goes on after the keys typed so far. */
export function startsKeys(alternatives: readonly string[], typed: readonly string[]): boolean {
  const wanted = `${typed.map(nameOf).join(" ")} `;
  return alternatives.some((keys) => keys.startsWith(wanted));
}

function nameOf(key: string): string {
  return key === " " ? "Space" : key;
}

const CAPS: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Enter: "⏎",
  PageDown: "PgDn",
  PageUp: "PgUp",
};

/** Keys as `Kbd` shows them: "mod+k" is "Ctrl K", or "⌘ K" on a Mac. */
export function formatKeys(keys: string, mac: boolean): string {
  const mod = mac ? "⌘ " : "Ctrl ";
  return keys
    .replace(/^mod\+(.*)$/, (_, key: string) => mod + (CAPS[key] ?? key.toUpperCase()))
    .split(" ")
    .map((key) => CAPS[key] ?? key)
    .join(" ");
}
