import { parseArgs } from "node:util";
import { measureCorpus, prepareCorpus } from "./catalog/corpus";
import { measureLarge } from "./catalog/large";
import { measureCheck } from "./check/measure-check";
import { measureFix } from "./edit/measure-fix";
import { measureSave } from "./edit/measure-save";
import { formatMeasures, type Measure, misses } from "./measure";
import { measurePage } from "./pages/measure-page";
import { measureTyping } from "./pages/measure-typing";

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
