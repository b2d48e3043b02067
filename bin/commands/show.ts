import { styleText } from "node:util";
import { showOf } from "@/lib/catalog/show";
import { formatShow, type Ink, noInk } from "@/lib/catalog/show-text";
import { conversationOf } from "@/lib/dialects";
import { packageFolder } from "../package-folder";
import { openFile, parseFileCommand, print, printJson, userFolder } from "./support";

const MOST_COLUMNS = 100;

export function show(args: readonly string[]): number {
  const { file, json } = parseFileCommand("show", args);
  const recording = openFile(file, userFolder(packageFolder));
  const shown = showOf(recording, conversationOf(recording));
  if (json) return printJson(shown);
  return print(formatShow(shown, Math.min(process.stdout.columns ?? 80, MOST_COLUMNS), inkOf(process.stdout)));
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
