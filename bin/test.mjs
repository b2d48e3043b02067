// Every check, in one run: `npm test`, or some of them: `npm test -- lint unit`. Stops at the first stage that fails.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const results = join(root, ".cache/results");
const tools = join(root, "node_modules");
const tool = (path, ...args) => [process.execPath, join(tools, path), ...args];

const next = "next/dist/bin/next";
const playwright = "@playwright/test/cli.js";
const vitest = "vitest/vitest.mjs";

/** The checks of one stage run side by side; a check is a list of commands. `count` reads a report's numbers. */
const stages = [
  {
    lint: { commands: [tool("@biomejs/biome/bin/biome", "ci", "--colors=off", ".")] },
    types: { commands: [tool(next, "typegen"), tool("typescript/bin/tsc", "--noEmit")] },
    unused: { commands: [tool("knip/bin/knip.js")] },
    size: { commands: [tool("size-limit/bin.js")] },
  },
  {
    unit: {
      commands: [
        tool(vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}/unit.json`),
      ],
      report: "unit.json",
      count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => [
        numPassedTests,
        numFailedTests,
        numPendingTests + numTodoTests,
      ],
    },
  },
  {
    browser: {
      commands: [tool(playwright, "test", "--reporter=line,json")],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/browser.json` },
      report: "browser.json",
      count: ({ stats }) => [stats.expected, stats.unexpected + stats.flaky, stats.skipped],
    },
  },
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const wanted = process.argv.slice(2);
const total = [0, 0, 0];
for (const stage of stages) {
  const checks = Object.entries(stage).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const alone = checks.length === 1;
  const outcomes = await Promise.all(checks.map(([name, check]) => runCheck(name, check, alone)));
  if (outcomes.includes(false)) break;
}
const [passed, failed, skipped] = total;
if (skipped > 0 && !process.env.TAPEDECK_CORPUS) {
  console.log(
    "\nTests that read the corpus of recordings were skipped: TAPEDECK_CORPUS names no folder that holds ogx/.",
  );
}
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;

/** Streams where it runs alone; else prints what it said when it ends, so that lines do not mix. */
async function runCheck(name, { commands, env = {}, report, count }, alone) {
  const start = Date.now();
  if (alone) console.log(`\n── ${name}`);
  let output = "";
  let ok = true;
  for (const command of commands) {
    const ended = await runCommand(command, env, alone);
    output += ended.output;
    ok = ended.ok;
    if (!ok) break;
  }
  if (!alone) console.log(`\n── ${name}${ok && output.length > 4000 ? "" : `\n${output.trim()}`}`);
  const numbers = report && existsSync(join(results, report)) ? count(readJson(join(results, report))) : [0, 0, 0];
  // A check that is no test, or that failed outside its tests, counts as one.
  if (!ok && numbers[1] === 0) numbers[1] = 1;
  numbers.forEach((number, i) => {
    total[i] += number;
  });
  console.log(`${ok ? "ok" : "FAILED"}  ${name}  ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return ok;
}

function runCommand([command, ...args], env, alone) {
  return new Promise((done, fail) => {
    let output = "";
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", alone ? "inherit" : "pipe", alone ? "inherit" : "pipe"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data) => {
        output += data;
      });
    }
    child.on("error", fail);
    child.on("close", (code) => done({ ok: code === 0, output }));
  });
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
