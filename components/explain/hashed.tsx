import { ValueChanges } from "@/components/diff/value-changes";
import { CopyButton } from "@/components/ui/copy-button";
import type { Explanation } from "@/lib/explain/explain";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

/** What the normaliser took out of a request, and the text that it left to be hashed. */
export function Hashed({ answer: { erased, canonical } }: { answer: Pick<Explanation, "erased" | "canonical"> }) {
  return (
    <>
      {erased.length > 0 && (
        <details>
          <summary className="font-semibold">
            What the normaliser erased{" "}
            <span className="font-normal text-ink-muted">({formatQuantity(erased.length, "place")})</span>
          </summary>
          <div className="pt-2">
            <ValueChanges changes={erased} label="What the normaliser erased" />
          </div>
        </details>
      )}

      {canonical !== null && (
        <details>
          <summary className="font-semibold">
            The exact text that was hashed{" "}
            <span className="font-normal text-ink-muted">({formatQuantity(canonical.length, "character")})</span>
          </summary>
          <div className="flex justify-end">
            <CopyButton text={canonical} label="Copy the hashed text" />
          </div>
          <pre
            tabIndex={0}
            className="recorded max-h-80 overflow-y-auto rounded-md border p-2 font-mono text-code whitespace-pre-wrap"
          >
            {visibleText(canonical)}
          </pre>
        </details>
      )}
    </>
  );
}
