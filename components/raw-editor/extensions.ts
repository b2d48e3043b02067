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

/** What an editor of JSON can do. `label` is its accessible name. */
export function jsonEditing(label: string): Extension[] {
  return [
    // A carriage return is a character of the text, so that it comes back as it was (see `editable`).
    EditorState.lineSeparator.of("\n"),
    EditorView.contentAttributes.of({ "aria-label": label }),
    lineNumbers(),
    foldGutter(),
    codeFolding({ placeholderText: "…" }),
    lintGutter(),
    history(),
    json(),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    drawSelection(),
    search({ top: true }),
    EditorView.lineWrapping,
    keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap]),
    look,
  ];
}
