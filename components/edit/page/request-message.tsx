"use client";

import { Pencil, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { MessageFrame } from "@/components/conversation/message-row";
import type { Row } from "@/components/conversation/rows";
import { Menu, MenuItem } from "@/components/ui/menu";
import { partKindsOf } from "@/lib/edit/steps/new-part";
import { visibleText } from "@/lib/format/visible";
import type { Message } from "@/lib/recording/message";
import { EditField } from "../fields/edit-field";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { followedId } from "../session/following";
import { MessageTools, type Moves } from "./message-tools";
import { NewPartFields } from "./new-part-fields";
import { MovedNote, RemovedNote } from "./removed-note";
import { RequestPart } from "./request-part";
import { TextLink } from "./text-link";

type Props = Moves & {
  id: string;
  row: Row;
  message: Message;
  roles: readonly string[];
  /** Where it goes to be put back; null where it was not moved. */
  home: number | null;
};

/** A message of the request: it reads as ever, and its parts become fields when they are asked for. */
export function RequestMessage({ id, row, message, roles, home, ...moves }: Props) {
  const { base, fields, named, store } = useEditing();
  const removed = useSession(({ removedMessages }) => removedMessages.includes(id));
  const added = useSession(({ addedParts }) => addedParts);
  const position = row.number - 1;
  const name = `message ${row.number}`;
  const result = field.requestResult(position);
  const typed = useSession(({ values }) => values[result] !== undefined);
  const followed = useSession((session) => followedId(session, named.get(position)));
  const [asked, setAsked] = useState(false);
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
  const own = added.filter((part) => part.message === position);
  const isShown = typed || asked;
  const acts = (
    <>
      {!isShown && fields.has(result) && (
        <TextLink icon={Pencil} label={`Edit the id of the call that ${name} answers`} onClick={() => setAsked(true)}>
          call id
        </TextLink>
      )}
      <AddPart message={message} position={position} name={name} />
    </>
  );
  // In one line with what can be done to the last part, where nothing stands between.
  const isBeside = own.length === 0 && !isShown && followed === null && row.parts.length > 0;
  // What stands for the whole of the request, such as the call of a tool, does not go.
  const goes = /^\/request\/[^/]+\/./.test(message.pointer ?? "");
  return (
    <MessageFrame row={row} wide actions={<MessageTools id={id} name={name} roles={roles} goes={goes} {...moves} />}>
      <div className="min-w-0 space-y-2.5">
        {home !== null && (
          <MovedNote
            what={`${name}, ${visibleText(row.role)}`}
            from={row.number}
            onRestore={() =>
              store.dispatch({ type: "move-message", id, to: home, count: base.conversation.request.messages.length })
            }
          />
        )}
        {row.parts.map((view, index) => {
          const part = message.parts[index];
          const isLast = index === row.parts.length - 1;
          return (
            part && (
              <RequestPart
                key={index}
                row={row}
                message={message}
                part={part}
                view={view}
                index={index}
                more={isLast && isBeside ? acts : null}
              />
            )
          );
        })}
        {isShown && (
          <EditField
            name={result}
            label={`Id of the call that ${name} answers`}
            short="answers call"
            look="code"
            oneLine
            focused={asked}
            className="max-w-96"
          />
        )}
        {!typed && followed !== null && (
          <p className="recorded text-small text-changed">Takes its call’s new id: {visibleText(followed)}</p>
        )}
        {own.map((part) => (
          <NewPartFields key={part.id} part={part} of={name} />
        ))}
        {!isBeside && <div className="flex flex-wrap gap-x-3 empty:hidden">{acts}</div>}
      </div>
    </MessageFrame>
  );
}

/** What can be added to a message. */
function AddPart({ message, position, name }: { message: Message; position: number; name: string }) {
  const { base, store } = useEditing();
  const { dialect, request } = base.conversation;
  const kinds = useMemo(() => partKindsOf(dialect, message), [dialect, message]);
  if (kinds.length === 0) return null;
  return (
    <Menu
      trigger={
        <TextLink icon={Plus} label={`Add to ${name}`}>
          add
        </TextLink>
      }
    >
      {kinds.map((kind) => (
        <MenuItem
          key={kind}
          onSelect={() =>
            store.dispatch({ type: "add-part", message: position, kind, name: request.tools[0]?.name ?? "" })
          }
        >
          {kind === "call" ? "tool call" : kind}
        </MenuItem>
      ))}
    </Menu>
  );
}
