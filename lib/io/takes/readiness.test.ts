import { afterEach, expect, it } from "vitest";
import { jsonAnswer, startProvider } from "@/e2e/support/provider";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "../testing";
import { checkHost, readinessOf } from "./readiness";

const KEY = "sk-0123456789";
afterEach(() => {
  delete process.env.READINESS_KEY;
});

it("tells of every host whether it is configured, whether its key is there, and whether anybody answers", async () => {
  const provider = await startProvider(() => ({ answer: jsonAnswer({}, 404) }));
  const root = temporaryFolder();
  writeIn(root, "suite/recordings/a.json", recordingText("When?", "Now."));
  const host = new URL(JSON.parse(recordingText("When?", "Now.")).request.url).host;
  const baseUrl = `${provider.url}/v1?secret=${KEY}`;
  const providers = {
    [host]: { baseUrl, apiKeyEnv: "READINESS_KEY" },
    "other.test": { baseUrl: "https://other.test" },
  };
  writeIn(root, "tapedeck.config.json", JSON.stringify({ providers }));
  const catalog = await settledCatalog(root);

  const before = await readinessOf(catalog);
  expect(before).toMatchObject({
    hosts: [
      { host, recordings: 1, configured: "yes", key: { name: "READINESS_KEY", present: false } },
      { host: "other.test", recordings: 0, key: null, problem: null },
    ],
  });
  expect(before.ok && before.hosts[0]?.problem?.reason).toContain("key");
  expect(provider.heard).toEqual([]);

  process.env.READINESS_KEY = KEY;
  const after = await readinessOf(catalog);
  expect(after.ok && after.hosts[0]).toMatchObject({
    problem: null,
    key: { present: true },
    address: `${provider.url}/v1`,
  });
  expect(JSON.stringify(after)).not.toContain(KEY);
  expect(await checkHost(catalog, host)).toMatchObject({ ok: true, reached: true });
  expect(provider.heard).toMatchObject([{ method: "HEAD" }]);
  expect(JSON.stringify(provider.heard)).not.toContain("Bearer");
  await provider.stop();
  expect(await checkHost(catalog, host)).toMatchObject({ ok: true, reached: false, words: "nobody listens there" });
  expect(await checkHost(catalog, "metadata.test")).toMatchObject({ ok: false, refusal: { reason: "missing" } });
  await catalog.close();
});
