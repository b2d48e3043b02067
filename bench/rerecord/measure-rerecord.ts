import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { WireAnswer } from "../../lib/rerecord/wire";
import { type Measure, percentile } from "../measure";
import { askableFrom, configAt, otherAnswer } from "./askable";
import { Child } from "./children";
import { type Asked, type Round, requestOf, roundSchema, type Script, type Task } from "./messages";

/** As many requests as the folder has, up to this; and which part of them memory is compared with. */
const COUNT = 1000;
const FEW_OF = 4;
const AT_ONCE = 8;
const ROUNDS = 3;

/**
 * Asking again for 1,000 recordings of a local provider, as a multiple of the bare exchanges with it: the same requests
 * with the same bodies, the answers wholly read, as many at a time. Streams come event by event, as providers send them,
 * and once more in one piece, where an exchange costs least. The provider, whoever asks it barely and whoever re-records
 * have a process each, so that neither side is charged for the work of another; each connection is new, on both sides.
 * They take turns, so that whatever else the machine does hits both. Both go on in the process that they began in, as
 * the dashboard does; the command line's are the first ones in theirs.
 */
export async function measureRerecord(root: string): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "tapedeck-bench-rerecord-"));
  const children: Child[] = [];
  const started = (child: Child) => {
    children.push(child);
    return child;
  };
  try {
    const provider = started(new Child("provider-child", { greets: true }));
    const config = configAt(z.string().parse(await provider.greeting), AT_ONCE);
    const recordings = join(folder, "recordings");
    mkdirSync(recordings);
    const asked = askableFrom(root, recordings, config, COUNT);
    const asking = async (manner: Task["manner"], some: readonly Asked[], inThreads = false): Promise<Turn> => {
      const child = started(new Child("asking-child", { collects: manner === "rerecord" && !inThreads }));
      const providers = Object.fromEntries(some.map(({ host }) => [host, config]));
      const calls = manner === "bare" ? some.map(({ call }) => call) : [];
      const paths = some.map(({ path }) => path);
      await child.ask({ manner, folder: recordings, atOnce: AT_ONCE, inThreads, calls, paths, providers });
      return async () => roundSchema.parse(await child.ask("round"));
    };
    const serve = (manner: Script["manner"], answerOf = (answer: WireAnswer) => answer) => {
      const answers = asked.map(({ call, answer }): [string, WireAnswer] => [requestOf(call), answerOf(answer)]);
      return provider.ask({ manner, answers });
    };

    await serve("events");
    const [bare, rerecord] = [await asking("bare", asked), await asking("rerecord", asked, true)];
    const first = { base: await bare(), rerecord: await rerecord() };
    const same = await takingTurns(bare, rerecord);
    await serve("whole");
    const whole = await takingTurns(bare, rerecord);
    await serve("events", otherAnswer);
    const other = await takingTurns(bare, rerecord);
    for (const line of [...first.rerecord.failed, ...other.last.failed].slice(0, 5)) console.error(`  ${line}`);

    // Every fourth, so that they are as large. In one thread, where all of it can be looked at.
    const some = asked.filter((_, at) => at % FEW_OF === 0);
    const few = await (await asking("rerecord", some))();
    const all = await (await asking("rerecord", asked))();
    return [
      { name: `base: ${asked.length} bare exchanges, ${AT_ONCE} at a time`, value: same.base, unit: "ms", bar: null },
      { name: `asking again for them (${same.last.identical} identical)`, value: same.ratio, unit: "x base", bar: 2 },
      {
        name: `asking again for them, answered otherwise (${other.last.identical} identical)`,
        value: other.ratio,
        unit: "x base",
        bar: null,
      },
      { name: "base where each answer comes in one piece", value: whole.base, unit: "ms", bar: null },
      {
        name: `asking again where each answer comes in one piece (${whole.last.identical} identical)`,
        value: whole.ratio,
        unit: "x base",
        bar: 2,
      },
      { name: "base, the first time in a process", value: first.base.time, unit: "ms", bar: null },
      {
        name: "asking again, the first time in a process",
        value: first.rerecord.time / first.base.time,
        unit: "x base",
        bar: null,
      },
      { name: "memory of the process, at most", value: other.last.peak / 1e9, unit: "GB", bar: null },
      {
        name: `memory in use at a time for ${asked.length}, by that for ${some.length}`,
        value: all.live / few.live,
        unit: "x base",
        bar: 1.25,
      },
    ];
  } finally {
    for (const child of children) child.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Turn = () => Promise<Round>;

/** The middle of several rounds; both were there once already. */
async function takingTurns(bare: Turn, rerecord: Turn): Promise<{ base: number; ratio: number; last: Round }> {
  const times = { base: [] as number[], rerecord: [] as number[] };
  let last: Round | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    times.base.push((await bare()).time);
    last = await rerecord();
    times.rerecord.push(last.time);
  }
  if (!last) throw new Error("there was no round");
  const base = percentile(times.base, 0.5);
  return { base, ratio: percentile(times.rerecord, 0.5) / base, last };
}
