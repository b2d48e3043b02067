import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { inferenceOf } from "../../dialects/testing";
import { providerConfigSchema, settingsOf } from "../../providers/config";
import type { Call } from "../../providers/provider";
import { watsonx } from "../../providers/watsonx";
import { exchange } from "./exchange";
import { questionOf } from "./question";
import { dropToken, tokenOf } from "./token";

let provider: ScriptedProvider;
let call: Call;
let calls = 0;
let clock = 0;
const now = () => clock;
const signal = new AbortController().signal;
const get = (given = signal) => tokenOf(call, { timeout: 5000, signal: given }, now);

beforeAll(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.heard.length = 0;
  clock = 1_000_000;
  call = { method: "POST", url: `${provider.url}/token?${calls++}`, headers: [], body: "apikey=secret" };
});

/** Tokens are numbered in the order in which they are given out. */
function givingOut(more: object) {
  provider.script((_, turn) => ({ answer: jsonAnswer({ access_token: `token-${turn}`, ...more }) }));
}

it("asks once for a token as long as it is good, whoever wants it", async () => {
  givingOut({ expires_in: 3600 });
  const all = await Promise.all([get(), get(), get()]);
  expect(all.map((each) => each.ok && each.token)).toEqual(["token-0", "token-0", "token-0"]);
  clock += 3539_000;
  expect(await get()).toEqual({ ok: true, token: "token-0", isKnown: true });
  expect(provider.heard).toHaveLength(1);
  clock += 1000;
  expect((await Promise.all([get(), get()])).map((each) => each.ok && each.token)).toEqual(["token-1", "token-1"]);
  expect(provider.heard).toHaveLength(2);
});

it("keeps no token that does not say how long it is good, none of another key, and none that was dropped", async () => {
  givingOut({});
  expect(await get()).toMatchObject({ token: "token-0", isKnown: false });
  expect(await get()).toMatchObject({ token: "token-1", isKnown: false });
  givingOut({ expires_in: 3600 });
  await get();
  const other = await tokenOf({ ...call, body: "apikey=another" }, { timeout: 5000, signal }, now);
  expect(other).toMatchObject({ isKnown: false });
  dropToken(call);
  expect(await get()).toMatchObject({ isKnown: false });
});

it("keeps no failure, and follows no redirect with a key", async () => {
  provider.script(() => ({ answer: jsonAnswer({ error: "no" }, 400) }));
  expect(await get()).toEqual({ ok: false, message: "no token: the provider answered 400" });
  provider.script(() => ({ answer: jsonAnswer({ token: "x" }) }));
  expect(await get()).toMatchObject({ ok: false, message: expect.stringContaining("access_token") });
  const other = await startProvider(() => ({ answer: jsonAnswer({ access_token: "stolen" }) }));
  provider.script(() => ({ answer: { status: 307, headers: [["Location", `${other.url}/`]], text: "" } }));
  expect(await get()).toMatchObject({ ok: false, message: expect.stringContaining("redirect") });
  expect(other.heard).toEqual([]);
  await other.stop();
  givingOut({ expires_in: 3600 });
  expect(await get()).toMatchObject({ ok: true });
});

it("is cancelled for one who wants it, not for the others", async () => {
  let answer = () => {};
  const asked = new Promise<void>((begun) => {
    provider.script(async () => {
      begun();
      await new Promise<void>((goOn) => {
        answer = goOn;
      });
      return { answer: jsonAnswer({ access_token: "late", expires_in: 3600 }) };
    });
  });
  const controller = new AbortController();
  const [impatient, patient] = [get(controller.signal), get()];
  await asked;
  controller.abort();
  expect(await impatient).toEqual({ ok: false, message: "cancelled" });
  answer();
  expect(await patient).toMatchObject({ ok: true, token: "late" });
});

it("is exchanged anew where the provider takes the known one no more, once", async () => {
  const recording = inferenceOf("/v1/chat/completions", { model: "m" }, { body: null });
  const entry = { baseUrl: `${provider.url}/ml/v1`, tokenUrl: `${provider.url}/token?${calls++}` };
  const settings = settingsOf(providerConfigSchema.parse(entry), "api-key-0");
  let good = "token-0";
  let tokens = 0;
  provider.script(({ path, headers }) => {
    if (path.startsWith("/token"))
      return { answer: jsonAnswer({ access_token: `token-${tokens++}`, expires_in: 3600 }) };
    const isGood = headers.authorization === `Bearer ${good}`;
    return { answer: isGood ? jsonAnswer({ choices: [] }) : jsonAnswer({ error: { message: "no" } }, 401) };
  });
  const again = () => exchange(questionOf(recording, watsonx, settings), { signal });
  expect(await again()).toMatchObject({ ok: true, answered: { answer: { status: 200 } } });
  expect(await again()).toMatchObject({ ok: true, answered: { answer: { status: 200 } } });
  expect(tokens).toBe(1);
  good = "token-1";
  expect(await again()).toMatchObject({ ok: true, answered: { answer: { status: 200 } } });
  expect(tokens).toBe(2);
  good = "none";
  expect(await again()).toMatchObject({ ok: true, answered: { answer: { status: 401 } } });
  expect(tokens).toBe(3);
});
