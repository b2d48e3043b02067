import { expect, type Locator, type Page } from "@playwright/test";
import { ready } from "./ready";

/** The table of recordings, as people name its parts. */
export class List {
  readonly grid: Locator;
  /** Rows of recordings that are drawn now. */
  readonly rows: Locator;
  readonly search: Locator;
  readonly peek: Locator;
  readonly filters: Locator;
  readonly toolbar: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole("grid", { name: "Recordings" });
    this.rows = this.grid.getByRole("row").filter({ has: page.getByRole("checkbox", { name: /^Select (?!all)/ }) });
    this.search = page.getByRole("combobox", { name: "Search recordings" });
    this.peek = page.getByRole("complementary", { name: "Peek" });
    this.filters = page.getByRole("complementary", { name: "Filters" });
    this.toolbar = page.getByRole("toolbar", { name: "List" });
  }

  /** Opens the list and waits until it answers to keys, and has read all recordings. */
  async open(path = "/"): Promise<void> {
    await this.page.goto(path);
    await this.ready();
  }

  async ready(): Promise<void> {
    await ready(this.page);
    await expect(this.page.getByRole("banner").getByRole("progressbar")).toHaveCount(0);
    // Where there is nothing to list, there is no grid.
    await expect(this.page.locator("[role=grid][aria-busy=true]")).toHaveCount(0);
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** The row under the cursor. */
  get active(): Locator {
    return this.grid.locator("[data-active]");
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async expectCount(text: string | RegExp): Promise<void> {
    await expect(this.toolbar.getByRole("status")).toHaveText(text);
  }
}
