import { Badge, type BadgeTone } from "@/components/ui/badge";
import { formatCount, formatQuantity } from "@/lib/format/human";
import type { CheckReport } from "@/lib/lint/report";

/** What a check adds up to, in one line. */
export function Verdict({ summary }: { summary: CheckReport["summary"] }) {
  const { files, roundTrip, key, errors, warnings, infos, allowed } = summary;
  const dead = key.older + key.renamed + key.mismatch;
  const badges: [number, BadgeTone, string][] = [
    [errors, "error", formatQuantity(errors, "error")],
    [warnings, "warning", formatQuantity(warnings, "warning")],
    [infos, "neutral", formatQuantity(infos, "note")],
    [allowed, "neutral", `${formatCount(allowed)} allowed`],
  ];
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
      <span className="tabular">
        {formatQuantity(files, "recording")}, {roundTrip === files ? "all" : formatCount(roundTrip)} reproduced byte for
        byte
      </span>
      <span className="tabular" title={`${key.older} older, ${key.renamed} renamed, ${key.mismatch} mismatched`}>
        {dead === 0
          ? "every key is current"
          : `${formatQuantity(dead, "recording")} under a key that replay no longer asks for`}
      </span>
      {badges.map(([count, tone, text]) =>
        count > 0 ? (
          <Badge key={text} tone={tone}>
            {text}
          </Badge>
        ) : null,
      )}
    </p>
  );
}
