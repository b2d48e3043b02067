import { messageListOf, newMessageOf } from "@/lib/edit/steps/new-message";
import type { Conversation, Message, RequestView } from "@/lib/recording/message";

type Request = Pick<Conversation, "dialect" | "request">;

/** Messages of a request that move as one; `moves` is false where the file has no place of their own for each. */
export type Unit = { ids: string[]; moves: boolean };

/**
 * The request's messages in runs that share items of its list, in the order of the session. Messages that stand
 * outside of the list (a system prompt beside it) do not move.
 */
export function unitsOf({ dialect, request }: Request, order: readonly string[] = recordedOrder(request)): Unit[] {
  const items = new Map(request.messages.map((message, position) => [String(position), itemsOf(message, dialect)]));
  const units: (Unit & { items: string[] })[] = [];
  for (const id of order) {
    const own = items.get(id) ?? [];
    const last = units.at(-1);
    if (last && own.some((item) => last.items.includes(item))) {
      last.ids.push(id);
      last.items.push(...own);
      last.moves = false;
    } else {
      units.push({ ids: [id], items: own, moves: items.has(id) === false || own.length > 0 });
    }
  }
  return units;
}

/** Where in the order a message goes that is moved past the next unit up or down; null where it cannot. */
export function stepOf(units: readonly Unit[], id: string, step: 1 | -1): number | null {
  const at = units.findIndex(({ ids }) => ids.includes(id));
  const [unit, passed] = [units[at], units[at + step]];
  if (!unit?.moves || !passed) return null;
  // A message that stands outside of the list comes before it, wherever the list's messages go.
  if (!passed.moves && passed.ids.length === 1) return null;
  const before = units.slice(0, at + Math.min(step, 0)).reduce((sum, { ids }) => sum + ids.length, 0);
  return step === 1 ? before + passed.ids.length : before;
}

/** Roles that a new message of this request can have; none where the request has no list of messages. */
export function rolesOf({ dialect, request }: Request): string[] {
  if (!request.messages.some((message) => itemsOf(message, dialect).length > 0)) return [];
  const roles = ["user", "assistant", "system", "tool"];
  return roles.filter((role) => newMessageOf(dialect, { type: "add-message", at: 0, role, text: "" }) !== null);
}

/** The items of the request's list that a message is made of. */
function itemsOf({ pointer, parts }: Message, dialect: string): string[] {
  const item = new RegExp(`^/request/.*?/${messageListOf(dialect)}/\\d+(?=/|$)`);
  const pointers = [pointer, ...parts.map((part) => part.pointer)];
  return [...new Set(pointers.flatMap((place) => item.exec(place ?? "")?.[0] ?? []))];
}

function recordedOrder({ messages }: RequestView): string[] {
  return messages.map((_, position) => String(position));
}
