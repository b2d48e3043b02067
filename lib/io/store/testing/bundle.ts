import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** For tests that run a program in a process or thread of its own: bundles it, as the command line is bundled. */
export async function bundleInto(outfile: string, source: URL): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    // Packages of the older module system ask for Node's own modules by `require`.
    banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
  });
}
