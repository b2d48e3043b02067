import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Answer } from "@/lib/take/answer";

/** Characters of a part that are shown. */
const MOST = 20_000;

/** An answer in plain text: what the model says, its calls, and how it ended. */
export function AnswerView({ answer: { parts, error, finishReason } }: { answer: Answer }) {
  return (
    <div className="space-y-2">
      {error && (
        <p className="recorded text-error">
          {visibleText(error.type)}
          {error.status !== null && ` ${error.status}`}: {visibleText(error.message)}
        </p>
      )}
      {parts.length === 0 && !error && <p className="text-ink-muted">No words{finishReason ? "" : " yet"}.</p>}
      {parts.map(({ kind, label, text }, index) => (
        <div key={index}>
          {label !== null && <p className="recorded text-small text-ink-muted">{visibleText(label)}</p>}
          <p
            className={
              kind === "text"
                ? "recorded max-w-[80ch] text-prose whitespace-pre-wrap"
                : "recorded font-mono text-code whitespace-pre-wrap text-ink-muted"
            }
          >
            {visibleText(text.slice(0, MOST))}
          </p>
          {text.length > MOST && <p className="text-ink-faint">{formatCount(text.length - MOST)} more characters</p>}
        </div>
      ))}
    </div>
  );
}
