import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { startServer } from "../../e2e/support/server";
import { type Measure, percentile, timed } from "../measure";
import { largestOf } from "./largest";

const ROUNDS = 25;
/** Milliseconds that a page may take beyond three times reading and parsing its file. */
const ALLOWANCE = 50;

/** The page of the largest recording, from a production server on a folder: its first byte, and its HTML. */
export async function measurePage(root: string): Promise<Measure[]> {
  const { path } = largestOf(root);
  const { url, stop } = await startServer(root);
  try {
    const address = `${url}/r/${path.split("/").map(encodeURIComponent).join("/")}`;
    const times = { base: [] as number[], first: [] as number[] };
    let bytes = 0;
    // The first rounds warm up; the two take turns, so that whatever else the machine does hits both.
    for (let round = -5; round < ROUNDS; round++) {
      const base = await timed(() => JSON.parse(readFileSync(join(root, path), "utf8")));
      const page = await ask(address);
      bytes = page.bytes;
      if (round < 0) continue;
      times.base.push(base);
      times.first.push(page.firstByte);
    }
    const base = percentile(times.base, 0.5);
    return [
      { name: "base: read and parse the largest recording", value: base, unit: "ms", bar: null },
      { name: "its page, first byte", value: percentile(times.first, 0.5), unit: "ms", bar: 3 * base + ALLOWANCE },
      { name: "its page, HTML", value: bytes / 1000, unit: "KB", bar: 300 },
    ];
  } finally {
    await stop();
  }
}

/** Asks for a page; milliseconds to its first byte, and its bytes without compression. */
function ask(address: string): Promise<{ firstByte: number; bytes: number }> {
  return new Promise((done, fail) => {
    const from = performance.now();
    get(address, { headers: { "accept-encoding": "identity" } }, (response) => {
      let firstByte = 0;
      let bytes = 0;
      response.on("data", (data: Buffer) => {
        if (bytes === 0) firstByte = performance.now() - from;
        bytes += data.length;
      });
      response.on("end", () => {
        if (response.statusCode === 200) done({ firstByte, bytes });
        else fail(new Error(`${address} answered ${response.statusCode}`));
      });
    }).on("error", fail);
  });
}
