"use client";

import { useKeys } from "@/components/shell/keys";

/** Keys that walk through the messages of a page, wherever they stand in it. */
export function MessageKeys() {
  useKeys([
    { keys: ["j", "n", "ArrowDown"], label: "Next message", run: () => go(1) },
    { keys: ["k", "p", "ArrowUp"], label: "Previous message", run: () => go(-1) },
    { keys: ["g g", "Home"], label: "First message", run: () => show(messages()[0]) },
    { keys: ["G", "End"], label: "Last message", run: () => show(messages().at(-1)) },
    { keys: ["c"], label: "Copy the message (the last one if none is chosen)", run: copy },
  ]);
  return null;
}

function messages(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-message]")];
}

function chosen(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-message]") ?? null;
}

function go(step: 1 | -1) {
  const all = messages();
  const current = chosen();
  if (current) {
    show(all[all.indexOf(current) + step]);
    return;
  }
  // What hides the top of the page is what a message keeps clear of when it is scrolled to.
  const top = all[0] ? Number.parseFloat(getComputedStyle(all[0]).scrollMarginTop) : 0;
  const first = all.findIndex((message) => message.getBoundingClientRect().bottom > top + 8);
  show(all[step === 1 ? first : Math.max(0, first - 1)]);
}

function show(message: HTMLElement | undefined) {
  message?.focus({ preventScroll: true });
  message?.scrollIntoView({ block: "nearest" });
}

function copy() {
  const message = chosen() ?? messages().at(-1);
  message?.querySelector<HTMLElement>("[data-copy]")?.click();
}
