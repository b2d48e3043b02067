import type { ReviewedFile } from "@/lib/review/view";
import type { PartLinks } from "../part-link";
import { EQUAL, Sides } from "./sides";

/** Both sides of a merge conflict that a commit holds with its markers: to be read, there is nothing to choose. */
export function CommittedConflict({ marked, links }: { marked: ReviewedFile["marked"]; links: PartLinks }) {
  if (!marked) return null;
  return (
    <section aria-label="Committed merge conflict" className={`space-y-2 ${EQUAL}`}>
      <p className="text-warning">
        {marked.where === "head"
          ? "It was committed with the markers of a merge conflict, which no replay can read. Both sides, as they stand in it:"
          : "Its base was committed with the markers of a merge conflict. Both sides, as they stood in it:"}
      </p>
      <Sides conflict={marked} links={links} />
    </section>
  );
}
