"use client";

import dynamic from "next/dynamic";
import { type FormEvent, useId, useState } from "react";
import { jsonShown } from "@/components/edit/session/arguments-text";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EditInput } from "@/lib/edit/edit";
import { visibleText } from "@/lib/format/visible";
import { parseJson } from "@/lib/json/parse";
import { above, type Intention, stepOf } from "./tree-rows";

const JsonEditor = dynamic(() => import("@/components/raw-editor/json-editor").then((file) => file.JsonEditor), {
  ssr: false,
});

/** Longer values get an editor of several lines. */
const LINE = 120;

/** Asks for the JSON of one value, and for its name where it is a new member. */
export function ValueDialog({
  intention: { type, row },
  hidden,
  onClose,
  onDone,
}: {
  intention: Intention;
  /** What was typed stays while it is being saved. */
  hidden: boolean;
  onClose: () => void;
  onDone: (edit: EditInput) => void;
}) {
  const id = useId();
  const place = placeFor(row);
  const [was] = useState(() => (type === "set" ? (row.open === null ? row.node.raw : jsonShown(row.node.raw)) : ""));
  const [json, setJson] = useState(was);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const isLong = row.open !== null || was.length > LINE;
  const asksName = type === "insert" && place.kind === "object";
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const parsed = parseJson(json);
    if (!parsed.ok) {
      const { message, line, column } = parsed.error;
      setProblem(`Not JSON: ${message} (line ${line}, column ${column}). A text needs quotes around it.`);
      return;
    }
    setProblem(null);
    if (type === "set") onDone({ type: "set", pointer: row.pointer, json });
    else onDone({ type: "insert", pointer: `${place.pointer}/${asksName ? stepOf(name) : place.index}`, json });
  };
  useKeys([{ keys: ["mod+Enter"], label: "Review", run: () => submit(), everywhere: true }], "Value");
  if (hidden) return null;
  const target = type === "set" ? row.pointer : place.pointer;
  const title = `${type === "set" ? "Edit" : "Insert into"} ${target === "" ? "the whole file" : visibleText(target)}`;
  return (
    <Dialog open onOpenChange={onClose} title={title} wide={isLong && type === "set"}>
      <form onSubmit={submit} className="space-y-3">
        {asksName && (
          <label className="block">
            <span className="mb-1 block text-ink-muted">Name of the member</span>
            <input
              value={name}
              onChange={(event) => setName(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              className="h-7 w-full rounded-md border bg-canvas px-2 font-mono text-code"
            />
          </label>
        )}
        {isLong && type === "set" ? (
          <JsonEditor
            initial={json}
            label="Value as JSON"
            onEdit={(read) => setJson(read())}
            focusAt={0}
            className="h-[50vh] overflow-hidden rounded-md border"
          />
        ) : (
          <label className="block">
            <span className="mb-1 block text-ink-muted">Value as JSON</span>
            <input
              value={json}
              onChange={(event) => setJson(event.target.value)}
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? undefined : id}
              autoComplete="off"
              spellCheck={false}
              className="h-7 w-full rounded-md border bg-canvas px-2 font-mono text-code"
            />
          </label>
        )}
        {problem !== null && (
          <p id={id} role="alert" className="recorded text-error">
            {visibleText(problem)}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" tone="primary" disabled={type === "set" && json === was}>
            Review and save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Where a new value goes: into a container, at its end; beside any other value, behind it. */
function placeFor({ pointer, node, open, isItem }: Intention["row"]): {
  pointer: string;
  kind: "object" | "array";
  index: string;
} {
  if (open !== null) return { pointer, kind: node.kind === "array" ? "array" : "object", index: "-" };
  const parent = above(pointer) ?? "";
  const step = pointer.slice(parent.length + 1);
  return { pointer: parent, kind: isItem ? "array" : "object", index: isItem ? String(Number(step) + 1) : "-" };
}
