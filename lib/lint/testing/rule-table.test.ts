import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ruleTable } from "./rule-table";

it("stands in the manual as it is", () => {
  expect(readFileSync(new URL("../../../docs/check.md", import.meta.url), "utf8")).toContain(ruleTable());
});
