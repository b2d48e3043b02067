import { visibleText } from "@/lib/format/visible";

/** A sentence of the program's, in which names stand between backticks. */
export function Sentence({ text }: { text: string }) {
  let at = 0;
  return text.split(/(`[^`]*`)/).map((piece) => {
    const key = at++;
    return piece.startsWith("`") && piece.endsWith("`") && piece.length > 1 ? (
      <code key={key} className="rounded-sm bg-surface px-1 font-mono text-code">
        {visibleText(piece.slice(1, -1))}
      </code>
    ) : (
      visibleText(piece)
    );
  });
}
