import { type Edit, planEdit } from "../../edit";
import { embeddingOf } from "../../recording/embedding";
import type { Conversation } from "../../recording/message";
import { openRecording, type Recording } from "../../recording/recording";
import { carriedEdits } from "./carried-edits";
import { chainOrder } from "./chain-order";

type Entry = { path: string; recording: Recording; conversation: Conversation };

/** A turn with the answer of one more earlier turn in its request; its own answer is still the old one. */
export type CarriedStep = { from: string; recording: Recording; key: string | null };

/** What becomes of a later turn once earlier ones answer otherwise. */
export type ComposedTurn = {
  path: string;
  /** One earlier turn after the other, in their order; none where its request stays as it is, for what it names. */
  steps: CarriedStep[];
  /** What to know of it, in sentences without their points. */
  notes: string[];
  /** Why its request cannot follow; null where it can. */
  why: string | null;
};

/**
 * Carries new answers of a test's turns into the requests of its later ones, one earlier turn after the other. Turns
 * that no new answer concerns are left out.
 *
 * `answers`: recordings with the new answers, by the paths of those that they answer anew.
 */
export function composedChain(
  entries: readonly Entry[],
  answers: ReadonlyMap<string, Recording>,
  hash?: (text: string) => string,
): ComposedTurn[] {
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  /** Recordings with all that was carried into them, and their old answers. */
  const carried = new Map<string, Recording>();
  const turns: ComposedTurn[] = [];
  for (const { entry, upstream } of chainOrder(entries)) {
    const turn: ComposedTurn = { path: entry.path, steps: [], notes: [], why: null };
    let recording = entry.recording;
    let named = false;
    for (const from of upstream) {
      const [earlier, answer] = [known.get(from), answers.get(from)];
      if (!earlier || !answer) continue;
      named ||= embeddingOf(entry.conversation, earlier.conversation)?.by === "id";
      const made = carriedInto(recording, carried.get(from) ?? earlier.recording, answer, hash);
      if (!made.ok) {
        turn.why = made.why;
        break;
      }
      turn.notes.push(...made.notes);
      if (made.recording === recording) continue;
      recording = made.recording;
      turn.steps.push({ from, recording, key: made.key });
    }
    carried.set(entry.path, recording);
    // What a request leaves out of an answer may be all that is new.
    if (turn.steps.length > 0 || turn.why !== null || named) turns.push(turn);
  }
  return turns;
}

type Made = { ok: true; recording: Recording; key: string | null; notes: string[] } | { ok: false; why: string };

function carriedInto(turn: Recording, from: Recording, answer: Recording, hash?: (text: string) => string): Made {
  const to = answeredAnew(from, answer);
  if (!to.ok) return { ok: false, why: to.problem.message };
  const made = carriedEdits(turn, from, to.recording);
  if (!made.ok) return { ok: false, why: made.reason };
  return planned(turn, made.edits, made.notes, hash);
}

function planned(turn: Recording, edits: readonly Edit[], notes: string[], hash?: (text: string) => string): Made {
  const plan = planEdit(turn, edits, hash);
  if (!plan.ok) return { ok: false, why: plan.failure.message };
  if (plan.text === turn.doc.text) return { ok: true, recording: turn, key: plan.key.after, notes };
  const opened = openRecording(turn.path, plan.text);
  if (!opened.ok) return { ok: false, why: opened.problem.message };
  return { ok: true, recording: opened.recording, key: plan.key.after, notes };
}

/** A recording with the answer of another in place of its own. */
export function answeredAnew(recording: Recording, { response }: Recording) {
  const { doc, response: old } = recording;
  return openRecording(recording.path, doc.text.slice(0, old.start) + response.raw + doc.text.slice(old.end));
}
