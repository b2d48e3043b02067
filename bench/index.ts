import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { measureCorpus, prepareCorpus } from "./catalog/corpus";
import { measureLarge } from "./catalog/large";
import { measureCheck } from "./check/measure-check";
import { measureFix } from "./edit/measure-fix";
import { measureSave } from "./edit/measure-save";
import { formatMeasures, type Measure, misses } from "./measure";
import { measurePage } from "./pages/measure-page";
import { measureTyping } from "./pages/measure-typing";
import { measureRerecord } from "./rerecord/measure-rerecord";
import { measureReview } from "./review/measure-review";
import { measureReviewPage } from "./review/measure-review-page";

/** `npm run bench [-- --quick]`: measures against the project's bars; `--quick` leaves out the 100,000 recordings. */
const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });

const corpus = prepareCorpus();
const measures: Measure[] = [];
try {
  console.error(`Measuring on ${corpus.about} …`);
  measures.push(...(await measureCorpus(corpus.root)));
  measures.push(...(await measureCheck(corpus.root)));
  measures.push(...(await measureSave(corpus.root)));
  measures.push(...(await measureFix(corpus.root)));
  measures.push(...(await measureRerecord(corpus.root)));
  measures.push(...(await measureReview(bundleOf(process.env.TAPEDECK_CORPUS))));
  measures.push(...(await measureReviewPage(bundleOf(process.env.TAPEDECK_CORPUS))));
  measures.push(...(await measurePage(corpus.root)));
  measures.push(...(await measureTyping(corpus.root)));
} finally {
  corpus.remove();
}
if (!values.quick) {
  console.error("Measuring on 100,000 generated recordings …");
  measures.push(...(await measureLarge()));
}
console.log(formatMeasures(measures));
process.exit(measures.some(misses) ? 1 : 0);

/** The pull requests that lie beside the real recordings. */
function bundleOf(folder: string | undefined): string | null {
  const bundle = folder === undefined ? null : resolve(folder, "prs.bundle");
  if (bundle !== null && existsSync(bundle)) return bundle;
  console.error("The review is not measured: TAPEDECK_CORPUS names no folder with prs.bundle.");
  return null;
}
