import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The files below `recordings/`, as paths below the project; the dashboard's own folder is left out. */
export function filesOnDisk(): string[] {
  return readdirSync(join(root, "recordings"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((path) => !path.startsWith("recordings/.tapedeck/"))
    .sort();
}
