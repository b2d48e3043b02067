// Runs the benchmarks as what they measure is run: bundled. A loader that compiles each file by itself, and names every
// function anew, would make the product look slower than it is.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Programs that measures start. */
const children = ["catalog/large-child", "rerecord/asking-child", "rerecord/provider-child"].map((name) =>
  join(root, "bench", `${name}.ts`),
);
const outdir = join(root, ".cache/bench");
await build({
  entryPoints: [join(root, "bench/index.ts"), ...children, join(root, "bin/threads/asking.ts")],
  entryNames: "[name]",
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, [join(outdir, "index.mjs"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
