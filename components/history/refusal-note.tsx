import Link from "next/link";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import { historyHref } from "@/lib/url-state/history-state";

const CHANGE_ID = /(\b\d+-[0-9a-f]{6}\b)/;

/** Why nothing was changed, where it was asked for; changes that it names are links. */
export function RefusalNote({ refusal: { problem } }: { refusal: Refusal }) {
  return (
    <div role="alert" className="recorded rounded-md border border-error/40 bg-error-fill px-3 py-2">
      <p className="font-semibold text-error">
        <WithLinks text={problem.message} />.
      </p>
      <p>
        <WithLinks text={problem.hint} />
      </p>
    </div>
  );
}

function WithLinks({ text }: { text: string }) {
  return visibleText(text)
    .split(CHANGE_ID)
    .map((piece, index) =>
      CHANGE_ID.test(piece) ? (
        <Link key={index} href={historyHref({ why: null, text: "", entry: piece })} className="underline">
          {piece}
        </Link>
      ) : (
        piece
      ),
    );
}
