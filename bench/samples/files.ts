import { documentOf } from "./document";
import { sampleOf } from "./make";
import { scenes } from "./scenes";
import { truncated } from "./scenes/broken";

/** All files that `npm run samples` writes: path below the project, and text. */
export function filesOf(): Map<string, string> {
  const samples = scenes.map(sampleOf);
  const broken = truncated();
  const files = new Map(samples.map(({ path, text }) => [`recordings/${path}`, text]));
  if (files.size !== samples.length) throw new Error("two samples have one key");
  files.set(`recordings/${broken.path}`, broken.text);
  files.set("docs/samples.md", documentOf(samples, broken));
  return files;
}
