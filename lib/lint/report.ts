import type { KeyStatus } from "../recording/key";
import type { RecordingKind } from "../recording/recording";
import type { Finding } from "./finding";

/** What a check says of one file. */
export type CheckedRecording = {
  path: string;
  kind: RecordingKind;
  bytes: number;
  /** Parsing and printing gives the file's text back, byte for byte. */
  roundTrip: boolean;
  key: { status: KeyStatus["status"]; version: string | null; expected: string | null };
  findings: LocatedFinding[];
};

/** A finding with its place in the file's text, both from 1. */
export type LocatedFinding = Finding & { line: number; column: number };

export type CheckReport = {
  root: string;
  summary: {
    files: number;
    bytes: number;
    /** Files that are reproduced byte for byte. */
    roundTrip: number;
    key: Record<KeyStatus["status"], number>;
    errors: number;
    warnings: number;
    infos: number;
    /** Findings that the configuration allows; they are not listed. */
    allowed: number;
  };
  recordings: CheckedRecording[];
};

/** The report of a whole check: the recordings in the order of their paths, and what they add up to. */
export function reportOf(root: string, recordings: readonly CheckedRecording[], allowed: number): CheckReport {
  const sorted = recordings.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const key = { current: 0, older: 0, renamed: 0, mismatch: 0, none: 0 };
  const levels = { error: 0, warning: 0, info: 0 };
  for (const recording of sorted) {
    key[recording.key.status]++;
    for (const { level } of recording.findings) levels[level]++;
  }
  return {
    root,
    summary: {
      files: sorted.length,
      bytes: sorted.reduce((sum, { bytes }) => sum + bytes, 0),
      roundTrip: sorted.filter(({ roundTrip }) => roundTrip).length,
      key,
      errors: levels.error,
      warnings: levels.warning,
      infos: levels.info,
      allowed,
    },
    recordings: sorted,
  };
}
