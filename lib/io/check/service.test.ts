import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openCatalog } from "../catalog";
import type { Catalog } from "../catalog/catalog";
import { CheckService } from "./service";

let root = "";
let catalog: Catalog;
let check: CheckService;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tapedeck-check-"));
  mkdirSync(join(root, "recordings"));
});
afterEach(async () => {
  await check.close();
  await catalog.close();
  rmSync(root, { recursive: true, force: true });
});

const recording = (text: string) =>
  `${JSON.stringify({ test_id: null, request: { method: "POST", url: "http://x.test/v1/chat/completions", body: { model: "m", messages: [] }, endpoint: "/v1/chat/completions" }, response: { body: { note: text }, is_streaming: false } }, null, 2)}\n`;
const write = (name: string, text: string) => writeFileSync(join(root, "recordings", name), text);
const rulesOf = (name: string) =>
  check
    .state()
    .report?.recordings.find(({ path }) => path === `recordings/${name}`)
    ?.findings.map(({ rule }) => rule);

async function open() {
  catalog = openCatalog(root);
  check = new CheckService(catalog);
  check.state();
  await check.settled();
}

it("checks what the catalog holds, a broken file among it", async () => {
  write("a.json", recording("fine"));
  write("b.json", "{");
  await open();
  const { state, done, total, report } = check.state();
  expect({ state, done, total }).toEqual({ state: "ready", done: 2, total: 2 });
  expect(report?.summary).toMatchObject({ files: 2, roundTrip: 1, errors: 1 });
  expect(rulesOf("b.json")).toEqual(["unreadable"]);
});

it("sees a change, and leaves alone what did not change", async () => {
  write("a.json", recording("fine"));
  write("b.json", "{");
  await open();
  const before = check.state();
  const findings = (name: string) =>
    check.state().report?.recordings.find(({ path }) => path === `recordings/${name}`)?.findings[0];
  const untouched = findings("a.json");
  write("b.json", recording("mended"));
  await expect.poll(() => check.state().version, { timeout: 8000 }).toBeGreaterThan(before.version);
  await check.settled();
  expect(rulesOf("b.json")).not.toContain("unreadable");
  expect(findings("a.json")).toBe(untouched);
});

it("says where the configuration is wrong, and checks again once it is mended", async () => {
  write("a.json", recording("fine"));
  writeFileSync(join(root, "tapedeck.config.json"), '{\n  "check": { "off": ["roundtrip"] }\n}\n');
  await open();
  expect(check.state()).toMatchObject({ state: "failed", report: null });
  expect(check.state().problem).toContain("tapedeck.config.json:2:22");
  writeFileSync(join(root, "tapedeck.config.json"), '{ "check": { "off": ["null-test-id"] } }');
  check.refresh();
  await check.settled();
  expect(check.state()).toMatchObject({ state: "ready", problem: null });
  expect(rulesOf("a.json")).not.toContain("null-test-id");
});

it("keeps what is done where it is cancelled", async () => {
  write("a.json", recording("fine"));
  await open();
  check.refresh();
  check.cancel();
  await check.settled();
  expect(check.state().state).toBe("ready");
  expect(check.state().report?.summary.files).toBe(1);
});

it("tells of one file what the last report says, as long as that is true, and else looks at it alone", async () => {
  write("a.json", recording("fine"));
  writeFileSync(
    join(root, "tapedeck.config.json"),
    '{ "check": { "off": ["missing-test"], "allow": [{ "rule": "key-mismatch", "path": "**", "reason": "made" }] } }',
  );
  catalog = openCatalog(root);
  check = new CheckService(catalog);
  await catalog.settled();
  const path = "recordings/a.json";
  expect(check.known(path)).toBeNull();
  const alone = check.alone(path)?.findings.map(({ rule }) => rule);
  expect(alone).toContain("null-test-id");
  expect(alone).not.toContain("key-mismatch");
  check.state();
  await check.settled();
  expect(check.known(path)?.findings.map(({ rule }) => rule)).toEqual(alone);
  write("a.json", recording("finer by far"));
  await catalog.refresh([path]);
  expect(check.known(path)).toBeNull();
  expect(check.alone("recordings/none.json")).toBeNull();
});
