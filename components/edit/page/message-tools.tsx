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
  goes = true,
}: Moves & {
  id: string;
  name: string;
  roles: readonly string[];
  /** False for a message that the request cannot be without. */
  goes?: boolean;
}) {
  const { base, store } = useEditing();
  const count = base.conversation.request.messages.length;
  const move = (to: number | null, button: HTMLElement) => {
    if (to === null) return;
    store.dispatch({ type: "move-message", id, to, count });
    // Its row was moved in the page, which takes the focus away.
    requestAnimationFrame(() => (button.matches(":disabled") ? button.closest("article") : button)?.focus());
  };
  const steps = [
    { way: "up", to: up, icon: ArrowUp },
    { way: "down", to: down, icon: ArrowDown },
  ];
  return (
    <span className="flex items-center justify-end">
      {below !== null && (
        <>
          {steps.map(({ way, to, icon: Icon }) => (
            <IconButton
              key={way}
              label={`Move ${name} ${way}`}
              disabled={to === null}
              onClick={(event) => move(to, event.currentTarget)}
              className="size-6"
            >
              <Icon aria-hidden size={13} />
            </IconButton>
          ))}
          <AddMessage at={below} roles={roles} below={name} />
        </>
      )}
      {goes && (
        <IconButton
          label={`Remove ${name}`}
          onClick={() => store.dispatch({ type: "remove-message", id })}
          className="size-6"
        >
          <Trash2 aria-hidden size={13} />
        </IconButton>
      )}
    </span>
  );
}
