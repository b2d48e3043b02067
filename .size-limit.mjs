import { readFileSync } from "node:fs";

const dist = process.env.TAPEDECK_DIST || ".next";

/**
 * The scripts that a browser loads for a route before it can be used: those of the framework (the polyfills are for
 * browsers without modules) and those of the route's own components, without what is loaded on demand.
 */
function firstLoadOf(route) {
  const { rootMainFiles } = JSON.parse(readFileSync(`${dist}/build-manifest.json`, "utf8"));
  const manifest = readFileSync(`${dist}/server/app${route}_client-reference-manifest.js`, "utf8");
  const { entryJSFiles } = JSON.parse(manifest.slice(manifest.indexOf("] = ") + 4).replace(/;\s*$/, ""));
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])].map((file) => `${dist}/${file}`);
}

export default [{ name: "first load of the table", path: firstLoadOf("/page"), limit: "200 kB", gzip: true }];
