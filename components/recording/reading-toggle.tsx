"use client";

import { Brain, Pilcrow } from "lucide-react";
import type { ReadingPreferences } from "@/components/conversation/reading-cookie";
import { useReadingPreferences } from "@/components/conversation/reading-preferences";
import { useKeys } from "@/components/shell/keys";
import { IconButton } from "@/components/ui/button";

/** Markdown or plain text, reasoning or not: remembered for all recordings. */
export function ReadingToggle({ preferences, reasoning }: { preferences: ReadingPreferences; reasoning: boolean }) {
  const [reading, change] = useReadingPreferences(preferences);
  const toggleText = () => change({ text: reading.text === "markdown" ? "plain" : "markdown" });
  useKeys([{ keys: ["m"], label: "Markdown or plain text", run: toggleText }]);
  return (
    <div className="flex items-center gap-0.5">
      {reasoning && (
        <IconButton
          label="Show reasoning"
          aria-pressed={reading.reasoning === "shown"}
          onClick={() => change({ reasoning: reading.reasoning === "shown" ? "hidden" : "shown" })}
        >
          <Brain aria-hidden size={14} />
        </IconButton>
      )}
      <IconButton
        label="Plain text instead of markdown"
        keys="m"
        aria-pressed={reading.text === "plain"}
        onClick={toggleText}
      >
        <Pilcrow aria-hidden size={14} />
      </IconButton>
    </div>
  );
}
