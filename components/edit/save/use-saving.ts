"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import type { NamingInput } from "@/lib/change/draft";
import type { DraftMerge, Namesake } from "@/lib/change/merge";
import type { ChangePreview } from "@/lib/change/preview";
import type { Outcome, Refusal } from "@/lib/change/refusal";
import { type MergeChoice, mergedText } from "@/lib/diff/merge3";
import { draftServer, type Saved, type Unsaved } from "./draft-server";

export type Mine = Unsaved & {
  baseHash: string;
  /** The text that the draft was made for, where it was kept. */
  baseText: () => Promise<string | null>;
};

/** A merge in the making: whose change each conflict takes, null where it is not said yet. */
export type Merging = { merge: DraftMerge; choices: (MergeChoice | null)[] };

/** Takes a draft from its preview, by way of a merge where the file was changed meanwhile, to the disk. */
export function useSaving(path: string, mine: Mine, onSaved: (saved: Saved, naming: NamingInput) => void) {
  const { actions } = useServer();
  const server = useMemo(() => draftServer(actions, path), [actions, path]);
  const [unsaved, setUnsaved] = useState<Unsaved | null>(mine);
  const [merging, setMerging] = useState<Merging | null>(null);
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<"preview" | "merge" | "compare" | "save" | null>(null);
  const [naming, setNaming] = useState<NamingInput | null>(null);
  const [namesake, setNamesake] = useState<Namesake | null>(null);
  const [turn, setTurn] = useState(0);
  const asking = useRef(0);

  /** Asks one thing at a time: an answer that something else was asked after is not heard. */
  const ask = async <T>(what: typeof busy, question: () => Promise<Outcome<T>>, take: (answer: T) => void) => {
    const own = ++asking.current;
    setBusy(what);
    const answer = await question();
    if (own !== asking.current) return;
    setBusy(null);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) return take(answer);
    const { reason, path: refused } = answer.refusal;
    if (reason !== "conflict" && reason !== "collision") return;
    // About the name that the recording would get; everything else is about the file itself, which may be back again.
    if (refused !== path && refused === preview?.key.newPath) setTurn(turn + 1);
    else await merge();
  };

  const merge = async () => {
    setPreview(null);
    await ask(
      "merge",
      async () => server.merge(mine.draft, mine.baseHash, await mine.baseText()),
      ({ merge }) => decide({ merge, choices: firstChoices(merge) }),
    );
  };

  const decide = (next: Merging) => {
    setMerging(next);
    setPreview(null);
    setUnsaved(mergedOf(mine, next));
  };

  useEffect(() => {
    setPreview(null);
    setNamesake(null);
    if (!unsaved) return;
    const { draft, baseHash } = unsaved;
    if (baseHash === null) return setNaming({ choice: "keep" });
    void ask(
      "preview",
      () => server.preview(draft, baseHash),
      (answer) => {
        setPreview(answer.preview);
        setNaming(firstNamingFor(answer.preview));
      },
    );
    return () => {
      asking.current++;
    };
  }, [unsaved, turn]);

  const isReady = unsaved !== null && naming !== null && (preview !== null || unsaved.baseHash === null);
  const save = () => {
    if (!isReady || busy !== null) return;
    void ask(
      "save",
      () => server.save(unsaved, naming),
      (saved) => onSaved(saved, naming),
    );
  };

  const compare = () => {
    if (!preview || !unsaved) return;
    void ask(
      "compare",
      () => server.compare(unsaved.draft, preview.hash),
      ({ namesake }) => setNamesake(namesake),
    );
  };

  return {
    unsaved,
    merging,
    preview,
    refusal,
    busy,
    naming,
    namesake,
    canSave: isReady && busy === null,
    choose: setNaming,
    decide,
    compare,
    save,
    again: () => setTurn(turn + 1),
  };
}

/** What is saved of a merge, once everything is decided. */
function mergedOf({ draft }: Unsaved, { merge: { hash, proposal }, choices }: Merging): Unsaved | null {
  if (proposal.type === "edits") return { draft, baseHash: hash };
  const decided = choices.filter((choice) => choice !== null);
  if (decided.length < choices.length) return null;
  const allowInvalid = draft.type === "text" && draft.allowInvalid;
  return { draft: { type: "text", text: mergedText(proposal.regions, decided), allowInvalid }, baseHash: hash };
}

/** Other words of one line go together by themselves; everything else is for a person to say. */
export function firstChoices({ proposal }: DraftMerge): Merging["choices"] {
  if (proposal.type === "edits") return [];
  return proposal.regions.flatMap((region) =>
    region.type === "conflict" ? [region.both === null ? null : ("both" as const)] : [],
  );
}

/** Null where a person has to say what becomes of the name: the one that a replay looks for is taken. */
function firstNamingFor({ key }: ChangePreview): NamingInput | null {
  if (key.newPath === null) return { choice: "keep" };
  return key.taken ? null : { choice: "rename" };
}
