import { streamOf } from "../../catalog/stream";
import { type ChunkDiff, chunkDiffOf } from "../../diff/chunk-diff";
import { openRecording } from "../../recording/recording";
import type { Difference, Review } from "./session";
import { textsOfDifference } from "./texts";

const NO_STREAM = { messages: [], chunks: [] };

/** A difference chunk by chunk; without rows where neither side came in chunks. */
export async function reviewedChunks(review: Review, difference: Difference): Promise<ChunkDiff> {
  const { path, basePath } = difference.file;
  const { before, after } = await textsOfDifference(review, difference);
  return chunkDiffOf(streamIn(basePath, before), streamIn(path, after));
}

function streamIn(path: string | null, text: string | null) {
  const opened = path === null || text === null ? null : openRecording(path, text);
  return opened?.ok ? streamOf(opened.recording) : NO_STREAM;
}
