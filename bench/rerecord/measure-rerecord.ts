import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as requestHttp } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chanceOf, wireAnswerOf } from "@/e2e/support/wire-form";
import { startProvider } from "../../e2e/support/provider";
import { rerecordMany } from "../../lib/io/takes/batch";
import { providerOf } from "../../lib/providers";
import { providerConfigSchema, settingsOf } from "../../lib/providers/config";
import { hostKeyOf } from "../../lib/providers/host-key";
import type { Call } from "../../lib/providers/provider";
import { openRecording } from "../../lib/recording/recording";
import { recordingsIn } from "../catalog/corpus";
import { type Measure, timed } from "../measure";

/** As many requests as the folder has, up to this. */
const COUNT = 1000;
const AT_ONCE = 8;

type Asked = { path: string; call: Call };

/** Asking again for 1,000 recordings of a local provider, as a multiple of the bare exchanges with it. */
export async function measureRerecord(root: string): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "tapedeck-bench-rerecord-"));
  const answers = new Map<string, string>();
  const provider = await startProvider(({ path, body }) => ({
    answer: {
      status: 200,
      headers: [["Content-Type", "application/json"]],
      text: answers.get(`${path} ${body}`) ?? "{}",
    },
  }));
  try {
    const hosts = new Set<string>();
    const asked: Asked[] = [];
    for (const [at, path] of recordingsIn(root).entries()) {
      if (asked.length === COUNT) break;
      const opened = openRecording(path, readFileSync(join(root, path), "utf8"));
      const answer = opened.ok ? wireAnswerOf(opened.recording, chanceOf(at)) : null;
      if (!opened.ok || answer?.status !== 200) continue;
      const named = hostKeyOf(opened.recording);
      if (!named.ok) continue;
      const settings = settingsOf(configOf(provider.url), null);
      const made = providerOf(opened.recording, named.host).requestOf(opened.recording, settings);
      if (!made.ok) continue;
      const { pathname, search } = new URL(made.call.url);
      const request = `${pathname}${search} ${made.call.body ?? ""}`;
      // Each request has one answer, so that each recording comes out as it was.
      if (answers.has(request)) continue;
      hosts.add(named.host);
      answers.set(request, answer.text);
      asked.push({ path, call: made.call });
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(root, path), join(folder, path));
    }
    const providers = Object.fromEntries([...hosts].map((host) => [host, configOf(provider.url)]));
    await inEights(asked.slice(0, 50), ({ call }) => exchange(call));
    const base = await timed(() => inEights(asked, ({ call }) => exchange(call)));
    const from = process.memoryUsage().rss;
    let most = 0;
    const time = await timed(() =>
      rerecordMany(
        folder,
        asked.map(({ path }) => path),
        { providers, env: {} },
        {
          signal: new AbortController().signal,
          onDone: () => {
            most = Math.max(most, process.memoryUsage().rss - from);
          },
        },
      ),
    );
    return [
      {
        name: `base: ${asked.length} bare exchanges with a local provider, ${AT_ONCE} at a time`,
        value: base,
        unit: "ms",
        bar: null,
      },
      { name: "asking again for them", value: time / base, unit: "x base", bar: 2 },
      { name: "memory that it takes beside", value: most / 1e9, unit: "GB", bar: null },
    ];
  } finally {
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(url: string) {
  return providerConfigSchema.parse({ baseUrl: `${url}/v1`, concurrency: AT_ONCE, project: "p", location: "l" });
}

async function inEights(items: readonly Asked[], work: (item: Asked) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function exchange({ method, url, headers, body }: Call): Promise<void> {
  return new Promise((done, fail) => {
    const asked = requestHttp(url, { method, headers: Object.fromEntries(headers), agent: false }, (response) => {
      response.on("data", () => {});
      response.on("end", done);
    });
    asked.on("error", fail);
    asked.end(body ?? undefined);
  });
}
