import { formatJsonDocument } from "../../format/visible";
import type { Level } from "../finding";
import type { CheckReport } from "../report";

const SARIF_LEVELS: Record<Level, string> = { error: "error", warning: "warning", info: "note" };

type RuleAbout = { name: string; title: string; why: string; level: Level };

/**
 * The report as SARIF 2.1.0 (OASIS), which code-scanning services show on a pull request. `prefix` is put before each
 * path, so that locations are relative to the repository.
 */
export function formatSarif(report: CheckReport, rules: readonly RuleAbout[], version: string, prefix = ""): string {
  const results = report.recordings.flatMap(({ path, findings }) =>
    findings.map(({ rule, level, message, line, column, pointer }) => ({
      ruleId: rule,
      ruleIndex: rules.findIndex(({ name }) => name === rule),
      level: SARIF_LEVELS[level],
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(prefix + path) },
            region: { startLine: line, startColumn: column },
          },
          logicalLocations: [{ fullyQualifiedName: pointer || "/" }],
        },
      ],
    })),
  );
  const driver = {
    name: "Tapedeck",
    version,
    rules: rules.map(({ name, title, why, level }) => ({
      id: name,
      shortDescription: { text: title },
      fullDescription: { text: why },
      defaultConfiguration: { level: SARIF_LEVELS[level] },
    })),
  };
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, results }],
  };
  return formatJsonDocument(document);
}

/** A relative path as a URI reference (RFC 3986): segments escaped, slashes kept. */
function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
