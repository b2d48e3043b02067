#!/usr/bin/env node
import { check } from "./commands/check";
import { dashboard } from "./commands/dashboard";
import { diff } from "./commands/diff";
import { edit } from "./commands/edit";
import { explain } from "./commands/explain";
import { history, redo, undo } from "./commands/history";
import { key } from "./commands/key";
import { replace } from "./commands/replace";
import { rerecord } from "./commands/rerecord";
import { rm } from "./commands/rm";
import { show } from "./commands/show";
import { type Command, Failure, print } from "./commands/support";
import { HELP, VERSION } from "./help";

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["show", show],
  ["key", key],
  ["check", check],
  ["explain", explain],
  ["diff", diff],
  ["edit", edit],
  ["rerecord", rerecord],
  ["replace", replace],
  ["rm", rm],
  ["undo", undo],
  ["redo", redo],
  ["history", history],
]);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads may stop reading: `tapedeck show FILE | head`.
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const [first = "", ...rest] = args;
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (options.includes("--help") || options.includes("-h")) return print(HELP);
  if (options.includes("--version")) return print(`${VERSION}\n`);
  try {
    const command = COMMANDS.get(first);
    return command ? await command(rest) : await dashboard(args);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`tapedeck: ${error.message}\n`);
    return 2;
  }
}
