import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOnDisk, root } from "./disk";
import { filesOf } from "./files";

const files = filesOf();
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(`${files.size} files, ${Math.round(bytes / 1000)} kB`);

// Not deleted: a scene whose request changed leaves its old file behind, but a file may also be somebody's own.
for (const path of filesOnDisk())
  if (!files.has(path)) console.error(`no scene makes ${path}: delete it if it is stale`);
