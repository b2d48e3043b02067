import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { Faults } from "./faults";
import { type Server, startServer } from "./server";

type WorkerFixtures = {
  /** A folder of this worker's own, with a copy of the sample recordings; tests may change it. */
  root: string;
  /** The dashboard on that folder. */
  server: Server;
};

type TestFixtures = {
  /** An empty folder of this test's own. */
  folder: string;
  /** Starts another dashboard, ended with the test. */
  start: typeof startServer;
  /** A disk that refuses on demand: `start(folder, [], faults.env)`. */
  faults: Faults;
  /**
   * Fails a test whose page broke the content policy, threw, or asked another host for anything, until its servers end.
   */
  watch: Complaints;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  root: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
    async ({}, use) => {
      const folder = temporaryFolder();
      const root = join(folder, "recordings");
      cpSync("recordings", root, { recursive: true, filter: (path) => !path.includes(".tapedeck") });
      await use(root);
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  server: [
    async ({ root }, use) => {
      const server = await startServer(root);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
  folder: async ({}, use) => {
    const folder = temporaryFolder();
    await use(folder);
    // A server that is about to be stopped may still write into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  },
  start: async ({ watch }, use) => {
    const started: Server[] = [];
    await use(async (...args) => {
      const server = await startServer(...args);
      started.push(server);
      return server;
    });
    // What the page is still asking for breaks off.
    watch.end();
    await Promise.all(started.map((server) => server.stop()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
  faults: async ({}, use) => {
    const place = temporaryFolder();
    await use(new Faults(join(place, "faults.json")));
    rmSync(place, { recursive: true });
  },
  watch: [
    async ({ page }, use) => {
      const complaints = complaintsOf(page);
      await use(complaints);
      expect(complaints.made).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "tapedeck-e2e-"));
}

/** What a page does that it never should: `made` grows until the `end`. */
type Complaints = { made: string[]; end: () => void };

function complaintsOf(page: Page): Complaints {
  const made: string[] = [];
  let ended = false;
  const complain = (words: string) => {
    if (!ended) made.push(words);
  };
  page.on("pageerror", (error) => complain(`threw: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy|hydrat/i.test(text)) complain(text);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== "127.0.0.1") complain(`asked ${request.url()}`);
  });
  return {
    made,
    end: () => {
      ended = true;
    },
  };
}
