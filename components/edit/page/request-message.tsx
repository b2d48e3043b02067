"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { MessageFrame } from "@/components/conversation/message-row";
import { PartList } from "@/components/conversation/part-list";
import type { PartView, Row } from "@/components/conversation/rows";
import { TextBlock } from "@/components/conversation/text-block";
import { visibleText } from "@/lib/format/visible";
import { EditField } from "../fields/edit-field";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { MessageTools, type Moves } from "./message-tools";
import { RemovedNote } from "./removed-note";

/** A message of the request: it reads as ever, and its texts become fields when they are asked for. */
export function RequestMessage({
  id,
  row,
  roles,
  ...moves
}: Moves & { id: string; row: Row; roles: readonly string[] }) {
  const { store } = useEditing();
  const removed = useSession(({ removedMessages }) => removedMessages.includes(id));
  const name = `message ${row.number}`;
  if (removed) {
    return (
      <div className="py-2 pr-2 pl-4 md:pl-[124px]">
        <RemovedNote
          what={`${name}, ${visibleText(row.role)}`}
          onRestore={() => store.dispatch({ type: "restore-message", id })}
        />
      </div>
    );
  }
  return (
    <MessageFrame row={row} wide actions={<MessageTools id={id} name={name} roles={roles} {...moves} />}>
      <div className="min-w-0 space-y-2.5">
        {row.parts.map((part, index) => (
          <RequestPart key={index} row={row} part={part} index={index} />
        ))}
      </div>
    </MessageFrame>
  );
}

function RequestPart({ row, part, index }: { row: Row; part: PartView; index: number }) {
  const name = field.requestText(row.number - 1, index);
  const typed = useSession(({ values }) => values[name] !== undefined);
  const [asked, setAsked] = useState(false);
  if (part.type !== "text" && part.type !== "reasoning" && part.type !== "refusal") {
    return <PartList row={{ ...row, parts: [part] }} />;
  }
  const of = `of message ${row.number}${row.parts.length > 1 ? `, part ${index + 1}` : ""}`;
  if (typed || asked) {
    const label = `${part.type === "text" ? "Text" : part.type === "reasoning" ? "Reasoning" : "Refusal"} ${of}`;
    const look = part.text.use === "result" ? "code" : "prose";
    return <EditField name={name} label={label} short={part.type} look={look} focused={asked} />;
  }
  return (
    <div className="group/text min-w-0">
      <TextBlock view={part.text} dim={part.type === "reasoning"} />
      <button
        type="button"
        aria-label={`Edit the ${part.type} ${of}`}
        onClick={() => setAsked(true)}
        className="inline-flex items-center gap-1 rounded-sm text-small text-ink-muted hover:text-ink hover:underline"
      >
        <Pencil aria-hidden size={11} />
        edit
      </button>
    </div>
  );
}
