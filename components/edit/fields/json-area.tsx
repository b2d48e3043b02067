"use client";

import type { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { JsonEditor } from "@/components/raw-editor/json-editor";
import type { TextProblem } from "@/components/raw-editor/json-problems";
import { cx } from "@/components/ui/class-names";
import { withBreaksOf } from "../session/line-breaks";
import { FIELD_LOOK } from "./field-frame";
import { GrowingArea } from "./growing-area";
import { flushTyping, usePauses, useTyping } from "./use-typing";

type Props = {
  id: string;
  value: string;
  label: string;
  describedBy: string;
  /** What is wrong in a value, and where; has to stay the same function while its answers would. */
  problems: (json: string) => TextProblem[];
  onCommit: (typed: string) => void;
};

type Editor = typeof JsonEditor;

/** The editor, once one of the fields has loaded it. */
let loaded: Editor | null = null;

/**
 * A field whose value is JSON. Until its editor is loaded it is a plain text field, which hands over what was typed and
 * where the cursor stands, so that no key is lost.
 */
export function JsonArea(props: Props) {
  const [state, setState] = useState<{ Editor: Editor; focusAt: number | null } | null>(() =>
    loaded ? { Editor: loaded, focusAt: null } : null,
  );
  if (state) return <Loaded {...props} {...state} />;
  return <Plain {...props} onLoaded={(Editor, focusAt) => flushSync(() => setState({ Editor, focusAt }))} />;
}

function Plain({
  id,
  value,
  label,
  describedBy,
  onCommit,
  onLoaded,
}: Props & { onLoaded: (editor: Editor, focusAt: number | null) => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const finish = useRef<(() => void) | null>(null);
  const typing = useTyping(area, value, (typed) => onCommit(withBreaksOf(value, typed)));
  const handOver = useRef(onLoaded);
  useLayoutEffect(() => {
    handOver.current = onLoaded;
  });
  useEffect(() => {
    let wanted = true;
    import("@/components/raw-editor/json-editor").then(
      ({ JsonEditor: Editor }) => {
        loaded = Editor;
        const swap = () => {
          const field = area.current;
          if (!wanted || !field) return;
          flushTyping();
          handOver.current(Editor, document.activeElement === field ? field.selectionEnd : null);
        };
        if (composing.current) finish.current = swap;
        else swap();
      },
      // The plain field does as well.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return (
    <GrowingArea
      {...typing}
      field={area}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        // Behind the letter that it ends with.
        setTimeout(() => finish.current?.());
      }}
      className={cx(FIELD_LOOK, WIDTH, "py-1 font-mono text-code whitespace-pre-wrap")}
    />
  );
}

function Loaded({
  id,
  value,
  label,
  describedBy,
  problems,
  onCommit,
  Editor,
  focusAt,
}: Props & { Editor: Editor; focusAt: number | null }) {
  const view = useRef<EditorView>(null);
  const setting = useRef(false);
  const { onInput, isTyping } = usePauses(() => view.current?.state.doc.toString() ?? null, onCommit);
  useLayoutEffect(() => {
    const editor = view.current;
    if (!editor || isTyping()) return;
    const { doc } = editor.state;
    if (doc.toString() === value) return;
    setting.current = true;
    editor.dispatch({ changes: { from: 0, to: doc.length, insert: value } });
    setting.current = false;
  }, [value, isTyping]);
  return (
    <Editor
      ref={view}
      initial={value}
      label={label}
      attributes={{ id, "aria-describedby": describedBy }}
      isField
      problems={problems}
      onEdit={() => setting.current || onInput()}
      focusAt={focusAt}
      className={cx(
        FIELD_LOOK,
        WIDTH,
        "p-0 focus-within:outline-2 focus-within:outline-accent [&_.cm-editor]:max-h-[60vh] [&_.cm-editor]:rounded-sm [&_.cm-scroller]:overflow-auto",
      )}
    />
  );
}

const WIDTH = "max-w-[calc(100ch+12px)]";
