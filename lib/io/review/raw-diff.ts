/**
 * One file of `git diff --raw`: ids of its bytes; null where there is none, `worktree` where they are on the disk only.
 */
export type RawChange = { path: string; before: string | null; after: string | "worktree" | null };

const RECORD = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;
const FILE = /^100/;

/** Reads `git diff --raw -z --no-renames --no-abbrev`: links and submodules are left out. */
export function parseRawDiff(printed: string): RawChange[] {
  const changes: RawChange[] = [];
  const records = printed.split("\0");
  for (let at = 0; at + 1 < records.length; at += 2) {
    const [, oldMode = "", newMode = "", before = "", after = "", status = ""] = RECORD.exec(records[at] ?? "") ?? [];
    const path = records[at + 1] ?? "";
    if (status === "") continue;
    changes.push({
      path,
      before: FILE.test(oldMode) && !isNone(before) ? before : null,
      after: !FILE.test(newMode) ? null : isNone(after) ? "worktree" : after,
    });
  }
  return changes;
}

function isNone(id: string): boolean {
  return /^0+$/.test(id);
}
