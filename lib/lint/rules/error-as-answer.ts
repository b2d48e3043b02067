import type { Conversation, Part } from "../../recording/message";
import type { RecordingRule } from "../finding";

/**
 * Sentences with which services say that they did not do the work, anchored at the beginning of an answer: prose about
 * errors is no error.
 */
const SIGNS: readonly { pattern: RegExp; says: string }[] = [
  {
    pattern:
      /^\W*(?:error[^:\n]{0,60}:\s*){0,2}(?:please\s+)?(?:pass|provide|set|supply|enter)\b[^.\n]{0,40}\b(?:api[ _-]?key|credentials?|access token)\b/i,
    says: "a credential was missing",
  },
  {
    pattern:
      /^\W*(?:error:?\s*)?(?:the\s+)?(?:\w+\s+){0,3}(?:api[ _-]?key|credentials?|token)\b[^.\n]{0,30}\b(?:missing|required|invalid|incorrect|not (?:set|found|provided)|expired|revoked)\b/i,
    says: "a credential was missing or refused",
  },
  {
    pattern: /^\W*(?:incorrect|invalid|missing) (?:api[ _-]?key|credentials?|token)\b/i,
    says: "a credential was refused",
  },
  {
    pattern: /^\W*(?:error:?\s*)?(?:you (?:have )?exceeded|exceeded)\b[^.\n]{0,30}\b(?:quota|rate limit)\b/i,
    says: "a quota was used up",
  },
  {
    pattern: /^\W*(?:error:?\s*)?(?:rate limit (?:exceeded|reached)|too many requests|insufficient[_ ]quota)\b/i,
    says: "a rate limit was hit",
  },
  {
    pattern:
      /^\W*(?:error(?: code)?:?\s*)?(?:401 unauthorized|403 forbidden|429 |5\d\d (?:internal server error|bad gateway|service unavailable|gateway time-?out))/i,
    says: "an HTTP error came back",
  },
  { pattern: /^\s*traceback \(most recent call last\)/i, says: "the tool crashed" },
  {
    pattern: /^\W*(?:connection (?:refused|reset|error|timed out)|failed to (?:connect|fetch)|read timed out)\b/i,
    says: "the connection failed",
  },
];

export const errorAsAnswer: RecordingRule = {
  name: "error-as-answer",
  level: "warning",
  title: "An error recorded as a good answer",
  why: "A missing credential, a quota or a crash was recorded as if it were the tool's or the model's answer; the tests now depend on it.",
  check: ({ conversation }) =>
    answersOf(conversation).flatMap(({ part, pointer, who }) => {
      if (part.type !== "text") return [];
      const sign = SIGNS.find(({ pattern }) => pattern.test(part.text.slice(0, 400)));
      return sign ? [{ pointer: part.pointer ?? pointer, message: `${who} reads as if ${sign.says}.` }] : [];
    }),
};

function answersOf({ request, response }: Conversation): { part: Part; pointer: string; who: string }[] {
  const results = request.messages
    .filter(({ role }) => role === "tool")
    .map((message) => ({ message, who: "A tool's result in the request" }));
  const answers = response.error ? [] : response.messages.map((message) => ({ message, who: "The answer" }));
  return [...results, ...answers].flatMap(({ message, who }) =>
    message.parts.map((part) => ({ part, pointer: message.pointer ?? "", who })),
  );
}
