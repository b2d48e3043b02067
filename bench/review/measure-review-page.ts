import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../e2e/support/server";
import type { Measure } from "../measure";

/** Milliseconds until `/review` may say its sentence. */
const BAR = 1000;
const REQUEST = "dev/pr-3676";

/** The review page of the bundle's largest pull request, compared anew by a fresh server; empty without a bundle. */
export async function measureReviewPage(bundle: string | null): Promise<Measure[]> {
  if (bundle === null) return [];
  const folder = mkdtempSync(join(tmpdir(), "tapedeck-bench-review-"));
  try {
    execFileSync("git", ["clone", "--quiet", "--no-checkout", "--branch", `${REQUEST}-head`, bundle, folder]);
    execFileSync("git", ["checkout", "--quiet", `${REQUEST}-head`], { cwd: folder });
    const { url, stop } = await startServer(folder);
    try {
      await untilText(url, "<html");
      const address = `${url}/review?base=origin/${REQUEST}-base&head=HEAD`;
      const value = await untilText(address, "recordings changed");
      return [{ name: "the review of the largest pull request, its sentence", value, unit: "ms", bar: BAR }];
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until a page's HTML holds a text. */
function untilText(address: string, wanted: string): Promise<number> {
  return new Promise((done, fail) => {
    const from = performance.now();
    get(address, { headers: { "accept-encoding": "identity" } }, (response) => {
      let html = "";
      let at = 0;
      response.on("data", (data: Buffer) => {
        html += data;
        if (at === 0 && html.includes(wanted)) at = performance.now() - from;
      });
      response.on("end", () => (at > 0 ? done(at) : fail(new Error(`${address} never said "${wanted}"`))));
    }).on("error", fail);
  });
}
