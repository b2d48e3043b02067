import type { JsonDocument, JsonNode } from "@/lib/json/document";

/** A value in the tree; `open` is null where there is nothing to open. */
export type TreeRow = {
  pointer: string;
  /** The member's key or the item's index; null for the whole file. */
  label: string | null;
  level: number;
  node: JsonNode;
  /** Whether it is an item of a list. */
  isItem: boolean;
  /** Members or items; 0 for other values. */
  count: number;
  open: boolean | null;
};

/** What somebody is about to do to a value. */
export type Intention = { type: "set" | "insert" | "remove"; row: TreeRow };

/** The rows in sight: all values whose containers are open, in the order of the text. */
export function treeRowsOf(doc: JsonDocument, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: JsonNode, label: string | null, pointer: string, level: number, isItem: boolean) => {
    const children = childrenOf(node);
    const isOpen = children.length > 0 && open.has(pointer);
    const isContainer = node.kind === "object" || node.kind === "array";
    rows.push({ pointer, label, level, node, isItem, count: children.length, open: isContainer ? isOpen : null });
    if (!isOpen) return;
    for (const { label: name, value } of children) {
      add(value, name, `${pointer}/${stepOf(name)}`, level + 1, node.kind === "array");
    }
  };
  add(doc.root, null, "", 1, false);
  return rows;
}

/** The containers on the way to a value, itself included. */
export function pointersTo(pointer: string): string[] {
  const steps = pointer.split("/");
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

/** A member's key as a step of a pointer. */
export function stepOf(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The pointer of the value around one; null for the whole file. */
export function above(pointer: string): string | null {
  const cut = pointer.lastIndexOf("/");
  return cut === -1 ? null : pointer.slice(0, cut);
}

function childrenOf(node: JsonNode): { label: string; value: JsonNode }[] {
  if (node.kind === "array") return node.items().map((value, index) => ({ label: String(index), value }));
  return node.members().map(({ key, value }) => ({ label: key, value }));
}
