"use client";

import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import { toast } from "sonner";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import type { EditorProps } from "../page/editor";
import type { EditBase } from "../session/base";
import { useEditMode } from "./edit-mode";
import { useSteadyScroll } from "./steady-scroll";

type Loaded = { path: string; base: EditBase; Editor: ComponentType<EditorProps> };

/** A recording's conversation, to be read or edited in place. What editing needs is loaded when somebody begins. */
export function EditableConversation(props: ComponentProps<typeof ConversationPane> & { path: string }) {
  const { path, chunks, preferences } = props;
  const { editing, leave } = useEditMode();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const editor = editing && loaded?.path === path ? loaded : null;
  const keepPlace = useSteadyScroll(editor !== null);

  useEffect(() => {
    if (!editing) return;
    let wanted = true;
    load(path).then(
      (result) => {
        if (!wanted) return;
        keepPlace();
        setLoaded(result);
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
  }, [editing, path, leave, keepPlace]);

  if (!editor) return <ConversationPane {...props} />;
  return <editor.Editor path={path} base={editor.base} chunks={chunks} preferences={preferences} leave={leave} />;
}

async function load(path: string): Promise<Loaded> {
  const [{ Editor }, { fetchBase }] = await Promise.all([import("../page/editor"), import("../session/fetch-base")]);
  return { path, Editor, base: await fetchBase(path) };
}
