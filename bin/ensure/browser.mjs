import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Whether the browser that an earlier call found or installed is still there. */
export function isBrowserKnown(cache) {
  const file = join(cache, "browser");
  return existsSync(file) && isExecutable(readFileSync(file, "utf8"));
}

/**
 * Finds a Chromium (named by TAPEDECK_CHROMIUM, of the system, or Playwright's own) or installs one, and leaves its
 * path in `.cache/browser`. Debian's comes from its packages, which also work where only package registries are
 * reached; elsewhere it is Playwright's own download.
 */
export async function installBrowser(root, cache) {
  const found = (await findBrowser(root)) ?? (await download(root));
  writeFileSync(join(cache, "browser"), found);
  process.stderr.write(`tapedeck: the tests use ${found}\n`);
}

async function findBrowser(root) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const ofSystem = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const ofMac = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  const candidates = [process.env.TAPEDECK_CHROMIUM ?? "", ...ofSystem, ...ofMac, await ofPlaywright(root)];
  return candidates.find((path) => isExecutable(path) && !isSnapStub(path));
}

async function download(root) {
  if (isDebianRoot()) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { DEBIAN_FRONTEND: "noninteractive" });
  } else {
    const withDeps = process.platform === "linux" && process.getuid?.() === 0 ? ["--with-deps"] : [];
    run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", ...withDeps, "chromium"]);
  }
  const found = await findBrowser(root);
  if (found) return found;
  process.stderr.write("tapedeck: no browser was found: install Chromium and name it in TAPEDECK_CHROMIUM.\n");
  process.exit(1);
}

async function ofPlaywright(root) {
  const { chromium } = await import(pathToFileURL(join(root, "node_modules/@playwright/test/index.mjs")).href);
  return chromium.executablePath();
}

/** Ubuntu's `chromium-browser` only says that the snap is to be installed. */
function isSnapStub(path) {
  const start = readFileSync(path).subarray(0, 4096).toString("latin1");
  return start.startsWith("#!") && start.includes("snap ");
}

function isDebianRoot() {
  const release = "/etc/os-release";
  return process.getuid?.() === 0 && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, "utf8"));
}

function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } });
  if (!error && status === 0) return;
  process.stderr.write(`tapedeck: ${command} ${args.join(" ")}: ${error?.message ?? `exit status ${status}`}\n`);
  process.exit(1);
}
