"use client";

import { useKeys } from "@/components/shell/keys";

export type TableActions = {
  move: (step: number) => void;
  moveTo: (end: "first" | "last") => void;
  jump: (step: 1 | -1) => void;
  fold: (open: boolean) => void;
  enter: () => void;
  peek: () => void;
  select: () => void;
  selectAll: () => void;
  escape: () => void;
  /** Null where nothing may be changed. */
  remove: (() => void) | null;
  page: number;
};

/** The keys of the table; `?` lists them. */
export function useTableKeys(actions: TableActions): void {
  useKeys(
    [
      { keys: ["j", "ArrowDown"], label: "Next row", run: () => actions.move(1) },
      { keys: ["k", "ArrowUp"], label: "Previous row", run: () => actions.move(-1) },
      { keys: ["g g", "Home"], label: "First row", run: () => actions.moveTo("first") },
      { keys: ["G", "End"], label: "Last row", run: () => actions.moveTo("last") },
      { keys: ["PageDown"], label: "A page down", run: () => actions.move(actions.page) },
      { keys: ["PageUp"], label: "A page up", run: () => actions.move(-actions.page) },
      { keys: ["]"], label: "Next test", run: () => actions.jump(1) },
      { keys: ["["], label: "Previous test", run: () => actions.jump(-1) },
      { keys: ["ArrowLeft"], label: "Close the test's group", run: () => actions.fold(false) },
      { keys: ["ArrowRight"], label: "Open the test's group", run: () => actions.fold(true) },
      { keys: ["Space"], label: "Peek at the conversation", run: actions.peek },
      { keys: ["Enter"], label: "Open the recording", run: actions.enter },
      { keys: ["x"], label: "Select the row", run: actions.select },
      { keys: ["mod+a"], label: "Select all that match", run: actions.selectAll },
      ...(actions.remove
        ? [{ keys: ["d"], label: "Delete the selected rows, or this one…", run: actions.remove }]
        : []),
      { keys: ["Escape"], label: "Close the peek, then clear the selection", run: actions.escape },
    ],
    "Recordings",
  );
}
