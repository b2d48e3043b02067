import { devNull } from "node:os";
import { resolve } from "node:path";
import { showOf } from "@/lib/catalog/show";
import { formatShow } from "@/lib/catalog/show-text";
import { conversationOf } from "@/lib/dialects";
import type { DiffConfig } from "@/lib/diff/semantic/noise-rules";
import { readTextFile } from "@/lib/io/read";
import { openRecording, type Recording } from "@/lib/recording/recording";
import type { ChangedFile } from "@/lib/review/changed-file";
import { pairText } from "@/lib/review/pair-text";
import { type DiffReport, reportOf } from "@/lib/review/report";
import { columns, Failure, problemText } from "./support";

export type FilePair = { before: string; after: string; label: string | null };

/** Two files outside of any range; the null device stands for one that is not there, and `label` for both names. */
export function reportOfFiles(folder: string, { before, after, label }: FilePair, config: DiffConfig): DiffReport {
  const [old, now] = [sideOf(folder, before, label), sideOf(folder, after, label)];
  if (!old && !now) throw new Failure(`neither \`${before}\` nor \`${after}\` is a file.`);
  const path = label ?? (now ? after : before);
  const file: ChangedFile = {
    path,
    change: !old ? "added" : !now ? "deleted" : "modified",
    before: old?.recording ?? null,
    after: now?.recording ?? null,
    problem: now?.problem ?? old?.problem ?? null,
    conflict: null,
  };
  return reportOf([file], [], config);
}

/** As `reportOfFiles` for a terminal, with all that a file without another side says. */
export function filesText(folder: string, pair: FilePair, { files }: DiffReport): string {
  return files
    .map((file) => {
      const oneSided = file.change === "added" ? pair.after : file.change === "deleted" ? pair.before : null;
      const recording = oneSided === null ? null : (sideOf(folder, oneSided, pair.label)?.recording ?? null);
      return pairText(file, recording && saidIn(recording));
    })
    .join("");
}

/** Columns that stand before each line of a side. */
const MARGIN = 6;

/** Without the first line, which is the file's name. */
function saidIn(recording: Recording): string {
  const lines = formatShow(showOf(recording, conversationOf(recording)), columns() - MARGIN).split("\n");
  return lines.slice(1).join("\n");
}

type Side = Pick<ChangedFile, "problem"> & { recording: Recording | null };

function sideOf(folder: string, file: string, label: string | null): Side | null {
  if (file === "/dev/null" || file === devNull) return null;
  const read = readTextFile(resolve(folder, file));
  if (!read.ok) throw new Failure(problemText(file, read.problem));
  const opened = openRecording(label ?? file, read.text);
  return opened.ok ? { recording: opened.recording, problem: null } : { recording: null, problem: opened.problem };
}
