import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { meaningDiffOf } from "../diff/meaning";
import { applyTextEdits, orderedEdits } from "../edit/text/apply";
import { differenceFromPython } from "../json/round-trip";
import { keyStatusOf } from "../recording/key";
import { openRecording, type Recording } from "../recording/recording";
import { fixed, planOf } from "./testing/fixed";

const corpus = process.env.TAPEDECK_CORPUS;
const LONG = 600_000;
const RECORDED = /^rec-[0-9a-f]{12}$/;

function opened(path: string, text: string): Recording {
  const result = openRecording(path, text);
  if (!result.ok) throw new Error(`${path}: ${result.problem.message}`);
  return result.recording;
}

/** A recording as it was before the recorder fixed its values, in a layout of somebody else. */
function asReceived(recording: Recording): Recording {
  const { doc, body } = recording;
  const items = body?.kind === "array" ? body.items() : body ? [body] : [];
  const edits = items.flatMap((item, index) => {
    const data = item.get("__type__") ? item.get("__data__") : undefined;
    const [id, created] = [data?.get("id"), data?.get("created")];
    return [
      ...(id && RECORDED.test(id.string ?? "") ? [{ from: id.start, to: id.end, text: `"chatcmpl-${index}"` }] : []),
      ...(created?.raw === "0" ? [{ from: created.start, to: created.end, text: String(1_759_000_000 + index) }] : []),
    ];
  });
  const text = applyTextEdits(doc.text, orderedEdits(doc.text, edits));
  return opened(recording.path, text.replaceAll(/^ +/gm, (spaces) => "\t".repeat(spaces.length / 2)).trimEnd());
}

function sameMeaning(before: Recording, after: Recording): boolean {
  return meaningDiffOf(showOf(before, conversationOf(before)), showOf(after, conversationOf(after))).length === 0;
}

function idsOf({ body }: Recording): Set<string | undefined> {
  const items = body?.kind === "array" ? body.items() : body ? [body] : [];
  return new Set(items.map((item) => item.path("__data__", "id")?.string).filter((id) => RECORDED.test(id ?? "")));
}

describe.skipIf(!corpus)("on every recording of the corpus", () => {
  const root = join(corpus ?? "", "ogx");
  const names = corpus ? readdirSync(root, { recursive: true, encoding: "utf8" }) : [];
  const paths = names.filter((name) => name.endsWith(".json"));
  const read = (path: string) => opened(path, readFileSync(join(root, path), "utf8"));

  it("normalising gives back what the recorder wrote, changes no meaning, and is done after one time", {
    timeout: LONG,
  }, () => {
    const failures: string[] = [];
    let restored = 0;
    for (const path of paths) {
      const recording = read(path);
      const spoiled = asReceived(recording);
      const after = fixed("normalise", spoiled);
      if (planOf("normalise", recording).type !== "nothing") failures.push(`${path}: was not normal`);
      if (planOf("normalise", after).type !== "nothing") failures.push(`${path}: is never done`);
      if (differenceFromPython(after.doc) !== null) failures.push(`${path}: Python would write it otherwise`);
      const [id] = idsOf(recording);
      const isCopy = id !== undefined && !path.includes(id.slice("rec-".length));
      if (after.doc.text === recording.doc.text) restored++;
      else if (!isCopy) failures.push(`${path}: another text`);
      else if (!sameMeaning(recording, after)) failures.push(`${path}: means something else`);
    }
    expect(failures).toEqual([]);
    expect(restored).toBeGreaterThan(paths.length * 0.95);
  });

  it("dropping noise changes no meaning and no layout, and is done after one time", { timeout: LONG }, () => {
    const failures: string[] = [];
    let dropped = 0;
    for (const path of paths) {
      const recording = read(path);
      if (planOf("drop-noise", recording).type === "nothing") continue;
      const after = fixed("drop-noise", recording);
      dropped++;
      if (planOf("drop-noise", after).type !== "nothing") failures.push(`${path}: is never done`);
      if (!sameMeaning(recording, after)) failures.push(`${path}: means something else`);
      if (differenceFromPython(after.doc) !== null) failures.push(`${path}: Python would write it otherwise`);
    }
    expect(failures).toEqual([]);
    expect(dropped).toBeGreaterThan(0);
  });

  it("re-keying names every file by its key that was older, renamed or mismatched", { timeout: LONG }, () => {
    const failures: string[] = [];
    let renamed = 0;
    for (const path of paths) {
      const recording = read(path);
      const { status } = keyStatusOf(recording);
      const plan = planOf("re-key", recording);
      if ((plan.type === "rename") !== ["older", "renamed", "mismatch"].includes(status))
        failures.push(`${path}: ${status}`);
      if (plan.type !== "rename") continue;
      renamed++;
      const after = opened(plan.to, recording.doc.text);
      if (keyStatusOf(after).status !== "current") failures.push(`${path}: not current as ${plan.to}`);
    }
    expect(failures).toEqual([]);
    expect(renamed).toBeGreaterThan(0);
  });

  it("redacting leaves no trace", { timeout: LONG }, () => {
    const failures: string[] = [];
    let redacted = 0;
    for (const path of paths) {
      const recording = read(path);
      const plan = planOf("redact", recording);
      if (plan.type === "nothing") continue;
      if (plan.type !== "edit") failures.push(`${path}: ${JSON.stringify(plan)}`);
      else {
        redacted++;
        const again = planOf("redact", opened(path, plan.plan.text));
        if (again.type !== "nothing") failures.push(`${path}: something is left`);
      }
    }
    expect(failures).toEqual([]);
    expect(redacted).toBeGreaterThan(0);
  });
});
