import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { nearestRoot } from "./nearest-root";
import { temporaryFolder } from "./testing";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("prefers what was named, then a journal that is there, then the repository, then the folder's own name", () => {
  vi.stubEnv("TAPEDECK_ROOT", "");
  const top = temporaryFolder();
  const folder = join(top, "repo/suite/recordings/old");
  mkdirSync(folder, { recursive: true });
  expect(nearestRoot(folder)).toBe(join(top, "repo/suite"));
  expect(nearestRoot(join(top, "repo"))).toBe(join(top, "repo"));
  execFileSync("git", ["init", "-q"], { cwd: join(top, "repo") });
  expect(nearestRoot(folder)).toBe(join(top, "repo"));
  mkdirSync(join(top, "repo/suite/.tapedeck"));
  expect(nearestRoot(folder)).toBe(join(top, "repo/suite"));
  vi.stubEnv("TAPEDECK_ROOT", top);
  expect(nearestRoot(folder)).toBe(top);
  vi.stubEnv("TAPEDECK_ROOT", join(top, "elsewhere"));
  expect(nearestRoot(folder)).toBe(join(top, "repo/suite"));
});
