import type { Actions } from "@/components/actions/actions";
import { heard } from "@/components/actions/report";
import type { Draft, NamingInput } from "@/lib/change/draft";
import type { Entry } from "@/lib/change/entry";
import type { DraftMerge, Namesake } from "@/lib/change/merge";
import type { ChangePreview } from "@/lib/change/preview";
import { type Outcome, refuse } from "@/lib/change/refusal";

/** A draft and the SHA-256 of the file that it is made for; null: for a new file. */
export type Unsaved = { draft: Draft; baseHash: string | null };

/** `path`: where the edited recording stands now; `entry` is null where nothing changed. */
export type Saved = { path: string; entry: Entry | null };

/** What a save asks the server of one recording, whatever kind of draft it is. Nothing of it rejects. */
export type DraftServer = {
  preview: (draft: Draft, baseHash: string) => Promise<Outcome<{ preview: ChangePreview }>>;
  save: (unsaved: Unsaved, naming: NamingInput) => Promise<Outcome<Saved>>;
  merge: (draft: Draft, baseHash: string, baseText: string | null) => Promise<Outcome<{ merge: DraftMerge }>>;
  compare: (draft: Draft, baseHash: string) => Promise<Outcome<{ namesake: Namesake }>>;
};

export function draftServer(actions: Actions, path: string): DraftServer {
  return {
    preview: (draft, expectedHash) =>
      asked(path, draft, () =>
        draft.type === "edits"
          ? actions.previewEdits({ path, expectedHash, edits: draft.edits })
          : actions.previewText({ path, expectedHash, text: draft.text, allowInvalid: draft.allowInvalid }),
      ),
    save: ({ draft, baseHash }, naming) =>
      asked(path, draft, async () => {
        if (draft.type === "text") {
          const { text, allowInvalid } = draft;
          return actions.saveText({ path, expectedHash: baseHash, text, allowInvalid, ...naming });
        }
        if (baseHash === null) throw new Error("edits need a file");
        return actions.saveEdits({ path, expectedHash: baseHash, edits: draft.edits, ...naming });
      }),
    merge: (draft, baseHash, baseText) =>
      asked(path, draft, () => actions.mergeDraft({ path, draft, baseHash, baseText })),
    compare: (draft, expectedHash) => asked(path, draft, () => actions.compareAtNewName({ path, draft, expectedHash })),
  };
}

/** Characters beyond which a text has more bytes than any recording may have: it is not even sent. */
const LONGEST = 64_000_000;

async function asked<T>(path: string, draft: Draft, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  if (isTooLong(draft)) {
    const what = draft.type === "text" ? "the text is" : "the changes are";
    const hint = "Save a smaller text: what you typed is still here.";
    return refuse("too-large", path, `${what} larger than 64 MB`, hint);
  }
  return heard(ask);
}

function isTooLong(draft: Draft): boolean {
  if (draft.type === "text") return draft.text.length > LONGEST;
  const typed = draft.edits.flatMap((edit): unknown[] => Object.values(edit));
  return typed.reduce((sum: number, value) => sum + (typeof value === "string" ? value.length : 0), 0) > LONGEST;
}
