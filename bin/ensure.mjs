// Makes sure that what a command needs is there and fresh: `node bin/ensure.mjs [deps] [cli] [build] [browser]`.
// Runs before everything else, so it may use nothing but Node itself. Prints to stderr only.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installBrowser, isBrowserKnown } from "./ensure/browser.mjs";
import { areDepsFresh, hasStamp, stampOf } from "./ensure/fresh.mjs";
import { withLock } from "./ensure/lock.mjs";

// Node before 20.11 has no import.meta.dirname, and is to get as far as the message about its version.
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache");
const dist = join(root, process.env.TAPEDECK_DIST || ".next");
const bundle = join(root, "dist");

const SETTINGS = ["tsconfig.json", "package-lock.json"];
const CLI_SOURCES = ["bin", "lib", "package.json", ...SETTINGS];
const NEXT_SOURCES = ["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", ...SETTINGS].concat(
  "next.config.mjs",
  "postcss.config.mjs",
);

/** Each part: what the user reads while it runs, whether it is fresh, and how it is made. In order of need. */
const parts = {
  deps: {
    title: "Installing the dependencies",
    isFresh: () => areDepsFresh(root),
    make: () => npm("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"),
  },
  cli: {
    title: "Bundling the command line",
    isFresh: () => hasStamp(bundle, stampOf(root, CLI_SOURCES)),
    make: makeBundle,
  },
  build: {
    title: "Building the dashboard",
    isFresh: () => hasStamp(join(dist, "standalone"), stampOf(root, NEXT_SOURCES)),
    make: makeBuild,
  },
  browser: {
    title: "Installing a browser for the tests",
    isFresh: () => isBrowserKnown(cache),
    make: () => installBrowser(root, cache),
  },
};

checkNode();
const asked = process.argv.slice(2);
for (const name of asked) if (!(name in parts)) fail(`there is no part "${name}": ${Object.keys(parts).join(", ")}`);
const needed = Object.keys(parts).filter((name) => asked.includes(name));
if (needed.some((name) => !parts[name].isFresh())) await withLock(cache, makeAll);

async function makeAll() {
  for (const name of needed) {
    const { title, isFresh, make } = parts[name];
    // Another process may have made it while this one waited for the lock.
    if (isFresh()) continue;
    const start = Date.now();
    say(`${title} …`);
    await make();
    say(`${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}

async function makeBundle() {
  const stamp = stampOf(root, CLI_SOURCES);
  rmSync(bundle, { recursive: true, force: true });
  const { build } = await import("esbuild");
  await build({
    entryPoints: {
      tapedeck: join(root, "bin/tapedeck.ts"),
      "asking-thread": join(root, "bin/threads/asking.ts"),
      "check-thread": join(root, "bin/threads/check.ts"),
    },
    outdir: bundle,
    outExtension: { ".js": ".mjs" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
    // Packages of the older module system ask for Node's own modules by `require`.
    banner: { js: `import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);` },
  }).catch(() => fail("the command line could not be bundled; the reason stands above."));
  chmodSync(join(bundle, "tapedeck.mjs"), 0o755);
  writeFileSync(join(bundle, ".stamp"), stamp);
}

function makeBuild() {
  const stamp = stampOf(root, NEXT_SOURCES);
  const server = join(dist, "standalone");
  rmSync(join(server, ".stamp"), { force: true });
  run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  // The server reads its static files from below its own folder; a package holds copies there, a clone links.
  const folder = join(server, process.env.TAPEDECK_DIST || ".next");
  link(join(dist, "static"), join(folder, "static"));
  if (existsSync(join(root, "public"))) link(join(root, "public"), join(server, "public"));
  writeFileSync(join(server, ".stamp"), stamp);
}

function link(target, path) {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path, "junction");
}

function npm(...args) {
  const own = process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : undefined;
  if (own) run(process.execPath, [own, ...args]);
  else run("npm", args, {}, process.platform === "win32");
}

function run(command, args, env = {}, shell = false) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, ...env },
    shell,
  });
  if (error || status !== 0) fail(`${[command, ...args].join(" ")}: ${error?.message ?? `exit status ${status}`}`);
}

function checkNode() {
  mkdirSync(cache, { recursive: true });
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.version}.`);
}

function say(text) {
  process.stderr.write(`tapedeck: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
