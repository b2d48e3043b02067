import type { ChosenValues, CommitView, RevertSurvey } from "@/lib/change/commit-diff";
import type { CreatePreview } from "@/lib/change/create-preview";
import type { Deletion } from "@/lib/change/deletion";
import type { Draft, NamingInput } from "@/lib/change/draft";
import type { DuplicatePreview, DuplicateSource } from "@/lib/change/duplicate";
import type { Entry, RecordedChange } from "@/lib/change/entry";
import type { FixPreview, FixRow, FixTarget } from "@/lib/change/fix-preview";
import type { HistoryPage, HistoryQuery } from "@/lib/change/history-page";
import type { DraftMerge, Namesake } from "@/lib/change/merge";
import type { ChangePreview } from "@/lib/change/preview";
import type { Outcome, Refusal } from "@/lib/change/refusal";
import type { ReplaceRow, ReplaceTarget } from "@/lib/change/replace-preview";
import type { StateDiff } from "@/lib/change/state-diff";
import type { CreateDraft } from "@/lib/create/draft";
import type { ChunkDiff } from "@/lib/diff/chunk-diff";
import type { EditInput } from "@/lib/edit/edit";
import type { Fix } from "@/lib/fix/fix";
import type { FixName } from "@/lib/fix/name";
import type { FindingPlace, Fixable } from "@/lib/lint/fixable";
import type { ReplaceQuery } from "@/lib/replace/query";
import type { ActName, ActPreview } from "@/lib/review/act";
import type { ConflictView, Resolution, ResolutionPreview } from "@/lib/review/conflict";
import type { Mark } from "@/lib/review/mark";
import type { RangeNames, ReviewedFile, ReviewedLines, ReviewRow, ShownRange } from "@/lib/review/view";
import type { CarriedTurn, TakesOfRecording } from "@/lib/take/pending";
import type { RerecordPlan } from "@/lib/take/plan";

type Edits = { path: string; expectedHash: string; edits: EditInput[] };

/** Edits of one recording. */
export type EditActions = {
  previewEdits: (input: Edits) => Promise<Outcome<{ preview: ChangePreview }>>;
  /** `path`: where the edited recording stands now; `entry` is null where nothing changed. */
  saveEdits: (input: Edits & NamingInput) => Promise<Outcome<{ path: string; entry: Entry | null }>>;
};

type FileText = { path: string; text: string; allowInvalid?: boolean };

/** Whole texts of files. */
export type TextActions = {
  previewText: (input: FileText & { expectedHash: string }) => Promise<Outcome<{ preview: ChangePreview }>>;
  /** `expectedHash` null: for a new file. */
  saveText: (
    input: FileText & NamingInput & { expectedHash: string | null },
  ) => Promise<Outcome<{ path: string; entry: Entry | null }>>;
};

/** What stands in the way of a save. */
export type SaveActions = {
  mergeDraft: (input: {
    path: string;
    draft: Draft;
    baseHash: string;
    baseText: string | null;
  }) => Promise<Outcome<{ merge: DraftMerge }>>;
  compareAtNewName: (input: {
    path: string;
    draft: Draft;
    expectedHash: string;
  }) => Promise<Outcome<{ namesake: Namesake }>>;
  loadedText: (input: { path: string; hash: string }) => Promise<Outcome<{ text: string | null }>>;
};

/** What became of changes that are taken back or made again; where they are of many files, a job tells it. */
type Turned = { entries: Entry[]; stopped: Refusal | null; job: string | null };

/** Taking changes of any kind back, one after the other in the order of `ids`; null: the latest. */
export type ChangeActions = {
  undo: (input: { ids: string[] | null }) => Promise<Outcome<Turned>>;
  redo: (input: { ids: string[] | null }) => Promise<Outcome<Turned>>;
};

/** Deleting, which is asked about first; what goes lies in the trash, and `undo` brings it back. */
export type DeleteActions = {
  deletionOf: (input: { paths: string[] }) => Promise<Outcome<{ deletion: Deletion }>>;
  removeRecordings: (input: {
    files: { path: string; expectedHash: string | null }[];
  }) => Promise<Outcome<{ entries: (Entry | null)[] }>>;
  /** For thousands: a job, which `followJob` shows. */
  startDeletion: (input: { paths: string[] }) => Promise<Outcome<{ job: string }>>;
};

/** Long work, which an action started and `useJob` follows. */
export type JobActions = { cancelJob: (input: { id: string }) => Promise<Outcome<object>> };

/** Fixes of what a check finds. */
export type FixActions = {
  /** `chosen` null: all that the rule finds. */
  fixTargets: (input: {
    rule: string;
    chosen: FindingPlace[] | null;
  }) => Promise<Outcome<Fixable & { fix: Pick<Fix, "name" | "title" | "about"> }>>;
  surveyFix: (input: { fix: FixName; targets: FixTarget[] }) => Promise<Outcome<{ rows: FixRow[] }>>;
  previewFix: (input: { fix: FixName; target: FixTarget }) => Promise<Outcome<{ preview: FixPreview }>>;
  compareRekeyed: (input: { path: string; other: string }) => Promise<Outcome<{ namesake: Namesake }>>;
  startFix: (input: { fix: FixName; targets: FixTarget[]; rename: boolean }) => Promise<Outcome<{ job: string }>>;
};

/** New recordings. */
export type CreateActions = {
  previewCreate: (input: CreateDraft) => Promise<Outcome<{ preview: CreatePreview }>>;
  createRecording: (input: CreateDraft) => Promise<Outcome<{ path: string; entry: Entry | null }>>;
  duplicateSource: (input: { path: string }) => Promise<Outcome<{ source: DuplicateSource }>>;
  previewDuplicate: (input: Edits) => Promise<Outcome<{ preview: DuplicatePreview }>>;
  duplicateRecording: (input: Edits) => Promise<Outcome<{ path: string; entry: Entry | null }>>;
};

/** Replacing words in many recordings. */
export type ReplaceActions = {
  surveyReplace: (input: { query: ReplaceQuery; paths: string[] }) => Promise<Outcome<{ rows: ReplaceRow[] }>>;
  previewReplace: (input: {
    query: ReplaceQuery;
    target: ReplaceTarget;
  }) => Promise<Outcome<{ preview: ChangePreview }>>;
  compareReplaced: (input: {
    query: ReplaceQuery;
    target: ReplaceTarget;
    rival: ReplaceTarget | null;
  }) => Promise<Outcome<{ namesake: Namesake }>>;
  startReplace: (input: {
    query: ReplaceQuery;
    targets: ReplaceTarget[];
    rename: boolean;
  }) => Promise<Outcome<{ job: string }>>;
};

type CommittedFile = { path: string; expectedHash: string | null; blob: string };

/** Back to the bytes of the last commit; hash and blob are those of the difference that was shown. */
export type RevertActions = {
  /** `paths` null: those that are gone. */
  surveyRevert: (input: { paths: string[] | null }) => Promise<Outcome<{ survey: RevertSurvey }>>;
  sinceCommit: (input: { path: string }) => Promise<Outcome<{ view: CommitView }>>;
  revertFiles: (input: { files: CommittedFile[] }) => Promise<Outcome<{ entry: Entry | null }>>;
  revertValues: (input: {
    path: string;
    expectedHash: string;
    blob: string;
    chosen: ChosenValues;
  }) => Promise<Outcome<{ entry: Entry | null }>>;
};

/** What was changed, and bringing back any state of it. */
export type HistoryActions = {
  historyPage: (input: HistoryQuery) => Promise<Outcome<{ page: HistoryPage }>>;
  filesOfEntry: (input: { id: string }) => Promise<Outcome<{ files: RecordedChange[] }>>;
  /** `now`: SHA-256 of what the file holds, null where there is none. */
  historyDiff: (input: {
    id: string;
    path: string;
    of: "change" | "before" | "after";
  }) => Promise<Outcome<{ diff: StateDiff; now: string | null }>>;
  restoreState: (input: {
    id: string;
    path: string;
    side: "before" | "after";
    expectedHash: string | null;
  }) => Promise<Outcome<{ entry: Entry | null }>>;
};

/** Asking providers again, and deciding on what they answered. */
export type TakeActions = {
  rerecordPlan: (input: { paths: string[] }) => Promise<Outcome<{ plan: RerecordPlan }>>;
  /** `chain`: each path once, later turns of a test with the new answers of its earlier ones. */
  startRerecord: (input: { paths: string[]; times: number; chain: boolean }) => Promise<Outcome<{ job: string }>>;
  /** Asks for what is left of a batch. */
  resumeRerecord: (input: { batch: string }) => Promise<Outcome<{ job: string }>>;
  discardBatch: (input: { batch: string }) => Promise<Outcome<object>>;
  takesOf: (input: { path: string }) => Promise<Outcome<{ view: TakesOfRecording }>>;
  /** `at`: when it was done, by the server's clock. `seen`: what a recording holds by now and is to be written over; null: what the take was made from. */
  acceptTakes: (input: {
    takes: { id: string; seen: string | null }[];
    noise: boolean;
    /** Also into the requests of later turns that hold the old answer. */
    carry: boolean;
  }) => Promise<
    Outcome<{
      entries: Entry[];
      accepted: number;
      kept: number;
      rejection: string | null;
      /** Turns that got answers into their requests, and have no answer to these yet. */
      carried: string[];
      at: number;
    }>
  >;
  chainOf: (input: { ids: string[] }) => Promise<Outcome<{ turns: CarriedTurn[] }>>;
  rejectTakes: (input: { ids: string[] }) => Promise<Outcome<{ rejection: string; at: number }>>;
  restoreTakes: (input: { rejection: string }) => Promise<Outcome<{ restored: number }>>;
  checkProvider: (input: { host: string }) => Promise<Outcome<{ reached: boolean; words: string }>>;
};

/** A git range, difference by difference; these are named by what they stand between. */
export type ReviewActions = {
  reviewKey: (input: RangeNames) => Promise<Outcome<{ key: string }>>;
  reviewRows: (input: ShownRange & { ids: string[] }) => Promise<Outcome<{ rows: ReviewRow[] }>>;
  reviewFile: (input: ShownRange & { id: string }) => Promise<Outcome<{ file: ReviewedFile }>>;
  reviewLines: (input: ShownRange & { id: string }) => Promise<Outcome<{ lines: ReviewedLines }>>;
  reviewChunks: (input: ShownRange & { id: string }) => Promise<Outcome<{ chunks: ChunkDiff }>>;
  /** `mark` null: as if it had never been looked at. */
  markReviewed: (input: { marks: { id: string; mark: Mark | null }[] }) => Promise<Outcome<object>>;
  previewAct: (input: ShownRange & { act: ActName; id: string }) => Promise<Outcome<{ preview: ActPreview }>>;
  startAct: (input: RangeNames & { act: ActName; ids: string[] }) => Promise<Outcome<{ job: string }>>;
};

type AskedResolution = { path: string; hash: string | null; sides: string; resolution: Resolution };

/** Merge conflicts in recordings; a resolution is for what was shown: `hash` and `sides` are those of the view. */
export type ConflictActions = {
  conflictOf: (input: { path: string }) => Promise<Outcome<{ conflict: ConflictView }>>;
  previewResolution: (input: AskedResolution) => Promise<Outcome<{ preview: ResolutionPreview }>>;
  /** `entry` null: the file holds it already. */
  resolveConflict: (input: AskedResolution) => Promise<Outcome<{ entry: Entry | null }>>;
};

/** Everything that pages can ask the server to do. A failed one comes back as a refusal, and rejects only if unheard. */
export type Actions = EditActions &
  TextActions &
  SaveActions &
  ChangeActions &
  DeleteActions &
  HistoryActions &
  JobActions &
  FixActions &
  ReplaceActions &
  CreateActions &
  RevertActions &
  TakeActions &
  ReviewActions &
  ConflictActions;
