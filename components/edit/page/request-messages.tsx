"use client";

import { useMemo } from "react";
import type { Row } from "@/components/conversation/rows";
import { useEditing, useSession } from "../session/context";
import { homesOf } from "../session/message-order";
import { rolesOf, stepOf, unitsOf } from "../session/request-list";
import { orderOf } from "../session/session";
import { AddMessage } from "./add-message";
import type { Moves } from "./message-tools";
import { NewMessageRow } from "./new-message-row";
import { RequestMessage } from "./request-message";

/** The messages of the request in the order of the session, and a way to add some. */
export function RequestMessages({ rows }: { rows: readonly Row[] }) {
  const { base } = useEditing();
  const changed = useSession(({ order }) => order);
  const count = base.conversation.request.messages.length;
  const roles = useMemo(() => rolesOf(base.conversation), [base]);
  const order = useMemo(() => changed ?? orderOf({ order: null }, count), [changed, count]);
  const units = useMemo(() => unitsOf(base.conversation, order), [base, order]);
  const removed = useSession(({ removedMessages }) => removedMessages);
  const homes = useMemo(() => homesOf(order, new Set(removed), unitsOf(base.conversation)), [base, order, removed]);
  const movesOf = (id: string): Moves => ({
    up: stepOf(units, id, -1),
    down: stepOf(units, id, 1),
    below: roles.length > 0 ? placeBelow(units, id) : null,
  });
  return (
    <div className="divide-y">
      {order.map((id) => {
        const row = rows[Number(id)];
        const message = base.conversation.request.messages[Number(id)];
        return row && message ? (
          <RequestMessage
            key={id}
            id={id}
            row={row}
            message={message}
            roles={roles}
            home={homes.get(id) ?? null}
            {...movesOf(id)}
          />
        ) : (
          <NewMessageRow key={id} id={id} roles={roles} {...movesOf(id)} />
        );
      })}
      {roles.length > 0 && (
        <div className="px-4 py-1.5 md:pl-[124px]">
          <AddMessage at={order.length} roles={roles} />
        </div>
      )}
    </div>
  );
}

/** Where a new message stands that goes below another one: behind everything that shares its place. */
function placeBelow(units: readonly { ids: string[] }[], id: string): number {
  const at = units.findIndex(({ ids }) => ids.includes(id));
  return units.slice(0, at + 1).reduce((sum, { ids }) => sum + ids.length, 0);
}
