"use client";

import { linter } from "@codemirror/lint";
import { EditorState, StateEffect, type Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { jsonEditing, jsonFieldEditing } from "./extensions";
import { jsonProblems, type TextProblem } from "./json-problems";

/** Milliseconds without typing after which a text is looked through for problems. */
const PAUSE = 300;

type Props = {
  /** What it begins with; give the component another `key` to begin anew. */
  initial: string;
  /** The editor's accessible name. */
  label: string;
  /** Something was typed. Reading the whole text takes time where it is long, so it is read on demand. */
  onEdit: (read: () => string) => void;
  /** What is wrong in a text, asked for when the typing pauses; by default why it is no JSON. */
  problems?: (text: string) => TextProblem[] | Promise<TextProblem[]>;
  onProblems?: (problems: TextProblem[]) => void;
  /** Where the cursor stands at the beginning; null: the editor does not take the focus. */
  focusAt?: number | null;
  /** One field among others of a page, as high as its text, without the tools of a file's editor. */
  isField?: boolean;
  /** Further attributes of what is typed into. */
  attributes?: Record<string, string>;
  ref?: Ref<EditorView | null>;
  className?: string;
};

/** An editor of JSON text with folding, search, undo and problems inline. Load it on demand: it is large. */
export function JsonEditor({
  initial,
  label,
  onEdit,
  problems = jsonProblems,
  onProblems,
  focusAt = null,
  isField = false,
  attributes,
  ref,
  className,
}: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const given = useRef({ initial, label, onEdit, problems, onProblems, focusAt, isField, attributes });
  useEffect(() => {
    given.current = { ...given.current, onEdit, problems, onProblems };
  });
  useLayoutEffect(() => {
    if (!host.current) return;
    const start = given.current;
    const state = EditorState.create({
      doc: start.initial,
      extensions: [
        start.isField ? jsonFieldEditing(start.label, start.initial) : jsonEditing(start.label),
        EditorView.contentAttributes.of(start.attributes ?? {}),
        EditorView.updateListener.of(({ docChanged, state: { doc } }) => {
          if (docChanged) given.current.onEdit(() => doc.toString());
        }),
        linter(
          async ({ state: { doc } }) => {
            const found = await given.current.problems(doc.toString());
            given.current.onProblems?.(found);
            return found;
          },
          { delay: PAUSE, needsRefresh: ({ transactions }) => transactions.some(isRecheck) },
        ),
      ],
    });
    const made = new EditorView({ state, parent: host.current });
    view.current = made;
    // A field stands where the page has it already.
    if (start.focusAt !== null) (start.isField ? placeCursor : showPlace)(made, start.focusAt);
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  const looked = useRef(problems);
  useEffect(() => {
    if (looked.current === problems) return;
    looked.current = problems;
    view.current?.dispatch({ effects: recheck.of(null) });
  }, [problems]);
  useImperativeHandle<EditorView | null, EditorView | null>(ref, () => view.current, []);
  return <div ref={host} className={className ?? "min-h-0 flex-1 overflow-hidden"} />;
}

/** What is wrong in a text may be another, though the text is the same. */
const recheck = StateEffect.define<null>();

function isRecheck({ effects }: Transaction): boolean {
  return effects.some((effect) => effect.is(recheck));
}

/** Puts the cursor at an offset, in sight. */
export function showPlace(view: EditorView, offset: number): void {
  placeCursor(view, offset);
  view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { y: "center" }) });
}

function placeCursor(view: EditorView, offset: number): void {
  view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) } });
  view.focus();
}
