"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { MessageActions } from "@/components/conversation/message-actions";
import { MessageFrame } from "@/components/conversation/message-row";
import { PartList } from "@/components/conversation/part-list";
import type { Row } from "@/components/conversation/rows";
import { Button } from "@/components/ui/button";
import type { Message } from "@/lib/recording/message";
import { EditField } from "../fields/edit-field";
import { callsOf, isText, type TextKind } from "../session/base";
import { useEditing, useSession } from "../session/context";
import { field, missingKinds } from "../session/fields";
import { CallFields } from "./call-fields";
import { NewCallFields } from "./new-call-fields";
import { Rechunk } from "./rechunk";

const WORDS: Record<TextKind, string> = { text: "Text", reasoning: "Reasoning", refusal: "Refusal" };

/** One message of the answer with all that it says as fields. */
export function AnswerMessage({ row, message, position }: { row: Row; message: Message; position: number }) {
  const { base, store } = useEditing();
  const of = nameOf(row, base.conversation.response.messages.length);
  const calls = callsOf(message);
  const added = useSession(({ addedCalls }) => addedCalls);
  const own = added.filter((call) => call.message === position);
  const places = base.places.messages[position];
  return (
    <MessageFrame row={row} actions={<MessageActions row={row} />}>
      <div className="min-w-0 space-y-2.5">
        {message.parts.map((part, index) => {
          if (isText(part)) {
            const { length } = message.parts.filter(({ type }) => type === part.type);
            const label = `${WORDS[part.type]} of ${of}${length > 1 ? `, part ${index + 1}` : ""}`;
            return (
              <EditField
                key={index}
                name={field.text(position, index)}
                label={label}
                short={part.type}
                look={row.role === "tool" ? "code" : "prose"}
                tools={<Rechunk message={position} part={index} of={label} />}
              />
            );
          }
          const call = calls.findIndex((candidate) => candidate.part === index);
          const view = row.parts[index];
          if (call !== -1) return <CallFields key={index} message={position} call={call} of={of} />;
          return view && <PartList key={index} row={{ ...row, parts: [view] }} />;
        })}
        {own.map((call, index) => (
          <NewCallFields
            key={call.id}
            call={call}
            label={`new call ${index + 1}`}
            onChange={(change) => store.dispatch({ type: "change-call", id: call.id, change })}
            onRemove={() => store.dispatch({ type: "drop-call", id: call.id })}
          />
        ))}
        <Additions
          kinds={missingKinds(message.parts, places?.texts)}
          position={position}
          of={of}
          onCall={places?.calls ? (name) => store.dispatch({ type: "add-call", message: position, name }) : null}
        />
      </div>
    </MessageFrame>
  );
}

/** What can be added to a message of the answer. */
function Additions({
  kinds,
  position,
  of,
  onCall,
}: {
  kinds: readonly TextKind[];
  position: number;
  of: string;
  /** Null where the answer has no place for a call. */
  onCall: ((name: string) => void) | null;
}) {
  const { base } = useEditing();
  const values = useSession((session) => session.values);
  const [asked, setAsked] = useState<TextKind | null>(null);
  const isOpen = (kind: TextKind) => kind === asked || values[field.newText(position, kind)] !== undefined;
  return (
    <>
      {kinds.filter(isOpen).map((kind) => (
        <EditField
          key={kind}
          name={field.newText(position, kind)}
          label={`${WORDS[kind]} of ${of}`}
          short={kind}
          focused={kind === asked}
        />
      ))}
      <div className="-ml-2.5 flex flex-wrap gap-1 empty:hidden">
        {onCall && (
          <Button tone="quiet" onClick={() => onCall(base.conversation.request.tools[0]?.name ?? "")}>
            <Plus aria-hidden size={13} />
            Add a tool call
          </Button>
        )}
        {kinds
          .filter((kind) => !isOpen(kind))
          .map((kind) => (
            <Button key={kind} tone="quiet" onClick={() => setAsked(kind)}>
              <Plus aria-hidden size={13} />
              Add {kind === "text" ? "a text" : kind === "refusal" ? "a refusal" : kind}
            </Button>
          ))}
      </div>
    </>
  );
}

function nameOf({ choice, role, number }: Row, count: number): string {
  if (role === "tool") return `message ${number}`;
  return choice && count > 1 ? `choice ${choice.position}` : "the answer";
}
