import { shortKey } from "@/lib/format/human";

/** The keys of a request, before and behind a change. */
export function Keys({ before, after }: { before: string | null; after: string | null }) {
  return (
    <>
      <Key of={before} />
      {before !== after && (
        <>
          {" "}
          <span aria-hidden>→</span> <Key of={after} />
        </>
      )}
    </>
  );
}

function Key({ of }: { of: string | null }) {
  return of === null ? <span>no key</span> : <span title={of}>{shortKey(of)}</span>;
}
