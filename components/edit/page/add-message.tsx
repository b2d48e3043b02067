"use client";

import { Plus } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useEditing } from "../session/context";

/** Puts a new message into the request; what it says is typed in its row. */
export function AddMessage({ at, roles, below }: { at: number; roles: readonly string[]; below?: string }) {
  const { base, store } = useEditing();
  const count = base.conversation.request.messages.length;
  return (
    <Menu
      trigger={
        below === undefined ? (
          <Button tone="quiet" className="-ml-2.5">
            <Plus aria-hidden size={13} />
            Add a message
          </Button>
        ) : (
          <IconButton label={`Add a message below ${below}`} className="size-6">
            <Plus aria-hidden size={13} />
          </IconButton>
        )
      }
    >
      {roles.map((role) => (
        <MenuItem key={role} onSelect={() => store.dispatch({ type: "add-message", at, count, role })}>
          {role}
        </MenuItem>
      ))}
    </Menu>
  );
}
