const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d+))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A moment as the SDKs print one that they have read (format, section 3.2): microseconds where there are any (what is
 * finer is cut off), `Z` for UTC, `±HH:MM` elsewhere. What is no moment stays as it is.
 */
export function pythonTime(text: string): string {
  const found = MOMENT.exec(text);
  if (!found) return text;
  const [, date = "", clock = "", fraction = "", zone = ""] = found;
  const micros = fraction.slice(0, 6).padEnd(6, "0");
  return `${date}T${clock}${Number(micros) === 0 ? "" : `.${micros}`}${zoneOf(zone)}`;
}

function zoneOf(zone: string): string {
  if (zone === "") return "";
  const digits = zone.replace(":", "");
  if (zone.toUpperCase() === "Z" || /^[+-]0000$/.test(digits)) return "Z";
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}
