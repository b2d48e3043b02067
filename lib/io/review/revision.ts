import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { type Outcome, type Refused, refuse } from "../../change/refusal";
import { git } from "../git";

/** Where git is asked, and which of its files are meant. */
export type RepositoryView = {
  /** The work tree's top, or the bare repository itself; absolute. */
  folder: string;
  bare: boolean;
  /** The root inside of it, with a final `/`; empty for all of it. */
  prefix: string;
};

/** A commit, by the name that the user gave, and its id. */
export type Revision = { name: string; id: string };

/** What is compared; `head` is null for the work tree. */
export type Range = { repository: RepositoryView; base: Revision; head: Revision | null };

const MOST_TEXT = 1024 * 1024;

/**
 * Finds the range that a user means: nothing (what the branch at hand changes, the work tree included), one name (from
 * there to the work tree), `a..b`, `a...b` (from where the two parted), or two names. Refused in words where git knows
 * no such commit, or where there is no repository.
 */
export async function resolveRange(
  folder: string,
  base: string | null,
  head: string | null,
): Promise<Outcome<{ range: Range }>> {
  const found = await repositoryAt(folder);
  if (!found.ok) return found;
  const { repository } = found;
  const [, from, dots, to] = /^(.*?)(\.{2,3})(.*)$/.exec(base ?? "") ?? [];
  if (dots && head !== null)
    return refuse("edit", null, `\`${base}\` is a range already`, "Name one range, or two commits.");
  const names = dots ? { base: from || "HEAD", head: to || "HEAD" } : { base, head };
  const right = names.head === null ? null : await revisionOf(repository, names.head);
  if (right && !right.ok) return right;
  if (right === null && repository.bare) {
    return refuse("edit", null, "a bare repository has no work tree", "Name both commits: tapedeck diff BASE HEAD.");
  }
  const left = names.base === null ? await forkPoint(repository) : await revisionOf(repository, names.base);
  if (!left.ok) return left;
  const range = { repository, base: left.revision, head: right?.revision ?? null };
  if (dots !== "...") return { ok: true, range };
  const parted = await mergeBase(repository, left.revision, right?.revision ?? null);
  return parted.ok ? { ok: true, range: { ...range, base: parted.revision } } : parted;
}

/** The repository around a folder. */
export async function repositoryAt(folder: string): Promise<Outcome<{ repository: RepositoryView }>> {
  const inside = await text(folder, ["rev-parse", "--is-bare-repository"]);
  if (inside === null) {
    const hint = "Start it in a clone, or name one with --repo.";
    return refuse("missing", null, `\`${folder}\` lies in no git repository`, hint);
  }
  if (inside === "true") return { ok: true, repository: { folder, bare: true, prefix: "" } };
  const top = await text(folder, ["rev-parse", "--show-toplevel"]);
  if (!top) return refuse("missing", null, `\`${folder}\` lies in git's own folder`, "Name the work tree.");
  const inner = relative(realpathSync(/*turbopackIgnore: true*/ top), realpathSync(/*turbopackIgnore: true*/ folder));
  const prefix = inner === "" ? "" : `${inner.split(sep).join("/")}/`;
  return { ok: true, repository: { folder: top, bare: false, prefix } };
}

/** The commit of a name; what looks like an option is a name like any other, and no commit is called so. */
async function revisionOf(repository: RepositoryView, name: string): Promise<Outcome<{ revision: Revision }>> {
  const id = await text(repository.folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${name}^{commit}`,
  ]);
  if (id) return { ok: true, revision: { name, id } };
  if (name === "HEAD") return unborn();
  return refuse(
    "missing",
    null,
    `git knows no commit \`${name}\``,
    "Name a branch, a tag or a commit; fetch it first.",
  );
}

function unborn(): Refused {
  return refuse(
    "missing",
    null,
    "nothing was committed yet",
    "Commit once; what changes from then on can be reviewed.",
  );
}

/** Where the branch at hand left the default branch. */
async function forkPoint(repository: RepositoryView): Promise<Outcome<{ revision: Revision }>> {
  const own = await revisionOf(repository, "HEAD");
  if (!own.ok) return own;
  const name = await defaultBranch(repository);
  if (name === null && (await isShallow(repository))) {
    return refuse(
      "missing",
      null,
      "this shallow clone holds no default branch, so nothing tells where the branch at hand left it",
      "git fetch --unshallow origin main:refs/remotes/origin/main, or name a base: HEAD shows what is not committed.",
    );
  }
  const other = name === null ? own : await revisionOf(repository, name);
  if (!other.ok) return other;
  return mergeBase(repository, other.revision, own.revision);
}

/** The branch that work is merged into: what the remote calls so, else `main` or `master`. */
export async function defaultBranch({ folder }: RepositoryView): Promise<string | null> {
  const remote = await text(folder, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  if (remote) return remote;
  for (const name of ["origin/main", "origin/master", "main", "master"]) {
    if (
      await text(folder, [
        "rev-parse",
        "--verify",
        "--quiet",
        `refs/${name.includes("/") ? "remotes" : "heads"}/${name}`,
      ])
    )
      return name;
  }
  return null;
}

async function mergeBase(
  repository: RepositoryView,
  base: Revision,
  head: Revision | null,
): Promise<Outcome<{ revision: Revision }>> {
  const id = await text(repository.folder, ["merge-base", base.id, head?.id ?? "HEAD"]);
  if (id) return { ok: true, revision: { name: base.name, id } };
  const hint = (await isShallow(repository))
    ? "The clone is shallow: git fetch --unshallow, or name the base's commit."
    : "Name two commits: BASE HEAD.";
  return refuse("missing", null, `\`${base.name}\` and \`${head?.name ?? "HEAD"}\` have no commit in common`, hint);
}

async function isShallow({ folder }: RepositoryView): Promise<boolean> {
  return (await text(folder, ["rev-parse", "--is-shallow-repository"])) === "true";
}

async function text(folder: string, args: readonly string[]): Promise<string | null> {
  const printed = await git(folder, [...args], MOST_TEXT);
  return printed === null ? null : printed.toString("utf8").replace(/\r?\n$/, "");
}
