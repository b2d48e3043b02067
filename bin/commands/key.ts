import { visibleText } from "@/lib/format/visible";
import { formatKeyReport, keyReportOf } from "@/lib/recording/key/report";
import { packageFolder } from "../package-folder";
import { openFile, parseFileCommand, print, printJson, userFolder } from "./support";

export function key(args: readonly string[]): number {
  const { file, json } = parseFileCommand("key", args);
  const report = keyReportOf(openFile(file, userFolder(packageFolder)));
  return json ? printJson(report) : print(visibleText(formatKeyReport(report)));
}
