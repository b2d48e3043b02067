import { rememberedConversationOf } from "../../dialects/remembered";
import { keyNameOf } from "../../recording/key/name";
import type { Recording } from "../../recording/recording";
import { answerParts } from "./answer-parts";
import { CLASSES, type DiffClass, graver } from "./classes";
import { type Noise, noiseBetween, noiseWord } from "./noise";
import { counts, type DiffConfig, defaultDiffConfig, isNoise, partOf } from "./noise-rules";
import type { DiffPart } from "./part";
import { payloadParts } from "./payload-parts";
import { requestParts } from "./request-parts";

export type SemanticDiff = {
  /** The gravest of what differs. */
  class: DiffClass;
  /** What a test would see, in the order of the classes. */
  parts: DiffPart[];
  /** What else differs, by name. */
  noise: string[];
};

/** Where these differ, their pieces do too. */
const SAID: ReadonlySet<DiffClass> = new Set(["error", "text", "tool_calls", "finish_reason", "reasoning"]);

/**
 * How two recordings differ for a test that replays them (the diff contract): by what they say, call and ask, not by
 * their bytes. Ids, times, fingerprints, usage, chunk boundaries and all else that no test sees is noise. Never throws.
 */
export function semanticDiffOf(
  before: Recording,
  after: Recording,
  config: DiffConfig = defaultDiffConfig,
): SemanticDiff {
  const key = keyParts(before, after);
  if (before.doc.text === after.doc.text) return { class: key.length > 0 ? "key" : "identical", parts: key, noise: [] };
  const parts = [...meaningParts(before, after, config), ...key];
  const named = parts.filter((part) => isNoise(part, config)).map(({ what }) => what);
  const others = noiseBetween(before, after).filter((each) => !isNamed(each, parts));
  const counted = others.filter((each) => counts(each, config)).map(partOf);
  const seen = inOrder([...parts.filter((part) => !isNoise(part, config)), ...counted]);
  const words = others.filter((each) => !counts(each, config)).map(noiseWord);
  const noise = [...new Set([...named, ...words.sort()])];
  return { class: seen.map((part) => part.class).reduce(graver, "noise"), parts: seen, noise };
}

function meaningParts(before: Recording, after: Recording, { cosine }: DiffConfig): DiffPart[] {
  const was = rememberedConversationOf(before).response;
  const is = rememberedConversationOf(after).response;
  return [...answerParts(was, is), ...payloadParts(was, is, cosine), ...requestParts(before, after)];
}

/** Whether it is named already: as a field of the request, or in what an answer says, calls and thinks. */
function isNamed({ name, field }: Noise, parts: readonly DiffPart[]): boolean {
  return parts.some((part) => {
    if (part.class === "request") {
      const named = `request.body.${part.what.replace(/\[\d+\]/g, "")}`;
      return field === named || field.startsWith(`${named}.`);
    }
    return name === "chunk boundaries" && SAID.has(part.class);
  });
}

/** The gravest first; parts of one class as they are. */
function inOrder(parts: readonly DiffPart[]): DiffPart[] {
  return parts.toSorted((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class));
}

function keyParts(before: Recording, after: Recording): DiffPart[] {
  const [old, now] = [keyNameOf(before.path).key ?? before.path, keyNameOf(after.path).key ?? after.path];
  return old === now ? [] : [{ class: "key", what: "key", before: old, after: now }];
}
