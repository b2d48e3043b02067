import { anchorsOf } from "@/lib/review/anchors";
import type { CommittedConflict } from "@/lib/review/committed-conflict";
import type { PartLinks } from "../part-link";
import { PartRows } from "../part-rows";
import { SIDES, sideTitle } from "./side-words";

/** Neither side is the new one: what differs is marked alike in both. */
export const EQUAL =
  "[&_del]:bg-changed-fill [&_del]:text-changed [&_del]:no-underline [&_ins]:bg-changed-fill [&_ins]:text-changed";

/** Both sides of a merge conflict beside each other, by meaning. */
export function Sides({ conflict, links }: { conflict: CommittedConflict; links: PartLinks }) {
  const { problems } = conflict;
  const parts = conflict.parts?.filter(({ what }) => what !== "key");
  const anchors = anchorsOf(parts ?? []);
  return (
    <>
      <div className="grid gap-x-4 font-semibold sm:grid-cols-2">
        {SIDES.map((side) => (
          <h3 key={side} className="recorded min-w-0">
            {sideTitle(conflict, side)}
            {problems[side] !== null && (
              <span className="block font-normal text-ink-muted">
                {problems[side] === "it was deleted" ? "The file is deleted." : `Not readable: ${problems[side]}.`}
              </span>
            )}
          </h3>
        ))}
      </div>
      {parts && parts.length > 0 && (
        <PartRows
          parts={parts.map((part, at) => ({ ...part, anchor: anchors[at] ?? "" }))}
          manner="split"
          label="Ours and theirs"
          sides={{ before: "Ours", after: "Theirs" }}
          links={links}
        />
      )}
      {parts?.length === 0 && <p className="text-ink-muted">A test sees no difference between the two.</p>}
    </>
  );
}
