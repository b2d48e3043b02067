/** Where a key leads in a list of rows, from the chosen one (null: none yet); null for keys that lead nowhere. */
export function steppedTo(key: string, from: number | null, total: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 20,
    PageUp: -20,
    Home: -total,
    End: total,
  };
  const by = steps[key];
  return by === undefined || total === 0 ? null : Math.max(0, Math.min(total - 1, (from ?? -1) + by));
}
