/** One line of the table: a measured value, and the bar that it must not be above (null where there is none). */
export type Measure = {
  name: string;
  value: number;
  unit: "x base" | "ms" | "GB" | "KB" | "files";
  bar: number | null;
};

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The middle of several runs, in milliseconds: one run says little on a machine that does other things too. */
export async function median(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(await timed(work));
  return percentile(times, 0.5);
}

/** The value that a share of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The table as text; a bar that is missed is marked. */
export function formatMeasures(measures: readonly Measure[]): string {
  const lines = measures.map(({ name, value, unit, bar }) => {
    const digits = unit === "files" || unit === "KB" ? 0 : unit === "ms" ? 1 : 2;
    const shown = `${value.toFixed(digits)} ${unit}`;
    const verdict = bar === null ? "" : value <= bar ? `<= ${barOf(bar)}` : `<= ${barOf(bar)}   MISSED`;
    return [name, shown, verdict];
  });
  const widths = [0, 1].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(([name = "", shown = "", verdict = ""]) =>
      `${name.padEnd(widths[0] ?? 0)}  ${shown.padStart(widths[1] ?? 0)}  ${verdict}`.trimEnd(),
    )
    .join("\n");
}

function barOf(bar: number): string {
  return String(Math.round(bar * 100) / 100);
}

export function misses({ value, bar }: Measure): boolean {
  return bar !== null && !(value <= bar);
}
