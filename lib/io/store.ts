export { type Applied, applyChanges, type ChangeRequest, type FileChange, type StoreOptions } from "./store/apply";
export { hashOf } from "./store/bytes";
export { type Entry, type RecordedChange, type Why, whySchema } from "./store/entry";
export { history, redo, restore, type Side, type Turned, textAt, undo } from "./store/history";
export type { Current, Outcome, Refusal } from "./store/outcome";
export { deleteRecordings, type NewText, renameRecording, writeRecording } from "./store/write";
