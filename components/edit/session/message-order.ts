import type { Edit } from "@/lib/edit/edit";
import type { Unit } from "./request-list";
import type { NewMessage } from "./session";

type Order = {
  /** How many messages the recorded request has. */
  count: number;
  /** All messages in their new order, removed ones among them; recorded ones by position, new ones by id. */
  order: readonly string[];
  removed: ReadonlySet<string>;
  added: Readonly<Record<string, NewMessage>>;
  /** The recorded messages in runs that share a place in the file: nothing can stand between those of one. */
  units: readonly Unit[];
};

/**
 * The edits that bring a request's messages into a new order. First, from the top, each message that is new or has to
 * move is put behind the one that it will follow; then removed ones are taken out from the bottom. Taking out last
 * keeps messages apart that some wires would read as one.
 */
export function messageOrderEdits({ count, order, removed, added, units }: Order): Edit[] {
  const wanted = order.filter((id) => !removed.has(id));
  const stay = stayingOf(wanted, units);
  const edits: Edit[] = [];
  let current = Array.from({ length: count }, (_, position) => String(position));
  for (const [position, id] of wanted.entries()) {
    const message = added[id];
    if (!message && stay.has(id)) continue;
    const others = message ? current : current.filter((other) => other !== id);
    const to = placeFor(others, wanted[position - 1], stay, units);
    edits.push(message ? addition(message, to) : { type: "move-message", message: current.indexOf(id), to });
    current = others.toSpliced(to, 0, id);
  }
  for (const [position, id] of [...current.entries()].reverse()) {
    if (removed.has(id)) edits.push({ type: "remove-message", message: position });
  }
  return edits;
}

/** The recorded messages that a new order moves, each with its place in that order, itself left out, to be put back. */
export function homesOf(
  order: readonly string[],
  removed: ReadonlySet<string>,
  units: readonly Unit[],
): Map<string, number> {
  const wanted = order.filter((id) => !removed.has(id));
  const stay = stayingOf(wanted, units);
  const moved = wanted.filter((id) => isRecorded(id) && !stay.has(id));
  return new Map(
    moved.map((id) => {
      const others = order.filter((other) => other !== id);
      return [id, others.findLastIndex((other) => stay.has(other) && Number(other) < Number(id)) + 1];
    }),
  );
}

function isRecorded(id: string): boolean {
  return /^\d+$/.test(id);
}

/** Behind the message that it will follow, the first before the next one that stays; never within a unit. */
function placeFor(
  others: readonly string[],
  before: string | undefined,
  stay: ReadonlySet<string>,
  units: readonly Unit[],
): number {
  const areOne = (a = "", b = "") => units.some(({ ids }) => ids.includes(a) && ids.includes(b));
  if (before !== undefined) {
    let to = others.indexOf(before) + 1;
    while (areOne(others[to - 1], others[to])) to++;
    return to;
  }
  let to = others.findIndex((id) => stay.has(id));
  if (to === -1) return others.length;
  while (areOne(others[to - 1], others[to])) to--;
  return to;
}

function addition({ role, text, toolCallId }: NewMessage, at: number): Edit {
  return { type: "add-message", at, role, text, ...(role === "tool" ? { toolCallId } : {}) };
}

/** The heaviest run of recorded messages that are in their old order already: they stay, the others move. */
function stayingOf(wanted: readonly string[], units: readonly Unit[]): Set<string> {
  const fixed = new Set(units.flatMap(({ ids, moves }) => (moves ? [] : ids)));
  const recorded = wanted.filter(isRecorded);
  const best: { id: string; weight: number; before: number }[] = [];
  for (const [at, id] of recorded.entries()) {
    let before = -1;
    for (let earlier = 0; earlier < at; earlier++) {
      const follows = Number(recorded[earlier]) < Number(id);
      if (follows && (best[earlier]?.weight ?? 0) > (best[before]?.weight ?? 0)) before = earlier;
    }
    const own = fixed.has(id) ? recorded.length + 1 : 1;
    best.push({ id, weight: (best[before]?.weight ?? 0) + own, before });
  }
  let at = -1;
  for (const [position, { weight }] of best.entries()) if (weight > (best[at]?.weight ?? 0)) at = position;
  const staying = new Set<string>();
  for (let entry = best[at]; entry; entry = best[entry.before]) staying.add(entry.id);
  return staying;
}
