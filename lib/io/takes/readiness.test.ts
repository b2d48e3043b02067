import { afterEach, expect, it } from "vitest";
import { jsonAnswer, startProvider } from "@/e2e/support/provider";
import { inferenceOf } from "../../dialects/testing";
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

it("says which lines a host needs, and is content once they are written", async () => {
  const root = temporaryFolder();
  const vertex = inferenceOf("/generate_content", { model: "m", contents: [] }, { body: {} }).doc.text;
  writeIn(root, "suite/recordings/v.json", vertex.replace("http://model.test", "vertexai://"));
  writeIn(root, "suite/recordings/o.json", vertex.replace("http://model.test", "https://them.openai.azure.com"));
  const catalog = await settledCatalog(root);
  const problems = async () => {
    const read = await readinessOf(catalog);
    if (!read.ok) throw new Error(read.refusal.problem.message);
    return new Map(read.hosts.map(({ host, problem }) => [host, problem]));
  };
  const write = (members: string[]) => writeIn(root, "tapedeck.config.json", `{"providers": {${members.join(",")}}}`);

  const first = await problems();
  const lines = [...first.values()].flatMap((problem) => problem?.lines ?? []);
  expect(first.get("vertexai")?.lines).toContain('"project": "YOUR-PROJECT"');
  expect(first.get("them.openai.azure.com")?.lines).toContain("https://YOUR-RESOURCE.openai.azure.com/openai/v1");
  expect(lines).toHaveLength(2);

  write(lines);
  const written = await problems();
  expect([...written.values()].map((problem) => problem?.lines)).toEqual([null, null]);
  expect(written.get("vertexai")?.hint).toContain("VERTEX_ACCESS_TOKEN");

  const half = { baseUrl: "https://us-central1-aiplatform.googleapis.com/v1", apiKeyEnv: "VERTEX_ACCESS_TOKEN" };
  write([`"vertexai": ${JSON.stringify(half)}`]);
  const missing = (await problems()).get("vertexai")?.lines;
  expect(missing).toBe('"project": "YOUR-PROJECT",\n"location": "us-central1"');
  write([`"vertexai": {${JSON.stringify(half).slice(1, -1)},${missing}}`]);
  expect((await problems()).get("vertexai")?.lines).toBeNull();
  await catalog.close();
});
