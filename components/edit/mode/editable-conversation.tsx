"use client";

import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useServer } from "@/components/actions/context";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import type { KeptDraft } from "@/lib/change/kept-draft";
import { DraftNotice } from "../draft/draft-notice";
import { KeptDraftDialog } from "../draft/kept-draft-dialog";
import { useDraft } from "../draft/use-draft";
import { useResumed } from "../draft/use-resumed";
import type { EditorProps } from "../page/editor";
import type { EditBase } from "../session/base";
import { parseSession } from "../session/parse-session";
import { emptySession, type Session } from "../session/session";
import { useEditMode } from "./edit-mode";
import { useHold } from "./hold";
import { useSteadyScroll } from "./steady-scroll";
import { useHashOnDisk } from "./use-hash-on-disk";

type Loaded = { path: string; base: EditBase; initial: Session; isKept: boolean; Editor: ComponentType<EditorProps> };

/** A recording's conversation, to be read or edited in place. What editing needs is loaded when somebody begins. */
export function EditableConversation({
  hash,
  ...props
}: ComponentProps<typeof ConversationPane> & {
  path: string;
  /** SHA-256 of the file that the page shows. */
  hash: string | null;
}) {
  const { path, chunks, preferences } = props;
  const { editing, left, enter, leave, setLeft } = useEditMode();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  /** A draft that cannot be gone on with, because the file is another by now: it is compared and saved as it is. */
  const [outdated, setOutdated] = useState<Pick<KeptDraft, "baseHash" | "draft"> | null>(null);
  const [turn, setTurn] = useState(0);
  const wantsKept = useRef(false);
  const { readOnly } = useServer();
  const keeping = useDraft(path);
  const { kept, take } = keeping;
  const offered = useRef({ kept, left });
  useEffect(() => {
    offered.current = { kept, left };
  });
  const editor = editing && loaded?.path === path ? loaded : null;
  const keepPlace = useSteadyScroll(editor !== null);
  useHold(editor !== null || outdated !== null);
  const onDisk = useHashOnDisk(path, hash, editor !== null);

  useEffect(() => {
    if (!editing) return;
    let wanted = true;
    load(path).then(
      (result) => {
        if (!wanted) return;
        const keptNow = wantsKept.current ? offered.current.kept : null;
        wantsKept.current = false;
        const resumed = keptNow ?? offered.current.left;
        const session = resumed?.baseHash === result.base.hash ? parseSession(resumed.session) : null;
        if (resumed && !session) {
          setOutdated(resumed);
          leave();
          return;
        }
        if (keptNow) take();
        keepPlace();
        setLoaded({ ...result, initial: session ?? emptySession, isKept: keptNow !== null });
      },
      (reason) => {
        if (!wanted) return;
        toast.error(reason instanceof Error ? reason.message : String(reason));
        leave();
      },
    );
    return () => {
      wanted = false;
      keepPlace();
      setLoaded(null);
    };
  }, [editing, path, turn, leave, keepPlace, take]);

  const resume = useResumed("edits", kept, () => {
    wantsKept.current = true;
    enter();
    setTurn(turn + 1);
  });
  return (
    <>
      {!readOnly && <DraftNotice draft={editor ? { ...keeping, elsewhere: false } : keeping} onResume={resume} />}
      {editor ? (
        <editor.Editor
          path={path}
          base={editor.base}
          changedOnDisk={onDisk !== editor.base.hash}
          chunks={chunks}
          preferences={preferences}
          initial={editor.initial}
          goesToChange={editor.isKept}
          keeping={keeping}
          onLeft={setLeft}
        />
      ) : (
        <ConversationPane {...props} />
      )}
      {outdated && (
        <KeptDraftDialog
          path={path}
          kept={outdated}
          keeping={keeping}
          onClose={() => setOutdated(null)}
          onDone={() => setLeft(null)}
        />
      )}
    </>
  );
}

async function load(path: string): Promise<Omit<Loaded, "initial" | "isKept">> {
  const [{ Editor }, { fetchBase }] = await Promise.all([import("../page/editor"), import("../session/fetch-base")]);
  return { path, Editor, base: await fetchBase(path) };
}
