"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuCheckItem } from "@/components/ui/menu";
import { applyTheme, THEMES, type Theme } from "./theme";

const LOOKS = {
  system: { icon: Monitor, label: "As the system" },
  light: { icon: Sun, label: "Light" },
  dark: { icon: Moon, label: "Dark" },
};

export function ThemeMenu({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = LOOKS[theme].icon;
  return (
    <Menu
      trigger={
        <IconButton label="Theme">
          <Icon aria-hidden size={14} />
        </IconButton>
      }
    >
      {THEMES.map((choice) => (
        <MenuCheckItem
          key={choice}
          checked={choice === theme}
          onCheckedChange={() => {
            setTheme(choice);
            applyTheme(choice);
          }}
        >
          {LOOKS[choice].label}
        </MenuCheckItem>
      ))}
    </Menu>
  );
}
