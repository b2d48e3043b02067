import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { styleText } from "node:util";
import { showOf } from "@/lib/catalog/show";
import { formatShow, type Ink, noInk } from "@/lib/catalog/show-text";
import { conversationOf } from "@/lib/dialects";
import { visibleText } from "@/lib/format/visible";
import type { Recording } from "@/lib/recording/recording";
import { packageFolder } from "../package-folder";
import { columns, Failure, openFile, parseOptions, print, printJson, userFolder } from "./support";

/** For git, which stores what it converts, and puts marks before it: narrow enough for half a screen. */
const CONVERTED_COLUMNS = 60;

/** Prints a recording as a conversation; `--textconv` for git, which compares what it prints of both sides. */
export function show(args: readonly string[]): number {
  const { values, positionals } = parseOptions(args, {
    json: { type: "boolean", default: false },
    textconv: { type: "boolean", default: false },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new Failure("usage: tapedeck show FILE [--json | --textconv]");
  const folder = userFolder(packageFolder);
  if (values.textconv) return print(convertedText(file, folder));
  const recording = openFile(file, folder);
  if (values.json) return printJson(shownOf(recording));
  return print(formatShow(shownOf(recording), columns(), inkOf(process.stdout)));
}

function shownOf(recording: Recording) {
  return showOf(recording, conversationOf(recording));
}

/**
 * Without the name, which is a temporary one; a file that is no recording stays as it is, for git gives up otherwise,
 * but for what a terminal would obey.
 */
function convertedText(file: string, folder: string): string {
  try {
    const lines = formatShow(shownOf(openFile(file, folder)), CONVERTED_COLUMNS, noInk).split("\n");
    return lines.slice(1).join("\n");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = readFileSync(resolve(folder, file), "utf8");
    return text.split("\r\n").map(visibleText).join("\r\n");
  }
}

/** Colours on a terminal, unless the user asks for none (no-color.org). */
function inkOf(stream: NodeJS.WriteStream): Ink {
  if (!stream.isTTY || process.env.NO_COLOR || process.env.TERM === "dumb") return noInk;
  return {
    head: (text) => styleText("bold", text),
    role: (text) => styleText(["bold", "cyan"], text),
    dim: (text) => styleText("dim", text),
    bad: (text) => styleText("red", text),
  };
}
