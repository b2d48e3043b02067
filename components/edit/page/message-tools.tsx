"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useEditing } from "../session/context";
import { AddMessage } from "./add-message";

/** Places in the order that a message, or a new one below it, can take; null where there is none. */
export type Moves = { up: number | null; down: number | null; below: number | null };

/** Moves a message of the request, takes it out, or adds one below. */
export function MessageTools({
  id,
  name,
  roles,
  up,
  down,
  below,
}: Moves & { id: string; name: string; roles: readonly string[] }) {
  const { base, store } = useEditing();
  const count = base.conversation.request.messages.length;
  const move = (to: number | null) => to !== null && store.dispatch({ type: "move-message", id, to, count });
  return (
    <span className="inline-flex items-center">
      <IconButton label={`Move ${name} up`} disabled={up === null} onClick={() => move(up)} className="size-6">
        <ArrowUp aria-hidden size={13} />
      </IconButton>
      <IconButton label={`Move ${name} down`} disabled={down === null} onClick={() => move(down)} className="size-6">
        <ArrowDown aria-hidden size={13} />
      </IconButton>
      {below !== null && <AddMessage at={below} roles={roles} below={name} />}
      <IconButton
        label={`Remove ${name}`}
        onClick={() => store.dispatch({ type: "remove-message", id })}
        className="size-6"
      >
        <Trash2 aria-hidden size={13} />
      </IconButton>
    </span>
  );
}
