import Link from "next/link";
import { ErrorNote } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import { historyHref } from "@/lib/url-state/history-state";

const CHANGE_ID = /(\b\d+-[0-9a-f]{6}\b)/;

/** Why nothing was changed, where it was asked for: what, where, and what to do. Changes that it names are links. */
export function RefusalNote({ refusal: { path, problem } }: { refusal: Refusal }) {
  const place = problem.line === null ? null : `line ${problem.line}, column ${problem.column}`;
  const where = [path, place].filter((each) => each !== null).join(", ");
  return (
    <ErrorNote
      title={<WithLinks text={sentence(problem.message)} />}
      where={visibleText(where)}
      hint={<WithLinks text={problem.hint} />}
    />
  );
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith(".") ? text : `${text}.`;
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
