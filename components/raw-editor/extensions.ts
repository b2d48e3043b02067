import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { look } from "./look";

/** What an editor of a file's JSON can do. `label` is its accessible name. */
export function jsonEditing(label: string): Extension[] {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of([...searchKeymap, ...defaultKeymap]),
    basis(label),
  ];
}

/** What a field can do whose value is JSON, one among others of a page. */
export function jsonFieldEditing(label: string, initial: string): Extension[] {
  const folds = initial.includes("\n") ? [foldGutter()] : [];
  // The page saves by it.
  return [...folds, keymap.of(defaultKeymap.filter(({ key }) => key !== "Mod-Enter")), basis(label)];
}

function basis(label: string): Extension {
  return [
    // A carriage return is a character of the text, so that it comes back as it was (see `editable`).
    EditorState.lineSeparator.of("\n"),
    EditorView.contentAttributes.of({ "aria-label": label }),
    codeFolding({ placeholderText: "…" }),
    history(),
    json(),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    highlightSpecialChars(),
    drawSelection(),
    EditorView.lineWrapping,
    keymap.of([...historyKeymap, ...foldKeymap, ...lintKeymap]),
    look,
  ];
}
