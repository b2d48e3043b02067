import type { Entry } from "@/lib/change/entry";
import type { ChangePreview, KeyChoice } from "@/lib/change/preview";
import type { Outcome } from "@/lib/change/refusal";
import type { EditInput } from "@/lib/edit/edit";

type Edits = { path: string; expectedHash: string; edits: EditInput[] };

/** Edits of one recording. */
export type EditActions = {
  previewEdits: (input: Edits) => Promise<Outcome<{ preview: ChangePreview }>>;
  /** `path`: where the edited recording stands now; `entry` is null where nothing changed. */
  saveEdits: (input: Edits & { choice: KeyChoice }) => Promise<Outcome<{ path: string; entry: Entry | null }>>;
};

/** Changes of any kind, and taking them back. `id` null: the latest. */
export type ChangeActions = {
  undo: (input: { id: string | null }) => Promise<Outcome<{ entries: Entry[] }>>;
  redo: (input: { id: string | null }) => Promise<Outcome<{ entries: Entry[] }>>;
  removeRecordings: (input: {
    files: { path: string; expectedHash: string | null }[];
  }) => Promise<Outcome<{ entries: (Entry | null)[] }>>;
};

/** Long work, which an action started and `useJob` follows. */
export type JobActions = { cancelJob: (input: { id: string }) => Promise<Outcome<object>> };

/** Everything that pages can ask the server to do. A failed one comes back as a refusal, and rejects only if unheard. */
export type Actions = EditActions & ChangeActions & JobActions;
