"use client";

import { useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import type { ChangePreview, KeyChoice } from "@/lib/change/preview";
import type { Refusal } from "@/lib/change/refusal";
import { draftServer, type Saved, type Unsaved } from "./draft-server";

export type Saving = {
  /** Null until the server has answered, or where it refused. */
  preview: ChangePreview | null;
  /** Why the preview, or the save, was refused. */
  refusal: Refusal | null;
  /** The server is being asked for one or the other. */
  busy: "preview" | "save" | null;
  choice: KeyChoice | null;
  choose: (choice: KeyChoice) => void;
  save: () => void;
  /** Asks for the preview anew. */
  again: () => void;
};

/** Takes an unsaved draft from its preview to the disk. */
export function useSaving(path: string, unsaved: Unsaved, onSaved: (saved: Saved, choice: KeyChoice) => void): Saving {
  const { actions } = useServer();
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<Saving["busy"]>("preview");
  const [choice, choose] = useState<KeyChoice | null>(null);
  const [turn, setTurn] = useState(0);
  const isSaving = useRef(false);

  useEffect(() => {
    let wanted = true;
    setBusy("preview");
    void draftServer(actions, path)
      .preview(unsaved)
      .then((answer) => {
        if (!wanted) return;
        setBusy(null);
        setPreview(answer.ok ? answer.preview : null);
        setRefusal(answer.ok ? null : answer.refusal);
        if (answer.ok) choose(firstChoiceFor(answer.preview));
      });
    return () => {
      wanted = false;
    };
  }, [actions, path, unsaved, turn]);

  const save = async () => {
    if (!preview || choice === null || isSaving.current) return;
    isSaving.current = true;
    setBusy("save");
    const answer = await draftServer(actions, path).save({ ...unsaved, baseHash: preview.hash }, choice);
    isSaving.current = false;
    setBusy(null);
    if (answer.ok) return onSaved(answer, choice);
    setRefusal(answer.refusal);
  };

  return { preview, refusal, busy, choice, choose, save: () => void save(), again: () => setTurn(turn + 1) };
}

/** Null where a person has to say what becomes of the name: the one that a replay looks for is taken. */
function firstChoiceFor({ key }: ChangePreview): KeyChoice | null {
  if (key.newPath === null) return "keep";
  return key.taken ? null : "rename";
}
