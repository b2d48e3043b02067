import type { NodeChange } from "../diff/value-diff";
import { applyTextEdits, orderedEdits } from "../edit/text/apply";
import { DocumentEdits } from "../edit/text/value-edits";
import type { JsonDocument, JsonNode } from "../json/document";

/**
 * The document's text with some of its differences from an older one taken back: values get their old bytes, what was
 * added goes, what was removed comes back. Nothing else changes.
 */
export function putBack(doc: JsonDocument, changes: readonly NodeChange[]): string {
  const edits = new DocumentEdits(doc);
  for (const change of changes) {
    if (change.type === "changed") edits.setText(change.now, change.old.raw);
    else if (change.type === "added") removeFrom(edits, change.container, change.now);
    else edits.insertText(change.container, change.at, entryText(change.old, change.container));
  }
  return applyTextEdits(doc.text, orderedEdits(doc.text, edits.textEdits()));
}

function removeFrom(edits: DocumentEdits, container: JsonNode, value: JsonNode): void {
  if (container.kind === "array") {
    edits.remove(
      container,
      container.items().findIndex(({ index }) => index === value.index),
    );
    return;
  }
  const members = container.members();
  const key = members.find((member) => member.value.index === value.index)?.key;
  // A key that stands twice goes twice: else the other one would come to count.
  for (const [position, member] of members.entries()) if (member.key === key) edits.remove(container, position);
}

/** An item, or a member with its key, as it stands in its own document. */
function entryText(old: JsonNode, container: JsonNode): string {
  if (container.kind === "array") return old.raw;
  const { text } = old.doc;
  return text.slice(keyStartOf(old), old.end);
}

function keyStartOf(value: JsonNode): number {
  const { doc } = value;
  // In the tape, a member's key is the entry before its value.
  return doc.starts[value.index - 1] ?? value.start;
}
