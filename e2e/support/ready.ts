import { expect, type Page } from "@playwright/test";

/** Waits until the page answers to keys and clicks, in all of its parts. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-ready]")).toBeAttached();
  await expect.poll(() => page.evaluate(deafControls)).toEqual([]);
}

/** Goes to an address, and waits until the page there answers to keys and clicks. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

/** In the page: controls that came as HTML, and that React has not taken over yet. An editor's are its own. */
function deafControls(): string[] {
  return [...document.querySelectorAll("main :is(button, input, select, textarea)")]
    .filter((control) => !control.closest(".cm-editor"))
    .filter((control) => !Object.keys(control).some((key) => key.startsWith("__reactProps")))
    .map((control) => control.outerHTML);
}
