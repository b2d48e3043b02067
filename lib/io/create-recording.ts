import type { CreatePreview } from "../change/create-preview";
import type { Entry } from "../change/entry";
import { type Outcome, refuse } from "../change/refusal";
import { composed } from "../create/compose";
import type { CreateDraft } from "../create/draft";
import { conversationOf } from "../dialects";
import { isTaken } from "./planned-edit";
import { nativeSha256 } from "./sha256";
import { writeRecording } from "./store/write";

/** Characters of a new file that are shown before it is written. */
const MOST_SHOWN = 100_000;

/** What a draft would become, without writing it. */
export async function previewCreate(root: string, draft: CreateDraft): Promise<CreatePreview> {
  const made = composed(draft, nativeSha256);
  if (!made.ok) return { type: "problems", problems: made.problems };
  const { path, key, recording } = made;
  const { text } = recording.doc;
  return {
    type: "made",
    path,
    key,
    taken: await isTaken(root, path),
    text: text.slice(0, MOST_SHOWN),
    size: text.length,
    conversation: conversationOf(recording),
  };
}

/** Writes a new recording under the name of its key. A file of that name is a collision. */
export async function createRecording(
  root: string,
  draft: CreateDraft,
): Promise<Outcome<{ path: string; entry: Entry | null }>> {
  const made = composed(draft, nativeSha256);
  if (!made.ok) {
    const [problem] = made.problems;
    return refuse(
      "edit",
      null,
      problem?.message ?? "the draft is not complete",
      problem?.hint ?? "Look at its fields.",
    );
  }
  const { path, recording } = made;
  const written = await writeRecording(
    root,
    path,
    { expectedHash: null, text: recording.doc.text, trust: "parsed" },
    "create",
  );
  return written.ok ? { ok: true, path, entry: written.entry } : written;
}
