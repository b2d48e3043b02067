import type { KeyStatus } from "../recording/key";
import type { Problem, RecordingKind } from "../recording/recording";

/** What the catalog keeps of a recording: everything that a list shows, filters by, sorts by, or searches in. */
export type Row = {
  /** Relative to the root, with `/`; the identity of a row. */
  path: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  mtime: number;
  kind: RecordingKind;
  dialect: string;
  testId: string | null;
  /** The test's name with its parameters, without its file: `test_x[gpt-4o]`; empty without a test id. */
  testName: string;
  /** The folder that the recording's folder belongs to: `agents` for `tests/integration/agents/recordings/x.json`. */
  suite: string;
  model: string;
  /** Host (and port) of the recorded URL, or a tool's provider. */
  provider: string;
  endpoint: string;
  streaming: boolean;
  /** Streamed items; 0 where the answer is no stream. */
  chunks: number;
  /** One line each, cut to `SUMMARY_LENGTH` characters: the last thing that was asked, and what came back. */
  input: string;
  output: string;
  finishReason: string | null;
  tokens: { input: number | null; output: number | null; total: number | null } | null;
  /** Messages of the request. */
  messages: number;
  /** Names of the tools that are called anywhere in the conversation. */
  tools: string[];
  hasToolCalls: boolean;
  hasReasoning: boolean;
  hasImage: boolean;
  hasError: boolean;
  /** The recorder stored an exception in place of (or behind) the answer. */
  isException: boolean;
  /** The request key by the current rules (64 hexadecimal digits), or null where there is none. */
  key: string | null;
  /** What the file's name is to that key; null while it has not been found out, which takes longer than the rest. */
  keyStatus: KeyStatus["status"] | null;
  /** Set where the file could not be read as a recording; most other fields are empty then. */
  problem: Problem | null;
  /** What search looks in, in the recorded case: test id, path, model, tool names, all assembled text and arguments. */
  text: string;
};

export const SUMMARY_LENGTH = 160;

/** How a file differs from the last commit; null for unchanged, or outside a work tree. */
export type GitMark = "added" | "modified" | "untracked" | "conflicted" | null;
