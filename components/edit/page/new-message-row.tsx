"use client";

import { useEffect, useId, useMemo, useRef } from "react";
import { roleClasses } from "@/components/conversation/role";
import { cx } from "@/components/ui/class-names";
import { FIELD_LOOK } from "../fields/field-frame";
import { GrowingArea } from "../fields/growing-area";
import { useTyping } from "../fields/use-typing";
import { useEditing, useSession } from "../session/context";
import { MessageTools, type Moves } from "./message-tools";

/** A message that the person adds to the request. */
export function NewMessageRow({ id, roles, ...moves }: Moves & { id: string; roles: readonly string[] }) {
  const { base, store } = useEditing();
  const message = useSession(({ addedMessages }) => addedMessages[id]);
  const text = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(text, message?.text ?? "", (typed) =>
    store.dispatch({ type: "change-message", id, change: { text: typed } }),
  );
  useEffect(() => {
    // Behind the menu, which gives the focus back to its button.
    const timer = setTimeout(() => text.current?.value === "" && text.current.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const callIds = useMemo(
    () =>
      base.conversation.request.messages.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.type === "tool_call" && part.id !== null ? [part.id] : [])),
      ),
    [base],
  );
  const listId = useId();
  if (!message) return null;
  const { rule, label } = roleClasses(message.role);
  const change = (role: string) => store.dispatch({ type: "change-message", id, change: { role } });
  return (
    <article
      aria-label={`New message, ${message.role}`}
      tabIndex={-1}
      data-changed
      className="relative py-2.5 pr-2 pl-4 md:grid md:grid-cols-[100px_minmax(0,1fr)_100px] md:gap-x-2"
    >
      <span aria-hidden className={cx("absolute top-2.5 bottom-2.5 left-1 w-[3px] rounded-full", rule)} />
      <select
        aria-label="Role of the new message"
        value={message.role}
        onChange={(event) => change(event.currentTarget.value)}
        className={cx("h-6 self-start rounded-sm bg-canvas font-semibold outline outline-1 outline-line", label)}
      >
        {roles.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </select>
      <div className="order-3 self-start max-md:absolute max-md:top-2 max-md:right-2">
        <MessageTools id={id} name="the new message" roles={roles} {...moves} />
      </div>
      <div className="min-w-0 space-y-1.5 border-l-2 border-added pl-0.5 max-md:mt-1.5">
        <p className="text-small font-medium text-added">new</p>
        {message.role === "tool" && (
          <input
            aria-label="Id of the call that it answers"
            placeholder="id of the call that it answers"
            list={listId}
            value={message.toolCallId}
            onChange={(event) =>
              store.dispatch({ type: "change-message", id, change: { toolCallId: event.currentTarget.value } })
            }
            className={cx(FIELD_LOOK, "block w-full max-w-96 font-mono text-code")}
          />
        )}
        <datalist id={listId}>
          {callIds.map((callId) => (
            <option key={callId} value={callId} />
          ))}
        </datalist>
        <GrowingArea
          {...typing}
          field={text}
          aria-label="Text of the new message"
          className={cx(FIELD_LOOK, "max-w-[calc(72ch+12px)] text-prose")}
        />
      </div>
    </article>
  );
}
