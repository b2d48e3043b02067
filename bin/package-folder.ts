import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program itself: the bundle lies in its `dist/`. */
export const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), "..");
