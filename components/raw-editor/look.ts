import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours of the raw view. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--role-assistant)" },
  { tag: tags.string, color: "var(--added)" },
  { tag: tags.number, color: "var(--accent)" },
  { tag: [tags.bool, tags.null], color: "var(--changed)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--ink-muted)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--canvas)", color: "var(--ink)", fontSize: "12px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono, ui-monospace, monospace)", lineHeight: "18px" },
  ".cm-content": { caretColor: "var(--ink)", padding: "4px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-line": { padding: "0 8px 0 4px", unicodeBidi: "isolate" },
  ".cm-gutters": { backgroundColor: "var(--canvas)", color: "var(--ink-faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "44px", padding: "0 4px 0 8px" },
  ".cm-foldGutter .cm-gutterElement": { width: "16px", textAlign: "center", cursor: "pointer" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--surface)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--hover) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--mark)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selected)", outline: "1px solid var(--line-strong)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--error-fill)" },
  ".cm-searchMatch": { backgroundColor: "var(--mark)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--mark)", outline: "1px solid var(--accent)" },
  ".cm-specialChar": { color: "var(--error)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--surface)",
    borderColor: "var(--line)",
    color: "var(--ink-muted)",
    padding: "0 4px",
  },
  ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--ink)", fontFamily: "var(--font-sans, sans-serif)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "4px 28px 4px 8px", fontSize: "12px" },
  ".cm-panel.cm-search label": { fontSize: "12px", color: "var(--ink-muted)" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink-muted)", fontSize: "18px", padding: "0 6px" },
  ".cm-textfield": {
    backgroundColor: "var(--canvas)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    color: "var(--ink)",
    fontSize: "12px",
    height: "26px",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    color: "var(--ink)",
    fontSize: "12px",
    height: "26px",
  },
  ".cm-button:hover": { backgroundColor: "var(--hover)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    boxShadow: "var(--shadow)",
    color: "var(--ink)",
    fontFamily: "var(--font-sans, sans-serif)",
    maxWidth: "min(480px, 90vw)",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error)",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warning)",
    textUnderlineOffset: "3px",
  },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--error)" },
  ".cm-lintPoint-warning:after": { borderBottomColor: "var(--warning)" },
  ".cm-gutter-lint": { width: "14px" },
});

/** How editors of JSON look, in both themes: all colours are the page's own. */
export const look = [theme, syntaxHighlighting(colours)];
