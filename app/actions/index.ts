import type { Actions } from "@/components/actions/actions";
import { redo, undo } from "./changes";
import { conflictOf, previewResolution, resolveConflict } from "./conflict";
import { createRecording, previewCreate } from "./create";
import { deletionOf, removeRecordings, startDeletion } from "./delete";
import { duplicateRecording, duplicateSource, previewDuplicate } from "./duplicate";
import { previewEdits, saveEdits } from "./edit";
import { compareRekeyed, fixTargets, previewFix, startFix, surveyFix } from "./fix";
import { filesOfEntry, historyDiff, historyPage, restoreState } from "./history";
import { cancelJob } from "./jobs";
import { compareReplaced, previewReplace, startReplace, surveyReplace } from "./replace";
import { revertFiles, revertValues, sinceCommit, surveyRevert } from "./revert";
import {
  markReviewed,
  previewAct,
  reviewChunks,
  reviewFile,
  reviewKey,
  reviewLines,
  reviewRows,
  startAct,
} from "./review";
import { compareAtNewName, loadedText, mergeDraft, previewText, saveText } from "./save";
import {
  acceptTakes,
  chainOf,
  checkProvider,
  discardBatch,
  rejectTakes,
  rerecordPlan,
  restoreTakes,
  resumeRerecord,
  startRerecord,
  takesOf,
} from "./takes";

/** What pages can ask the server to do; they get it as a whole, through the layout. */
export const actions: Actions = {
  previewEdits,
  saveEdits,
  previewText,
  saveText,
  mergeDraft,
  compareAtNewName,
  loadedText,
  undo,
  redo,
  deletionOf,
  removeRecordings,
  startDeletion,
  historyPage,
  filesOfEntry,
  historyDiff,
  restoreState,
  cancelJob,
  fixTargets,
  surveyFix,
  previewFix,
  startFix,
  compareRekeyed,
  duplicateSource,
  previewDuplicate,
  duplicateRecording,
  previewCreate,
  createRecording,
  surveyReplace,
  previewReplace,
  startReplace,
  compareReplaced,
  revertFiles,
  revertValues,
  surveyRevert,
  sinceCommit,
  rerecordPlan,
  startRerecord,
  resumeRerecord,
  discardBatch,
  takesOf,
  acceptTakes,
  rejectTakes,
  restoreTakes,
  chainOf,
  checkProvider,
  reviewKey,
  reviewRows,
  reviewChunks,
  reviewFile,
  reviewLines,
  markReviewed,
  previewAct,
  startAct,
  conflictOf,
  previewResolution,
  resolveConflict,
};
