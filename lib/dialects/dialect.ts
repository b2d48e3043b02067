import type { RequestView, ResponseView } from "../recording/message";
import type { Recording } from "../recording/recording";

/**
 * One wire family. To add a family: write one file that exports a `Dialect`, and add one line to `index.ts`.
 * `readRequest` and `readResponse` are total: they never throw, and what they do not know they keep as `json` parts.
 */
export type Dialect = {
  id: string;
  /** For people: "OpenAI chat". */
  label: string;
  /** The first dialect of the registry that matches reads the recording. */
  matches(recording: Recording): boolean;
  readRequest(recording: Recording): RequestView;
  /** Is not called for a recorded exception without a body: that is the same in every family. */
  readResponse(recording: Recording): ResponseView;
};
