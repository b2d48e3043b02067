import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type Outcome, refuse } from "../../change/refusal";
import { providerOf } from "../../providers";
import { hostKeyOf } from "../../providers/host-key";
import { local } from "../../providers/local";
import type { Provider } from "../../providers/provider";
import { openRecording } from "../../recording/recording";
import type { Readiness } from "../../take/pending";
import type { Catalog } from "../catalog";
import { settle } from "../providers/resolve";
import { accessOf } from "./access";
import type { Access } from "./askable";

/** Milliseconds that a look whether somebody listens may take. */
const PATIENCE = 3000;

/** Every host that recordings or the configuration name, and whether it can be asked. Sends nothing. */
export async function readinessOf(catalog: Catalog): Promise<Outcome<{ hosts: Readiness[] }>> {
  const found = accessOf(catalog.root);
  if (!found.ok) return found;
  const { access } = found;
  const hosts: Readiness[] = [];
  const named = await hostsOf(catalog);
  for (const [host, { count, provider, objection }] of named) {
    const ready = readyAt(host, provider, count, access);
    hosts.push(objection === null ? ready : { ...ready, problem: { reason: objection, hint: "", lines: null } });
  }
  for (const host of Object.keys(access.providers)) {
    if (!named.has(host)) hosts.push(readyAt(host, null, 0, access));
  }
  hosts.sort((a, b) => b.recordings - a.recordings || (a.host < b.host ? -1 : 1));
  return { ok: true, hosts };
}

/** `objection`: why nobody can be asked there, whatever is configured. */
type Named = { count: number; provider: Provider; objection: string | null };

/** The hosts of the catalog's recordings. One recording of each is opened, to find who speaks there. */
async function hostsOf(catalog: Catalog): Promise<Map<string, Named>> {
  const samples = new Map<string, { path: string; count: number }>();
  catalog.each(({ path, kind, provider, problem }) => {
    if (problem) return;
    const name = `${kind === "inference" ? "" : kind} ${provider}`;
    const sample = samples.get(name) ?? { path, count: 0 };
    sample.count++;
    samples.set(name, sample);
  });
  const named = new Map<string, Named>();
  for (const { path, count } of samples.values()) {
    const read = await catalog.readText(path);
    const opened = read.ok ? openRecording(path, read.text) : null;
    if (!opened?.ok) continue;
    const key = hostKeyOf(opened.recording);
    if (!key.ok) continue;
    const known = named.get(key.host);
    const provider = known?.provider ?? providerOf(opened.recording, key.host);
    const objection = provider === local ? local.objection(opened.recording) : null;
    named.set(key.host, { count: count + (known?.count ?? 0), provider, objection });
  }
  return named;
}

function readyAt(host: string, provider: Provider | null, recordings: number, { providers, env }: Access): Readiness {
  const given = providers[host];
  const usual = given ?? provider?.defaults(host) ?? null;
  const name = usual?.apiKeyEnv ?? null;
  const settled = settle(host, provider ?? local, given, env);
  return {
    host,
    recordings,
    provider: provider?.label ?? null,
    configured: given ? "yes" : usual ? "by default" : "no",
    address: usual && addressOf(usual.baseUrl),
    key: name === null ? null : { name, present: (env[name] ?? "") !== "" },
    problem: settled.ok ? null : { reason: settled.reason, hint: settled.hint, lines: settled.lines },
  };
}

/** Without what may be secret: no user, no query. */
function addressOf(baseUrl: string): string {
  const { protocol, host, pathname } = new URL(baseUrl);
  return `${protocol}//${host}${pathname}`;
}

/** Asks for nothing at the address that a host stands for, and says whether anybody answered. */
export async function checkHost(catalog: Catalog, host: string): Promise<Outcome<{ reached: boolean; words: string }>> {
  const listed = await readinessOf(catalog);
  if (!listed.ok) return listed;
  const address = listed.hosts.find((each) => each.host === host)?.address;
  if (!address) return refuse("missing", null, `\`${host}\` is not configured`, "Add it to tapedeck.config.json.");
  return { ok: true, ...(await reach(new URL(address))) };
}

function reach(url: URL): Promise<{ reached: boolean; words: string }> {
  const from = performance.now();
  return new Promise((done) => {
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    const asked = request(url, { method: "HEAD", agent: false }, (response) => {
      response.resume();
      clearTimeout(timer);
      done({ reached: true, words: `answered within ${Math.round(performance.now() - from)} ms` });
      asked.destroy();
    });
    const timer = setTimeout(() => asked.destroy(new Error(`no answer within ${PATIENCE / 1000} s`)), PATIENCE);
    asked.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      done({ reached: false, words: error.code === "ECONNREFUSED" ? "nobody listens there" : error.message });
    });
    asked.end();
  });
}
