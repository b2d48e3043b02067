import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairMessages } from "./pair-messages";

const messages = (...said: string[]) => said.map((each) => ({ role: each[0] ?? "", said: each }));
/** "0>1" for a message that stands at 1 now, "!" behind one that moved. */
const paired = (was: string[], is: string[]) =>
  pairMessages(messages(...was), messages(...is)).map(
    (pair) => `${pair.was ?? ""}>${pair.is ?? ""}${pair.moved ? "!" : ""}`,
  );

describe("messages of two requests", () => {
  it("stay the same where one is put in or taken out", () => {
    expect(paired(["u1", "a1"], ["s1", "u1", "a1"])).toEqual([">0", "0>1", "1>2"]);
    expect(paired(["s1", "u1", "a1"], ["u1", "a1"])).toEqual(["0>", "1>0", "2>1"]);
  });

  it("move, as few of them as can be", () => {
    expect(paired(["u1", "a1", "t1"], ["a1", "u1", "t1"]).filter((pair) => pair.endsWith("!"))).toHaveLength(1);
    expect(paired(["u1", "a1", "t1", "u2"], ["a1", "t1", "u2", "u1"])).toEqual(["1>0", "2>1", "3>2", "0>3!"]);
  });

  it("are changed in place, also their role", () => {
    expect(paired(["s1", "u1", "a1"], ["s1", "u2", "a1"])).toEqual(["0>0", "1>1", "2>2"]);
    expect(paired(["s1", "u1"], ["s1", "a1"])).toEqual(["0>0", "1>1"]);
  });

  it("are changed beside new ones of another role", () => {
    expect(paired(["s1", "u1"], ["s1", "a1", "u2"])).toEqual(["0>0", ">1", "1>2"]);
    expect(paired(["s1", "a1", "u1"], ["s1", "u2"])).toEqual(["0>0", "1>", "2>1"]);
  });

  it("are each named once, whatever became of them", () => {
    const said = fc.array(fc.constantFrom("u1", "u2", "a1", "a2", "s1"), { maxLength: 8 });
    fc.assert(
      fc.property(said, said, (was, is) => {
        const pairs = pairMessages(messages(...was), messages(...is));
        const sorted = (side: "was" | "is") => pairs.flatMap((pair) => pair[side] ?? []).sort((a, b) => a - b);
        expect(sorted("was")).toEqual(was.map((_, at) => at));
        expect(sorted("is")).toEqual(is.map((_, at) => at));
        const now = pairs.flatMap((pair) => pair.is ?? []);
        expect(now).toEqual([...now].sort((a, b) => a - b));
      }),
    );
  });
});
