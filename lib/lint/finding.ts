import type { FixName } from "../fix/name";
import type { KeyStatus } from "../recording/key";
import type { Conversation } from "../recording/message";
import type { Recording } from "../recording/recording";

/** `error` fails a check; `warning` and `info` do not. */
export const LEVELS = ["error", "warning", "info"] as const;
export type Level = (typeof LEVELS)[number];

/** What a rule found, and where: a JSON pointer into the file, "" for the file as a whole. */
export type Finding = {
  rule: string;
  level: Level;
  pointer: string;
  /** One sentence: what is wrong here. */
  message: string;
  /** Line and column (from 1) of the place in the file, where it is known without the pointer. */
  place: { line: number; column: number } | null;
  /** What would mend it, as an imperative; null where a person has to decide. */
  fix: string | null;
  /** The fix that the program can make of it; null where there is none. */
  fixName: FixName | null;
  /** The path of the recording that this one is compared with, where there is one. */
  other: string | null;
};

/** A recording as rules see it. */
export type Subject = {
  recording: Recording;
  conversation: Conversation;
  key: KeyStatus;
  /** Where the text first differs from what the recorder would write; null where it does not. */
  difference: number | null;
};

/** What rules may know of the world around the files, gathered by the caller. */
export type Facts = {
  /** Whether a test file exists, by its path in the repository; null where the root lies in no repository. */
  testFileExists: ((path: string) => boolean) | null;
  /** Test ids that exist, where the user gave a list; null otherwise. */
  tests: ReadonlySet<string> | null;
};

/** What a rule reports of one place; the runner adds the rule's name, and its level where none is given. */
export type Report = Pick<Finding, "pointer" | "message"> &
  Partial<Pick<Finding, "level" | "fix" | "fixName" | "other">>;

type About = {
  name: string;
  /** The level unless the configuration or the report says otherwise. */
  level: Level;
  /** For people, a line: what the rule looks for. */
  title: string;
  /** Why it matters, one or two sentences. */
  why: string;
};

/** A rule that looks at one recording at a time. Total: never throws. */
export type RecordingRule = About & { check: (subject: Subject, facts: Facts) => Report[] };

/** What is kept of each recording for the rules that compare recordings with each other. */
export type Digest = {
  path: string;
  testId: string | null;
  model: string;
  streaming: boolean;
  endpoint: string;
  host: string;
  /** Messages of the request: two turns of one test are no twins. */
  messages: number;
  /** The key that the file name holds, without a model list's digest; the name itself where it is no key. */
  nameKey: string;
  /** The request's key by the current rules, or null. */
  currentKey: string | null;
  status: KeyStatus["status"];
};

/** Opens a recording again, for rules that must compare contents; null where it is gone or unreadable. */
export type Load = (path: string) => Recording | null;

/**
 * A rule that compares recordings with each other. Gives null after each step that took a while (recordings were
 * opened), so that a server can do other things in between.
 */
export type SetRule = About & {
  checkAll: (digests: readonly Digest[], load: Load) => Iterable<(Report & { path: string }) | null>;
};
