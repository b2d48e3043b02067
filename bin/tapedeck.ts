#!/usr/bin/env node
import { dashboard } from "./commands/dashboard";
import { key } from "./commands/key";
import { show } from "./commands/show";
import { type Command, Failure, print } from "./commands/support";
import { HELP, VERSION } from "./help";

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["show", show],
  ["key", key],
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
