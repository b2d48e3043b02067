import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The sample recordings' paths below a root, with `/`, in the order of their names. */
export function samplePaths(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((name) => {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (statSync(join(root, path)).isDirectory()) return name.startsWith(".") ? [] : samplePaths(root, path);
      return name.endsWith(".json") ? [path] : [];
    });
}

/** The path of the first sample whose text holds all the words. */
export function sampleWith(root: string, ...words: string[]): string {
  for (const path of samplePaths(root)) {
    const text = readFileSync(join(root, path), "utf8");
    if (words.every((word) => text.includes(word))) return path;
  }
  throw new Error(`no sample holds ${words.join(" and ")}`);
}

/** The test that recorded a sample. */
export function testIdOf(root: string, path: string): string {
  const testId = /^ {2}"test_id": "([^"]+)"/m.exec(readFileSync(join(root, path), "utf8"))?.[1];
  if (testId === undefined) throw new Error(`${path} names no test`);
  return testId;
}

export function recordingPage(path: string): string {
  return `/r/${path.split("/").map(encodeURIComponent).join("/")}`;
}

export function testPage(testId: string): string {
  return `/tests/${encodeURIComponent(testId)}`;
}
