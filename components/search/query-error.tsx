import type { SearchError } from "@/lib/catalog/search/parse";

/** What is wrong with a query; where something else stands below the box, it is only told. */
export function QueryError({
  id,
  text,
  error,
  isCovered,
}: {
  id: string;
  text: string;
  error: SearchError;
  isCovered: boolean;
}) {
  const wrong = text.slice(error.from, error.to);
  return (
    <p
      id={id}
      role="status"
      className={
        isCovered
          ? "sr-only"
          : "recorded absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-error/40 bg-error-fill px-2 py-1 text-error shadow-float"
      }
    >
      {wrong && <span className="sr-only">At “{wrong}”: </span>}
      <Words text={error.message} />
    </p>
  );
}

/** A sentence in which `backticks` set what would be typed. */
function Words({ text }: { text: string }) {
  return text.split("`").map((word, index) =>
    index % 2 === 1 ? (
      <code key={index} className="font-mono text-code">
        {word}
      </code>
    ) : (
      word
    ),
  );
}
