"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import { useMedia } from "@/components/shell/use-media";
import { Button, IconButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem } from "@/components/ui/menu";

export type BarAction = {
  label: string;
  run: () => void;
  icon?: LucideIcon;
  keys?: string;
  /** Stays in sight on a phone, where the others are in a menu. */
  usual?: boolean;
};

/** The actions of a bar, in a row of buttons; on a phone the usual ones, and a menu for the rest. */
export function BarActions({ actions }: { actions: readonly BarAction[] }) {
  const phone = useMedia("(max-width: 639px)");
  if (!phone) {
    return actions.map(({ label, run, icon: Icon, keys }) => (
      <Button key={label} tone="quiet" onClick={run}>
        {Icon && <Icon aria-hidden size={14} />}
        {label}
        {keys && <Kbd keys={keys} />}
      </Button>
    ));
  }
  return (
    <div className="ml-auto flex items-center gap-1">
      {actions.map(
        ({ label, run, usual }) =>
          usual && (
            <Button key={label} tone="quiet" className="px-2" onClick={run}>
              {label}
            </Button>
          ),
      )}
      <Menu
        trigger={
          <IconButton label="More">
            <Ellipsis aria-hidden size={16} />
          </IconButton>
        }
      >
        {actions.map(
          ({ label, run, usual }) =>
            !usual && (
              <MenuItem key={label} onSelect={run}>
                {label}
              </MenuItem>
            ),
        )}
      </Menu>
    </div>
  );
}
