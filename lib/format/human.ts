const COUNT = new Intl.NumberFormat("en-US");

/** "1,399" */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** "1,399 chunks", "1 chunk" */
export function formatQuantity(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Bytes in powers of 1,000: "812 B", "36 KB", "1.1 MB" */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["KB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit]}`;
}

/** How long before `now` a moment was (both in milliseconds since 1970): "just now", "3 min ago", "5 d ago" */
export function formatAgo(then: number, now: number): string {
  const seconds = Math.max(0, (now - then) / 1000);
  if (seconds < 45) return "just now";
  const steps: [number, string][] = [
    [60, "min"],
    [3600, "h"],
    [86_400, "d"],
    [2_592_000, "mo"],
    [31_536_000, "y"],
  ];
  const [size, name] = steps.findLast(([from]) => seconds >= from) ?? [60, "min"];
  return `${Math.max(1, Math.floor(seconds / size))} ${name} ago`;
}

/** A duration in milliseconds: "850 ms", "12 s", "3 min" */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** The first twelve digits of a key, as people quote it. */
export function shortKey(key: string): string {
  return key.slice(0, 12);
}
