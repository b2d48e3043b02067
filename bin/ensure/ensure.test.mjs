import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { areDepsFresh, hasStamp, stampOf } from "./fresh.mjs";
import { withLock } from "./lock.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tapedeck-ensure-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("areDepsFresh", () => {
  const locked = { "": { name: "x" }, "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } };
  const write = (packages, installed) => {
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    if (!installed) return;
    writeFileSync(join(folder, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
  };

  it("wants every locked package in its version, and takes more than that", () => {
    write(locked, { ...locked, "node_modules/b": { version: "2.0.0" } });
    expect(areDepsFresh(folder)).toBe(true);
    write(locked, { "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } });
    expect(areDepsFresh(folder)).toBe(false);
    write(locked, { "node_modules/a": { version: "1.0.0", integrity: "sha512-other" } });
    expect(areDepsFresh(folder)).toBe(false);
    write(locked, {});
    expect(areDepsFresh(folder)).toBe(false);
  });

  it("passes over what is for another machine", () => {
    write({ ...locked, "node_modules/c-win32": { version: "1.0.0", optional: true } }, locked);
    expect(areDepsFresh(folder)).toBe(true);
  });

  it("is false where nothing is installed, or an install was cut off", () => {
    write(locked, null);
    expect(areDepsFresh(folder)).toBe(false);
  });
});

describe("stampOf", () => {
  it("changes with names and contents, not with tests", () => {
    mkdirSync(join(folder, "lib"));
    const stamp = () => stampOf(folder, ["lib", "gone.ts"]);
    writeFileSync(join(folder, "lib/a.ts"), "1");
    const first = stamp();
    writeFileSync(join(folder, "lib/a.test.ts"), "1");
    expect(stamp()).toBe(first);
    writeFileSync(join(folder, "lib/a.ts"), "2");
    const second = stamp();
    expect(second).not.toBe(first);
    writeFileSync(join(folder, "lib/b.ts"), "");
    expect(stamp()).not.toBe(second);
  });

  it("is looked for where the result lies", () => {
    expect(hasStamp(folder, "s")).toBe(false);
    writeFileSync(join(folder, ".stamp"), "s");
    expect(hasStamp(folder, "s")).toBe(true);
    expect(hasStamp(folder, "t")).toBe(false);
  });
});

describe("withLock", () => {
  it("lets one work at a time", async () => {
    let working = 0;
    const work = async () => {
      working++;
      expect(working).toBe(1);
      await setTimeout(20);
      working--;
    };
    await Promise.all([withLock(folder, work), withLock(folder, work), withLock(folder, work)]);
  });

  it("takes the lock of a process that is gone", async () => {
    mkdirSync(join(folder, "ensure.lock"));
    // No process has a number so high (the kernel's limit is 2^22).
    writeFileSync(join(folder, "ensure.lock/owner"), "999999999");
    let worked = false;
    await withLock(folder, () => {
      worked = true;
    });
    expect(worked).toBe(true);
  });
});
