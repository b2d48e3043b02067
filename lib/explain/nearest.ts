import { fieldNameOf } from "../diff/field-name";
import { distanceOf, normalisedRequestOf } from "../diff/request-diff";
import { type ValueChange, valueDiffOf } from "../diff/value-diff";
import type { Recording } from "../recording/recording";
import type { Clue } from "./clue";

/** What is known of each recording without opening it. */
export type Candidate = {
  path: string;
  testId: string | null;
  model: string;
  endpoint: string;
  /** One line of the last thing that was asked. */
  input: string;
  messages: number;
  key: string | null;
  /** All text of the conversation, folded as search sees it. */
  text: string;
};

/** What the candidates are compared with at first sight: the asked request's last line, and all its texts, folded. */
export type Glance = { input: string; messages: number; texts: readonly string[] };

export type Near = {
  path: string;
  testId: string | null;
  /** What makes it a candidate: the same test, the same endpoint and model, or only its likeness. */
  tier: "test" | "model" | "other";
  /** Differences of the normalised requests, from the recording to what was asked. */
  changes: ValueChange[];
  sentence: string;
};

/** As many candidates are opened and compared; the rest are too unlike at first sight. */
const OPENED = 60;
/** As many are looked through for the asked request's texts. */
const SEARCHED = 1500;
const SHOWN = 5;

/**
 * The recordings that a request was most likely meant to be: those of the same test first, then those of the same
 * endpoint and model, and among them the ones with the smallest difference in what is hashed. `opened`: as many are
 * compared in full.
 */
export function nearestOf(
  asked: Recording,
  clue: Clue,
  glance: Glance,
  candidates: readonly Candidate[],
  load: (path: string) => Recording | null,
  opened = OPENED,
): Near[] {
  const likeness = likenessTo(asked, clue, glance);
  const texts = worthSearching(glance.texts);
  const ranked = best(
    best(candidates, likeness, SEARCHED),
    (candidate) => likeness(candidate) + 200 * sharedTexts(texts, candidate),
    opened,
  );
  const wanted = normalisedRequestOf(asked);
  if (!wanted) return [];
  const compared = ranked.flatMap((candidate) => {
    const recording = load(candidate.path);
    const request = recording && normalisedRequestOf(recording);
    if (!request) return [];
    const changes = valueDiffOf(request, wanted);
    const near: Near = {
      path: candidate.path,
      testId: candidate.testId,
      tier: tierOf(asked, candidate),
      changes,
      sentence: sentenceOf(changes),
    };
    return [{ near, fields: fieldsIn(changes), distance: distanceOf(changes) }];
  });
  const tiers = ["test", "model", "other"];
  return compared
    .sort(
      (a, b) =>
        tiers.indexOf(a.near.tier) - tiers.indexOf(b.near.tier) || a.fields - b.fields || a.distance - b.distance,
    )
    .slice(0, SHOWN)
    .map(({ near }) => near);
}

/** The candidates with the greatest likeness, the greatest first; a hundred thousand of them are not sorted for it. */
function best(all: readonly Candidate[], likeness: (candidate: Candidate) => number, count: number): Candidate[] {
  const values = Float64Array.from(all, likeness);
  const least = values.length <= count ? Number.NEGATIVE_INFINITY : (values.toSorted().at(-count) ?? 0);
  const chosen: number[] = [];
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) >= least) chosen.push(at);
  return chosen
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, count)
    .flatMap((at) => all[at] ?? []);
}

const MOST_TEXTS = 12;

/** Of many texts the first and the last ones: enough to know a conversation again. */
function worthSearching(texts: readonly string[]): readonly string[] {
  return texts.length <= MOST_TEXTS ? texts : [...texts.slice(0, 2), ...texts.slice(2 - MOST_TEXTS)];
}

/** The share of the asked texts that a candidate holds. */
function sharedTexts(texts: readonly string[], { text }: Candidate): number {
  return texts.length === 0 ? 0 : texts.filter((asked) => text.includes(asked)).length / texts.length;
}

/** Fields that moved; a message more or less is more than a field. */
function fieldsIn(changes: readonly ValueChange[]): number {
  return changes.reduce((sum, { before, after }) => sum + (before === null || after === null ? 2 : 1), 0);
}

function tierOf({ testId, endpoint, model }: Recording, candidate: Candidate): Near["tier"] {
  if (testId !== null && candidate.testId === testId) return "test";
  return candidate.endpoint === endpoint && candidate.model === model ? "model" : "other";
}

/** A cheap guess at likeness, to choose what is worth opening. */
function likenessTo(asked: Recording, clue: Clue, glance: Glance): (candidate: Candidate) => number {
  const { testId, endpoint } = asked;
  const model = asked.model || clue.model;
  const test = testId?.split("[")[0] ?? null;
  return (candidate) => {
    let likeness = 0;
    if (testId !== null && candidate.testId === testId) likeness += 1000;
    else if (test !== null && isCaseOf(candidate.testId, test)) likeness += 150;
    if (candidate.endpoint === endpoint) likeness += 100;
    if (candidate.model !== "" && candidate.model === model) likeness += 80;
    if (candidate.messages === glance.messages) likeness += 40;
    return likeness + 120 * sharedStart(candidate.input, glance.input);
  };
}

/** Whether a test id is a test's own, or one of its cases. */
function isCaseOf(testId: string | null, test: string): boolean {
  return testId?.startsWith(test) === true && (testId.length === test.length || testId[test.length] === "[");
}

/** The share of two lines that is the same from the beginning, between 0 and 1. */
function sharedStart(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 1;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at / longest;
}

const SHORT = 60;

/** The differences in a sentence: what one would say to a colleague. */
export function sentenceOf(changes: readonly ValueChange[]): string {
  const [first] = changes;
  if (!first) return "asks exactly the same";
  if (changes.length === 1)
    return `differs only in \`${fieldNameOf(first.pointer)}\`: ${short(first.before)} → ${short(first.after)}`;
  const fields = changes.slice(0, 3).map(({ pointer }) => `\`${fieldNameOf(pointer)}\``);
  const more = changes.length - fields.length;
  return `differs in ${changes.length} fields: ${fields.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function short(raw: string | null): string {
  if (raw === null) return "nothing";
  return raw.length <= SHORT ? raw : `${raw.slice(0, SHORT - 1)}…`;
}
