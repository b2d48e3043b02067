import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edit } from "@/lib/edit/edit";
import { homesOf, messageOrderEdits } from "./message-order";

const message = { role: "user", text: "", toolCallId: "" };
const alone = (count: number) => Array.from({ length: count }, (_, at) => ({ ids: [String(at)], moves: true }));

/** What edits make of a list, told as planEdit applies them. */
function applied(count: number, edits: readonly Edit[]): string[] {
  let list = Array.from({ length: count }, (_, position) => String(position));
  for (const edit of edits) {
    if (edit.type === "add-message") list = list.toSpliced(edit.at, 0, "new");
    if (edit.type === "remove-message") list = list.toSpliced(edit.message, 1);
    if (edit.type === "move-message") {
      const moved = list[edit.message] ?? "";
      list = list.toSpliced(edit.message, 1).toSpliced(edit.to, 0, moved);
    }
  }
  return list;
}

function editsFor(count: number, order: string[], removed: string[] = [], units = alone(count)): Edit[] {
  const added = Object.fromEntries(order.filter((id) => id.startsWith("new")).map((id) => [id, message]));
  return messageOrderEdits({ count, order, removed: new Set(removed), added, units });
}

describe("a new order of messages", () => {
  it("moves as few messages as it can", () => {
    expect(editsFor(4, ["1", "2", "3", "0"])).toEqual([{ type: "move-message", message: 0, to: 3 }]);
    expect(editsFor(4, ["3", "0", "1", "2"])).toEqual([{ type: "move-message", message: 3, to: 0 }]);
    expect(editsFor(3, ["0", "1", "2"])).toEqual([]);
  });

  it("moves others around those that share a place", () => {
    const units = [...alone(3), { ids: ["3", "4"], moves: false }];
    const edits = editsFor(5, ["3", "4", "0", "1", "2"], [], units);
    expect(edits.map((edit) => edit.type === "move-message" && edit.message)).toEqual([0, 0, 0]);
    expect(applied(5, edits)).toEqual(["3", "4", "0", "1", "2"]);
  });

  it("is reached, whatever was moved, added and taken out", () => {
    const session = fc.nat({ max: 7 }).chain((count) => {
      const ids = [...alone(count).flatMap((unit) => unit.ids), "new-0", "new-1"];
      return fc.record({
        count: fc.constant(count),
        order: fc.shuffledSubarray(ids, { minLength: ids.length }),
        removed: fc.subarray(ids.slice(0, count)),
      });
    });
    fc.assert(
      fc.property(session, ({ count, order, removed }) => {
        const wanted = order.filter((id) => !removed.includes(id)).map((id) => id.replace(/-\d$/, ""));
        expect(applied(count, editsFor(count, order, removed))).toEqual(wanted);
      }),
    );
  });

  it("is the recorded one again once each moved message was put back", () => {
    const ids = alone(6).flatMap((unit) => unit.ids);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
        let order = shuffled;
        for (let steps = 0; steps < ids.length; steps++) {
          const [home] = homesOf(order, new Set(), alone(6));
          if (!home) break;
          const [id, to] = home;
          order = order.filter((other) => other !== id).toSpliced(to, 0, id);
        }
        expect(order).toEqual(ids);
      }),
    );
  });
});
