import { join } from "node:path";
import { type Check, checks } from "./verify/checks";
import { compareEdits } from "./verify/edits";
import { askPython, pythonVersion } from "./verify/oracle";
import { Random } from "./verify/random";
import { compareVerdicts } from "./verify/verdicts";

/** Compares what Tapedeck prints and hashes with what this machine's python3 does. Exit 1 on the first differences. */
const BATCH = 50_000;
const SHOWN = 5;

function compare(check: Check): string[] {
  const random = new Random(20_260_409);
  const differences: string[] = [];
  for (let done = 0; done < check.count; done += BATCH) {
    const cases = Array.from({ length: Math.min(BATCH, check.count - done) }, () => check.make(random));
    const answers = askPython(cases.map(({ question }) => question));
    for (const [index, { question, answer }] of cases.entries()) {
      const python = answers[index];
      if (python === answer) continue;
      differences.push(`${question}\n    Python:   ${python}\n    Tapedeck: ${answer}`);
    }
  }
  return differences;
}

function report(name: string, count: number, differences: readonly string[]): boolean {
  console.log(`${differences.length === 0 ? "ok  " : "FAIL"} ${count.toLocaleString("en-US")} ${name}`);
  for (const difference of differences.slice(0, SHOWN)) console.log(`  ${difference}`);
  if (differences.length > SHOWN) console.log(`  and ${differences.length - SHOWN} more`);
  return differences.length === 0;
}

const version = pythonVersion();
if (version === null) {
  console.log(
    "There is no python3 on this machine: nothing was compared. The committed vectors still are, in npm test.",
  );
} else {
  console.log(`Comparing with ${version}`);
  const agreed = checks.map((check) => report(check.name, check.count, compare(check)));
  const corpus = process.env.TAPEDECK_CORPUS;
  if (corpus) {
    const { count, differences } = compareVerdicts(join(corpus, "ogx"));
    agreed.push(report("recordings: verdict and matching versions", count, differences));
    const edited = compareEdits(join(corpus, "ogx"));
    agreed.push(report("edited recordings: written as json.dump would", edited.count, edited.differences));
  } else console.log("skip recordings: TAPEDECK_CORPUS is not set");
  process.exitCode = agreed.every(Boolean) ? 0 : 1;
}
