import type { Actions } from "@/components/actions/actions";
import { heard } from "@/components/actions/report";
import type { Draft } from "@/lib/change/draft";
import type { Entry } from "@/lib/change/entry";
import type { ChangePreview, KeyChoice } from "@/lib/change/preview";
import { type Outcome, refuse } from "@/lib/change/refusal";

/** A draft and the file that it was made from. */
export type Unsaved = { draft: Draft; baseHash: string };

/** `path`: where the edited recording stands now; `entry` is null where nothing changed. */
export type Saved = { path: string; entry: Entry | null };

/** What a save dialog asks the server of one recording, whatever kind of draft it holds. */
export type DraftServer = {
  preview: (unsaved: Unsaved) => Promise<Outcome<{ preview: ChangePreview }>>;
  save: (unsaved: Unsaved, choice: KeyChoice) => Promise<Outcome<Saved>>;
};

export function draftServer(actions: Actions, path: string): DraftServer {
  return {
    preview: ({ draft, baseHash: expectedHash }) =>
      heard(async () =>
        draft.type === "edits" ? actions.previewEdits({ path, expectedHash, edits: draft.edits }) : notYet(path),
      ),
    save: ({ draft, baseHash: expectedHash }, choice) =>
      heard(async () =>
        draft.type === "edits" ? actions.saveEdits({ path, expectedHash, edits: draft.edits, choice }) : notYet(path),
      ),
  };
}

function notYet(path: string) {
  return refuse("edit", path, "a whole text cannot be saved from here yet", "Edit the values themselves.");
}
