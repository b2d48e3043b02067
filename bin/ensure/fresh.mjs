import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether every package of the lockfile is installed in the locked version. npm keeps what it installed in a lockfile
 * of its own, written last: an install that was cut off leaves none. Optional packages may be for other machines.
 */
export function areDepsFresh(root) {
  const installedFile = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === "") return true;
    const found = installed[path];
    if (!found) return Boolean(optional || devOptional);
    return found.version === version && found.integrity === integrity;
  });
}

/** A hash over files and folders (recursively, tests left out), their place, the platform and Node's version. */
export function stampOf(root, paths) {
  const hash = createHash("sha256");
  hash.update([root, process.platform, process.arch, process.versions.node.split(".")[0]].join("\n"));
  for (const path of paths) addTo(hash, root, path);
  return hash.digest("hex");
}

function addTo(hash, root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat || /\.test\.(tsx?|mjs)$/.test(path)) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addTo(hash, root, `${path}/${name}`);
  } else {
    const content = readFileSync(join(root, path));
    hash.update(`\n${path} ${content.length}\n`).update(content);
  }
}

/** Whether what lies in a folder was made from sources of that stamp. */
export function hasStamp(folder, stamp) {
  const file = join(folder, ".stamp");
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}
