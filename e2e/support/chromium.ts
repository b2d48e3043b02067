import { existsSync, readFileSync } from "node:fs";

const known = ".cache/browser";

/** How the tests and the benchmark start Chromium: as root, without a screen, and without asking anybody else. */
export const chromiumLaunch = {
  /** The browser that bin/ensure.mjs found or installed; without it, Playwright's own. */
  executablePath: existsSync(known) ? readFileSync(known, "utf8") : undefined,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
