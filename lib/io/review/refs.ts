import { git } from "../git";

/** A name that a range may begin or end with, and what it is in a few words. */
export type Ref = { name: string; about: string };

const MOST_TEXT = 4 * 1024 * 1024;
const MOST_REFS = 200;
const COMMITS = 30;

/** Branches, tags and the latest commits of the repository around a folder; none where there is none. */
export async function refsAround(folder: string): Promise<Ref[]> {
  const format = "%(refname)%00%(refname:short)%00%(contents:subject)";
  const listed = await git(
    folder,
    ["for-each-ref", "--sort=-committerdate", `--count=${MOST_REFS}`, `--format=${format}`],
    MOST_TEXT,
  );
  const refs = linesOf(listed).flatMap(([full = "", name = "", subject = ""]): Ref[] => {
    if (name === "" || full.endsWith("/HEAD")) return [];
    return [{ name, about: `${full.startsWith("refs/tags/") ? "tag" : "branch"} · ${subject}` }];
  });
  const logged = await git(folder, ["log", `-${COMMITS}`, "--format=%h%x00%s", "HEAD"], MOST_TEXT);
  return [...refs, ...linesOf(logged).map(([name = "", about = ""]) => ({ name, about: `commit · ${about}` }))];
}

function linesOf(printed: Buffer | null): string[][] {
  const lines = printed?.toString("utf8").split("\n") ?? [];
  return lines.filter((line) => line !== "").map((line) => line.split("\0"));
}
