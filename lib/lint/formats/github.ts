import { visibleText } from "../../format/visible";
import type { Level } from "../finding";
import type { CheckReport } from "../report";
import { isListed } from "./listed";

const COMMANDS: Record<Level, string> = { error: "error", warning: "warning", info: "notice" };

/** The report as workflow commands, which GitHub turns into annotations of the changed files, a line each. */
export function formatGithub(report: CheckReport, prefix = ""): string {
  return report.recordings
    .flatMap(({ path, findings }) =>
      findings.filter(isListed).map(({ rule, level, message, line, column }) => {
        const properties = { file: prefix + path, line, col: column, title: rule };
        const listed = Object.entries(properties).map(
          ([name, value]) => `${name}=${escapeProperty(visibleText(String(value)))}`,
        );
        return `::${COMMANDS[level]} ${listed.join(",")}::${escapeData(visibleText(message))}\n`;
      }),
    )
    .join("");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
