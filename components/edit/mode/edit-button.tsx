"use client";

import { Pencil } from "lucide-react";
import { useServer } from "@/components/actions/context";
import { useKeys } from "@/components/shell/keys";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { formatCount } from "@/lib/format/human";
import { useEditMode } from "./edit-mode";

/** Where people begin to edit what they read, and end. */
export function EditButton() {
  const { readOnly } = useServer();
  return readOnly ? null : <Toggle />;
}

function Toggle() {
  const { editing, left, enter, leave } = useEditMode();
  const toggle = editing ? leave : enter;
  useKeys([{ keys: ["e"], label: editing ? "Stop editing" : "Edit", run: toggle }]);
  return (
    <Tooltip text={editing ? "Back to reading" : "Edit in place"} keys="e">
      <Button tone="quiet" aria-pressed={editing} onClick={toggle}>
        <Pencil aria-hidden size={13} />
        Edit
        {!editing && left && <Badge tone="changed">{formatCount(left.changes)} unsaved</Badge>}
      </Button>
    </Tooltip>
  );
}
