import { fold } from "../catalog/fold";
import { inputSummaryOf } from "../catalog/summary";
import { conversationOf } from "../dialects";
import { normalisedRequestOf } from "../diff/request-diff";
import { type ValueChange, valueDiffOf } from "../diff/value-diff";
import { parseJson } from "../json/parse";
import { canonicalTextOf, requestKeyOf } from "../recording/key";
import { keyNameOf } from "../recording/key/name";
import type { Recording } from "../recording/recording";
import { type Assumption, askedOf } from "./asked";
import type { Clue } from "./clue";
import { type Candidate, type Glance, type Near, nearestOf } from "./nearest";
import { type Place, placesOf } from "./places";

export type Explanation = {
  clue: Clue;
  /** The key that replay looks for: computed from the request, or as the clue names it. */
  key: string | null;
  /** The exact text that was hashed; null where the request is not known. */
  canonical: string | null;
  assumptions: Assumption[];
  /** Recordings that answer: replay finds them by name. */
  found: string[];
  /** Recordings whose request has this key, but not their name: replay misses them. */
  misnamed: string[];
  nearest: Near[];
  /** What the normaliser took out of the request before hashing, or rewrote in it. */
  erased: ValueChange[];
  /** Where replay looks for the recording. */
  places: Place[];
};

/**
 * Which recording a request was meant to be. `candidates` are all recordings; `load` opens one, null where it cannot.
 */
export function explain(
  clue: Clue,
  candidates: readonly Candidate[],
  load: (path: string) => Recording | null,
): Explanation {
  const asked = completed(clue, candidates, load);
  const key = asked ? requestKeyOf(asked.recording) : clue.key;
  const found =
    key === null
      ? []
      : candidates
          .filter(({ path }) => mayBeNamed(path, key) && keyNameOf(path).key?.startsWith(key))
          .map(({ path }) => path);
  const misnamed = candidates
    .filter((candidate) => key !== null && candidate.key?.startsWith(key) && !found.includes(candidate.path))
    .map(({ path }) => path);
  const testId = asked?.recording.testId ?? clue.testId;
  return {
    clue,
    key,
    canonical: asked && canonicalTextOf(asked.recording),
    assumptions: asked?.assumptions ?? [],
    found,
    misnamed,
    nearest: asked
      ? nearestOf(asked.recording, clue, glanceOf(asked.recording), candidates, load)
      : kinOf(clue, candidates),
    erased: asked ? erasedFrom(asked.recording) : [],
    places: key === null ? [] : placesOf(testId, key),
  };
}

/** A first look at a name, which may be a model list's: few of a hundred thousand are worth the second. */
function mayBeNamed(path: string, key: string): boolean {
  const name = path.lastIndexOf("/") + 1;
  return path.startsWith(key, name) || path.startsWith(key, name + "models-".length);
}

/** As many recordings are compared to find the one that lends what a clue does not say. */
const LENDERS = 12;

/** The request of a clue, completed from the recording that is nearest to what the clue does say. */
function completed(clue: Clue, candidates: readonly Candidate[], load: (path: string) => Recording | null) {
  const first = askedOf(clue, null);
  if (!first || first.assumptions.length === 0) return first;
  const [nearest] = nearestOf(first.recording, clue, glanceOf(first.recording), candidates, load, LENDERS);
  return askedOf(clue, nearest ? load(nearest.path) : null);
}

function glanceOf(recording: Recording): Glance {
  const conversation = conversationOf(recording);
  const { messages } = conversation.request;
  const texts = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === "text" && part.text !== "" ? [fold(part.text)] : [])),
  );
  return { input: inputSummaryOf(conversation), messages: messages.length, texts };
}

/** For a key alone: recordings of the same test, or of the same model; their requests cannot be compared. */
function kinOf(clue: Clue, candidates: readonly Candidate[]): Near[] {
  const kin = clue.testId !== null ? candidates.filter(({ testId }) => testId === clue.testId) : [];
  return kin.slice(0, 20).map(({ path, testId }) => ({
    path,
    testId,
    tier: "test",
    changes: [],
    sentence: "is of the same test; paste the request to see which field moved",
  }));
}

/** The request as it was sent against the request as it is hashed. */
export function erasedFrom(recording: Recording): ValueChange[] {
  const hashed = normalisedRequestOf(recording);
  if (!hashed) return [];
  const [member] = hashed.members().filter(({ key }) => key === "body" || key === "payload");
  const sent = parseJson(recording.input.raw);
  return member && sent.ok ? valueDiffOf(sent.doc.root, member.value) : [];
}
