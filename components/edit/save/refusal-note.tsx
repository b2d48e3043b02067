import { ErrorNote } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";

/** Why nothing was saved: what, where, and what to do. */
export function RefusalNote({ refusal: { path, problem } }: { refusal: Refusal }) {
  const place = problem.line === null ? null : `line ${problem.line}, column ${problem.column}`;
  const where = [path, place].filter((each) => each !== null).join(", ");
  return (
    <ErrorNote
      title={visibleText(sentence(problem.message))}
      where={where === "" ? null : visibleText(where)}
      hint={visibleText(problem.hint)}
    />
  );
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith(".") ? text : `${text}.`;
}
