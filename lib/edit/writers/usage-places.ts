import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import type { Draft, Held } from "../wire/draft";
import { USAGE_COUNTS, type UsageCount, type UsagePlaces } from "./usage";
import { below, nodeOf, siteIn } from "./writer";

type Counts = Record<string, unknown>;

/** Writes counts: a number, or null for one that is not there. Gives the first count that has no place, else null. */
export function writeCounts(
  draft: Draft,
  places: UsagePlaces,
  counts: ReadonlyMap<UsageCount, number | null>,
): UsageCount | null {
  const added: [path: string, value: number][] = [];
  const blanked = new Set<string>();
  for (const [count, value] of counts) {
    const holders = holdersOf(places, count);
    const last = holders.at(-1);
    if (value === null) {
      for (const { item, path } of holders) {
        blank(draft, item, path, places.blank);
        blanked.add(keyOf(item, path));
      }
    } else if (last) {
      const held = draft.holdIn(last.item, last.path);
      held?.edits.setText(held.node, String(value));
    } else {
      const path = homePathOf(places, count);
      if (path === null) return count;
      added.push([path, value]);
    }
  }
  if (added.length > 0) add(draft, places, added);
  else if (places.blank === "null") dropEmpty(draft, places, blanked);
  return null;
}

/** The counts that an answer carries or has a place for. */
export function countsWithPlace(places: UsagePlaces | undefined): UsageCount[] {
  if (!places) return [];
  return USAGE_COUNTS.filter((count) => holdersOf(places, count).length > 0 || homePathOf(places, count) !== null);
}

/** The last item below whose data there is an object at one of these paths. */
export function lastItemWith(items: readonly StreamItem[], paths: readonly string[]): StreamItem | undefined {
  return items.findLast((item) => paths.some((path) => below(item, path)?.kind === "object"));
}

function holdersOf({ items, paths }: UsagePlaces, count: UsageCount): { item: StreamItem; path: string }[] {
  return items.flatMap((item) => {
    const path = paths[count]?.find((candidate) => below(item, candidate)?.number !== undefined);
    return path === undefined ? [] : [{ item, path }];
  });
}

/** Of the paths of a count, the one of which most is there in the item that takes it. */
function homePathOf({ home, makeHome, paths }: UsagePlaces, count: UsageCount): string | null {
  const [usual, ...others] = paths[count] ?? [];
  if (usual === undefined) return null;
  if (!home) return makeHome ? usual : null;
  const depthOf = (path: string): number => {
    const steps = path.split("/").slice(0, -1);
    return steps.filter((_, at) => at > 0 && below(home, steps.slice(0, at + 1).join("/"))?.kind === "object").length;
  };
  return others.reduce((best, path) => (depthOf(path) > depthOf(best) ? path : best), usual);
}

function blank(draft: Draft, item: StreamItem, path: string, how: UsagePlaces["blank"]): void {
  const held = draft.holdIn(item, path);
  if (!held) return;
  if (how === "null") held.edits.setText(held.node, "null");
  else {
    const cut = path.lastIndexOf("/");
    const above = draft.holdIn(item, path.slice(0, cut));
    if (above) above.edits.removeMember(above.node, path.slice(cut + 1));
  }
}

/** A usage object that says nothing any more becomes null as a whole, as it is where there is no usage. */
function dropEmpty(draft: Draft, { items, paths }: UsagePlaces, blanked: ReadonlySet<string>): void {
  const wholes = new Set(
    Object.values(paths).flatMap((all) => all.flatMap((path) => /^.*?\/usage(?=\/)/.exec(path)?.[0] ?? [])),
  );
  for (const item of items) {
    for (const path of wholes) {
      const held = draft.holdIn(item, path);
      if (held?.node.kind !== "object") continue;
      const isGone = (node: JsonNode, at: string): boolean =>
        node.isNull ||
        blanked.has(keyOf(item, at)) ||
        (node.kind === "object" && node.members().every(({ key, value }) => isGone(value, `${at}/${key}`)));
      const isTouched = [...blanked].some((key) => key.startsWith(`${keyOf(item, path)}/`));
      if (isTouched && isGone(held.node, path)) held.edits.setText(held.node, "null");
    }
  }
}

function keyOf(item: StreamItem, path: string): string {
  const { pointer, inner = "" } = siteIn(item, path);
  return `${pointer} ${inner}`;
}

function add(draft: Draft, places: UsagePlaces, added: readonly [path: string, value: number][]): void {
  const tree: Counts = {};
  for (const [path, value] of added) {
    const steps = path.slice(1).split("/");
    let at = tree;
    for (const step of steps.slice(0, -1)) {
      const known = at[step];
      const inner: Counts = isCounts(known) ? known : {};
      at[step] = inner;
      at = inner;
    }
    at[steps.at(-1) ?? ""] = value;
  }
  const held = places.home && draft.holdIn(places.home, "");
  if (held) put(held, "", tree, places);
  else places.makeHome?.(tree);
}

function put(held: Held, at: string, tree: Counts, places: UsagePlaces): void {
  for (const [key, value] of inOrder(Object.entries(tree), places.orderAt?.(at) ?? [])) {
    const known = held.node.get(key);
    const path = `${at}/${key}`;
    if (isCounts(value) && known?.kind === "object") {
      put({ node: known, edits: held.edits }, path, value, places);
      continue;
    }
    const made = isCounts(value) ? newObject(path, value, places) : nodeOf(value);
    if (known) held.edits.setValue(known, made);
    else insertInOrder(held, key, made, places.orderAt?.(at) ?? []);
  }
}

/** Puts a member in before the first one that comes later in an order; without an order behind the last one. */
export function insertInOrder({ node, edits }: Held, key: string, value: JsonNode, order: readonly string[]): void {
  const members = node.members();
  const own = order.indexOf(key);
  const later = members.findIndex((member) => order.indexOf(member.key) > own);
  edits.insertMember(node, own === -1 || later === -1 ? members.length : later, key, value);
}

function newObject(path: string, tree: Counts, places: UsagePlaces): JsonNode {
  const ordered = (at: string, value: Counts): object =>
    Object.fromEntries(
      inOrder(Object.entries(value), places.orderAt?.(at) ?? []).map(([key, inner]) => [
        key,
        isCounts(inner) ? ordered(`${at}/${key}`, inner) : inner,
      ]),
    );
  const plain = ordered(path, tree);
  return places.declared?.(path, plain) ?? nodeOf(plain);
}

function inOrder(entries: readonly [string, unknown][], order: readonly string[]): [string, unknown][] {
  return entries.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

function isCounts(value: unknown): value is Counts {
  return typeof value === "object" && value !== null;
}
