import { expect, it } from "vitest";
import { nearest } from "../format/edit-distance";
import { checkConfigSchema, defaultCheckConfig, levelFor, unknownRulesOf } from "./config";

it("has nothing off by default", () => expect(checkConfigSchema.parse({})).toEqual(defaultCheckConfig));

it("wants a reason for what is allowed", () => {
  const allow = [{ rule: "secret", path: "**", reason: " " }];
  expect(checkConfigSchema.safeParse({ allow }).error?.issues[0]).toMatchObject({
    path: ["allow", 0, "reason"],
    message: "say why it is fine",
  });
});

it("knows no levels but its own, and no other members", () => {
  expect(checkConfigSchema.safeParse({ level: { secret: "fatal" } }).success).toBe(false);
  expect(checkConfigSchema.safeParse({ of: [] }).success).toBe(false);
});

it("lists names that are no rule's, wherever they stand, with the nearest name", () => {
  const config = checkConfigSchema.parse({
    off: ["secret", "emptyoutput"],
    level: { "tool-pair": "info" },
    allow: [{ rule: "x", path: "a", reason: "b" }],
  });
  const names = ["secret", "empty-output", "tool-pairs"];
  expect(unknownRulesOf(config, names)).toEqual([
    { pointer: "/check/off/1", message: "there is no rule `emptyoutput`; did you mean `empty-output`?" },
    { pointer: "/check/level/tool-pair", message: "there is no rule `tool-pair`; did you mean `tool-pairs`?" },
    { pointer: "/check/allow/0/rule", message: expect.stringContaining("there is no rule `x`") },
  ]);
});

it("prefers the configured level", () => {
  expect(levelFor({ ...defaultCheckConfig, level: { a: "info" } }, "a", "error")).toBe("info");
  expect(levelFor(defaultCheckConfig, "a", "error")).toBe("error");
});

it("takes the first of equally near names", () => expect(nearest("ac", ["ab", "ad"])).toBe("ab"));
