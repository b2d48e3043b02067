"use client";

import { Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { PartList } from "@/components/conversation/part-list";
import type { PartView, Row } from "@/components/conversation/rows";
import { TextBlock } from "@/components/conversation/text-block";
import { isRemovable } from "@/lib/edit/steps/new-part";
import { visibleText } from "@/lib/format/visible";
import type { Message, Part } from "@/lib/recording/message";
import { EditField } from "../fields/edit-field";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { JsonEntry } from "./json-entry";
import { RemovedNote } from "./removed-note";
import { RequestCall } from "./request-call";
import { RequestMedia } from "./request-media";
import { TextLink } from "./text-link";

const WORDS = { text: "Text", reasoning: "Reasoning", refusal: "Refusal" };

/** One part of a message of the request, to be read, edited or taken out. */
export function RequestPart({
  row,
  message,
  part,
  view,
  index,
  more,
}: {
  row: Row;
  message: Message;
  part: Part;
  view: PartView;
  index: number;
  /** What can be done to the message, beside what can be done to its last part. */
  more: ReactNode;
}) {
  const { store } = useEditing();
  const position = row.number - 1;
  const key = `${position}/${index}`;
  const removed = useSession(({ removedParts }) => removedParts.includes(key));
  const isLast = useSession(({ removedParts }) =>
    message.parts.every((_, at) => at === index || removedParts.includes(`${position}/${at}`)),
  );
  const [asked, setAsked] = useState(false);
  const typed = useSession(({ values }) => Object.keys(values).some((name) => namesOf(position, index).includes(name)));
  const of = `of message ${row.number}${row.parts.length > 1 ? `, part ${index + 1}` : ""}`;
  const what = part.type === "tool_call" ? "tool call" : part.type;
  const below = more && <div className="flex flex-wrap gap-x-3 empty:hidden">{more}</div>;
  if (removed) {
    return (
      <>
        <RemovedNote
          what={part.type === "tool_call" ? `${what} ${visibleText(part.name)}` : `${what} ${of}`}
          onRestore={() => store.dispatch({ type: "restore-part", part: key })}
        />
        {below}
      </>
    );
  }
  const remove = isRemovable(part) && !isLast && (
    <TextLink
      icon={Trash2}
      label={`Remove the ${what} ${of}`}
      onClick={() => store.dispatch({ type: "remove-part", part: key })}
    >
      remove
    </TextLink>
  );
  const acts = (verb: string): ReactNode => (
    <div className="flex flex-wrap gap-x-3">
      <TextLink icon={Pencil} label={`${verb} the ${what} ${of}`} onClick={() => setAsked(true)}>
        {verb.toLowerCase()}
      </TextLink>
      {remove}
      {more}
    </div>
  );
  const isOpen = typed || asked;
  switch (view.type) {
    case "text":
    case "reasoning":
    case "refusal": {
      if (isOpen) {
        const label = `${WORDS[view.type]} ${of}`;
        const look = view.text.use === "result" ? "code" : "prose";
        const name = field.requestText(position, index);
        return (
          <>
            <EditField name={name} label={label} short={view.type} look={look} focused={asked} tools={remove} />
            {below}
          </>
        );
      }
      return (
        <div className="min-w-0">
          <TextBlock view={view.text} dim={view.type === "reasoning"} />
          {acts("Edit")}
        </div>
      );
    }
    case "call":
      if (isOpen) {
        return (
          <>
            <RequestCall message={position} part={index} label={`the call ${of}`} tools={remove} />
            {below}
          </>
        );
      }
      return (
        <div className="min-w-0">
          <PartList row={{ ...row, parts: [view] }} />
          {acts("Edit")}
        </div>
      );
    case "image":
    case "file":
      if (isOpen) {
        return (
          <>
            <RequestMedia message={position} part={index} view={view} of={of} tools={remove} />
            {below}
          </>
        );
      }
      return (
        <div className="min-w-0 space-y-0.5">
          <PartList row={{ ...row, parts: [view] }} />
          {acts("Replace")}
        </div>
      );
    case "json":
      return (
        <div className="min-w-0 space-y-0.5">
          <PartList row={{ ...row, parts: [view] }} />
          {view.pointer !== null && (
            <JsonEntry label={view.label} name={`${view.label} ${of}`} pointer={view.pointer} />
          )}
          <div className="flex flex-wrap gap-x-3 empty:hidden">
            {remove}
            {more}
          </div>
        </div>
      );
  }
}

function namesOf(message: number, part: number): string[] {
  return [
    field.requestText(message, part),
    field.requestMedia(message, part),
    ...(["id", "name", "arguments"] as const).map((what) => field.requestCall(message, part, what)),
  ];
}
