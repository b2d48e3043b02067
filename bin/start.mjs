// `npm start`: the dashboard on the sample recordings, unless a folder is named.
import { fileURLToPath } from "node:url";

process.env.TAPEDECK_ROOT ||= fileURLToPath(new URL("../recordings", import.meta.url));
await import("../dist/tapedeck.mjs");
