import { allRules } from "..";

/** The rules as a table of Markdown, for the manual. */
export function ruleTable(): string {
  const rows = allRules.map(({ name, level, title, why }) => `| \`${name}\` | ${level} | ${title}. ${why} |`);
  return `${["| rule | level | what it finds, and why it matters |", "|---|---|---|", ...rows].join("\n")}\n`;
}
