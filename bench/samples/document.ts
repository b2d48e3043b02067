import type { Sample } from "./make";

type Line = { path: string; test: string; shows: string };

/** docs/samples.md: one table of all samples. */
export function documentOf(samples: readonly Sample[], broken: { path: string; shows: string }): string {
  const lines: Line[] = samples.map(({ path, scene: { testId, shows } }) => ({
    path,
    test: testId === null ? "*none*" : code(testId.replace(/^.*?::/, "")),
    shows,
  }));
  lines.push({ path: broken.path, test: "*none*", shows: broken.shows });
  return [
    "# The sample recordings",
    "",
    "`recordings/` holds what a test suite of an invented project, the travel assistant Wayfarer, would record: one or",
    "more samples of each wire family. `npm run samples` writes the files and this page from the scenes in",
    "`bench/samples/scenes/`. No provider was asked: a scripted one gave all answers.",
    "",
    "| suite | file | test | what it shows |",
    "| --- | --- | --- | --- |",
    ...lines.map(rowOf),
    "",
  ].join("\n");
}

function rowOf({ path, test, shows }: Line): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const short = name.replace(/([0-9a-f]{8})[0-9a-f]{4,}/, "$1…").replace(".json", "");
  return `| ${path.slice(0, path.indexOf("/"))} | [${short}](../recordings/${path}) | ${test} | ${shows} |`;
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}
