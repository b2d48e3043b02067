import type { DraftProblem } from "../create/draft";
import type { Conversation } from "../recording/message";

/** What a draft of a recording comes to. */
export type CreatePreview =
  | { type: "problems"; problems: DraftProblem[] }
  | {
      type: "made";
      path: string;
      key: string;
      /** Whether there is a file of that name. */
      taken: boolean;
      /** The file as it would be written; of a long one, its beginning. */
      text: string;
      /** Characters of the whole file. */
      size: number;
      conversation: Conversation;
    };
