import {
  BrushCleaning,
  Check,
  EyeOff,
  FilePlus,
  KeyRound,
  type LucideIcon,
  Pencil,
  Redo2,
  RotateCcw,
  Trash2,
  Undo2,
  WandSparkles,
} from "lucide-react";
import type { Why } from "@/lib/change/why";

/** Why recordings were changed, as people read it. */
export const WHY: Readonly<Record<Why, { word: string; icon: LucideIcon }>> = {
  edit: { word: "Edited", icon: Pencil },
  create: { word: "Created", icon: FilePlus },
  accept: { word: "Take accepted", icon: Check },
  delete: { word: "Deleted", icon: Trash2 },
  revert: { word: "Restored", icon: RotateCcw },
  normalise: { word: "Normalised", icon: WandSparkles },
  "drop-noise": { word: "Noise dropped", icon: BrushCleaning },
  "re-key": { word: "Re-keyed", icon: KeyRound },
  redact: { word: "Redacted", icon: EyeOff },
  undo: { word: "Undo", icon: Undo2 },
  redo: { word: "Redo", icon: Redo2 },
};
