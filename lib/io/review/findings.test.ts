import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { type CheckConfig, defaultCheckConfig } from "../../lint/config";
import { reviewOf } from "../review";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { checkRange } from "./findings";
import { differenceIn, findingsOfReview, reviewedFile } from "./page";
import { openReview } from "./session";

const at = (letter: string) => `recordings/${letter}.json`;
/** Put together only when the test runs, so that no scanner takes it for a real one. */
const token = ["ghp", "q7Rz2LmX9vKdT4bWn8PsYc3HfJg6Ae5Uu1oZ"].join("_");

/** A repository in which one recording was made anew, and one is new. */
function repository() {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder, encoding: "utf8" });
  git("init", "--quiet", "--initial-branch", "main");
  writeIn(folder, "tests/test_tide.py", "");
  writeIn(folder, at("old"), recordingText("When?", " ", "tests/test_gone.py::test_old"));
  writeIn(folder, at("tide"), recordingText("When?", "At noon.", "tests/test_tide.py::test_tide"));
  git("add", ".");
  git("commit", "--quiet", "-m", "first");
  writeIn(folder, at("old"), recordingText("When?", " ", "tests/test_gone.py::test_old").replace("stop", "length"));
  writeIn(folder, at("tide"), recordingText("When?", `Use ${token}.`, "tests/test_tide.py::test_tide"));
  writeIn(folder, at("new"), recordingText("Who?", "", "tests/test_gone.py::test_new"));
  return { folder, git };
}

async function rulesIn(
  folder: string,
  base: string | null = null,
  head: string | null = null,
  config: Partial<CheckConfig> = {},
) {
  const reviewed = await reviewOf(folder, { base, head }, defaultDiffConfig);
  if (!reviewed.ok) throw new Error(reviewed.refusal.problem.message);
  const found = await checkRange(reviewed, { ...defaultCheckConfig, ...config });
  return Object.fromEntries([...found].map(([path, findings]) => [path, findings.map(({ rule }) => rule)]));
}

it("finds what a change brings, not what the base had already; the same in the work tree and in a commit", async () => {
  const { folder, git } = repository();
  const wanted = { [at("tide")]: ["secret"], [at("new")]: ["empty-output", "missing-test"] };
  expect(await rulesIn(folder)).toEqual(wanted);
  git("add", ".");
  git("commit", "--quiet", "-m", "second");
  writeIn(folder, "tests/test_gone.py", "");
  expect(await rulesIn(folder, "HEAD~1", "HEAD")).toEqual(wanted);
  git("add", ".");
  git("commit", "--quiet", "-m", "third");
  expect(await rulesIn(folder, "HEAD~2", "HEAD")).toEqual({ ...wanted, [at("new")]: ["empty-output"] });
});

it("leaves out what the configuration turns off or allows", async () => {
  const { folder } = repository();
  const allow = [{ rule: "empty-output", path: "**/new.json", reason: "It is asked for." }];
  expect(await rulesIn(folder, null, null, { off: ["secret"], allow })).toEqual({ [at("new")]: ["missing-test"] });
});

it("calls a file new that was a recording and is none any more", async () => {
  const { folder, git } = repository();
  git("stash", "--quiet");
  writeIn(folder, at("tide"), "{");
  expect(await rulesIn(folder)).toMatchObject({ [at("tide")]: ["unreadable"] });
  git("commit", "--quiet", "-am", "broken");
  writeIn(folder, at("tide"), "[");
  expect(await rulesIn(folder, "HEAD")).not.toHaveProperty(at("tide"));
});

it("says the same of a file by itself as of the range", async () => {
  const { folder } = repository();
  const names = { base: null, head: null };
  const opened = await openReview(folder, names);
  if (!opened.ok) throw new Error(opened.refusal.problem.message);
  const { counts, files } = await findingsOfReview(opened.review);
  expect(counts).toEqual({ error: 1, warning: 2, info: 0 });
  for (const { id, counts } of files) {
    const found = await differenceIn(folder, { ...names, key: opened.review.key }, id);
    if (!found.ok) throw new Error(found.refusal.problem.message);
    const { findings } = await reviewedFile(folder, found.review, found.difference);
    expect(findings.length).toBe(counts.error + counts.warning + counts.info);
  }
  expect(files).toHaveLength(2);
});
