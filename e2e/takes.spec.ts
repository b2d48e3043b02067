import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { List } from "./support/list";
import { eventAnswer, jsonAnswer, type Scripted, type ScriptedProvider } from "./support/provider";
import { open, ready } from "./support/ready";
import { chatText, writeChat } from "./support/recordings";
import { comparison, decide, dialog, env, KEY, says, test, tray } from "./support/takes";
import { expect } from "./support/test";

const A = "suite/recordings/a.json";

function streams(pieces: string[], pause: number): Scripted {
  const chunk = (delta: object, finish_reason: string | null) => ({
    id: "x",
    object: "chat.completion.chunk",
    created: 1,
    model: "gpt-4o",
    choices: [{ index: 0, delta, finish_reason }],
  });
  const events = [...pieces.map((content) => chunk({ content }, null)), chunk({}, "stop")];
  return { answer: eventAnswer(events), manner: { type: "stream", pause } };
}

const read = (folder: string, path = A) => readFileSync(join(folder, path), "utf8");

/** Asks again for the one recording of the folder, from its page, and goes on to the comparison. */
async function rerecordOne(page: Page, url: string): Promise<void> {
  await open(page, `${url}/r/${A}`);
  await page.keyboard.press("r");
  await dialog(page).getByRole("button", { name: "Send 1 request" }).click();
  await dialog(page).getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "Takes" })).toBeVisible();
}

/** Makes six recordings of a test. The provider answers two, and the others once it is let go. */
function sixOfATest(folder: string, provider: ScriptedProvider): () => void {
  for (let at = 0; at < 6; at++) writeChat(folder, `suite/recordings/${at}.json`, { ask: `${at}?` });
  let release: () => void = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  provider.script(async () => {
    if (provider.heard.length > 2) await held;
    return says("Evening.");
  });
  return release;
}

/** Asks again for the six, from the test's page, as far as the provider answers. */
async function rerecordSix(page: Page, url: string): Promise<void> {
  await open(page, `${url}/tests/${encodeURIComponent("tests/suite/test_made.py::test_it")}`);
  await expect(page.getByRole("button", { name: "Re-record… r" })).toBeEnabled();
  await page.keyboard.press("r");
  await dialog(page).getByRole("button", { name: "Send 6 requests" }).click();
  await expect(tray(page)).toContainText("2 of 6");
}

test("a new answer waits as a take, is compared, accepted, and undone", async ({ page, folder, start, provider }) => {
  writeChat(folder, A, { answer: "Good morning." });
  const before = read(folder);
  const { url } = await start(folder, [], env);
  await open(page, `${url}/r/${A}`);
  await page.keyboard.press("r");
  await expect(dialog(page)).toContainText("api.openai.com");
  await expectAccessible(page);
  expect(provider.heard).toEqual([]);
  await dialog(page).getByRole("button", { name: "Send 1 request" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("The answer waits as a take.");
  expect(provider.heard).toHaveLength(1);
  expect(read(folder)).toBe(before);
  await dialog(page).getByRole("button", { name: "Compare" }).click();

  await expect(comparison(page).getByRole("deletion")).toHaveText("morning");
  await expect(comparison(page).getByRole("insertion")).toHaveText("evening");
  await expectAccessible(page);
  await page.keyboard.press("0");
  await expect(comparison(page)).toHaveText(/Good morning\./);
  await page.keyboard.press("1");
  await expect(comparison(page).getByRole("insertion")).toHaveText("evening");
  await decide(page, "y");
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(read(folder)).toContain("Good evening.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(read(folder)).toBe(before);
});

test("the recording's page leads to its takes, and a rejected one is gone until it is taken back", async ({
  page,
  folder,
  start,
  provider,
}) => {
  expect(provider.heard).toEqual([]);
  writeChat(folder, A, { answer: "Good morning." });
  const before = read(folder);
  const { url } = await start(folder, [], env);
  await rerecordOne(page, url);
  await open(page, `${url}/r/${A}`);
  await page.getByRole("link", { name: "1 take pending" }).click();
  await expect(comparison(page).getByRole("insertion")).toHaveText("evening");
  await ready(page);
  await decide(page, "n");
  await expect(page.getByText("No take is pending")).toBeVisible();
  await page.keyboard.press("u");
  await expect(comparison(page).getByRole("insertion")).toHaveText("evening");
  await decide(page, "n");
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(read(folder)).toBe(before);
  await open(page, `${url}/r/${A}`);
  await expect(page.getByRole("link", { name: "1 take pending" })).toHaveCount(0);
});

test("an answer streams into the dialog, and can be cancelled on the way", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeChat(folder, A, { answer: ["Good ", "morning."] });
  const before = read(folder);
  provider.script(() => streams(["Once ", "upon ", ...Array.from({ length: 500 }, () => "a time ")], 100));
  const { url } = await start(folder, [], env);
  await open(page, `${url}/r/${A}`);
  await page.keyboard.press("r");
  await dialog(page).getByRole("button", { name: "Send 1 request" }).click();
  await expect(dialog(page).getByRole("log")).toContainText("Once upon a time");
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("Cancelled. Nothing was kept.");
  expect(read(folder)).toBe(before);
  await page.goto(`${url}/takes`);
  await expect(page.getByText("No take is pending")).toBeVisible();
});

test("a provider's error waits until it is accepted as an exception", async ({ page, folder, start, provider }) => {
  writeChat(folder, A, { answer: "Good morning." });
  const before = read(folder);
  provider.script(() => says("no such model", 404));
  const { url } = await start(folder, [], env);
  await rerecordOne(page, url);
  await expect(comparison(page)).toContainText("Accepting it records an exception: NotFoundError (404)");
  expect(read(folder)).toBe(before);
  await page.getByRole("button", { name: "Accept as an exception" }).click();
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(JSON.parse(read(folder)).response).toMatchObject({ is_exception: true });
});

test("what differs in noise alone keeps the committed bytes, unless it is written all the same", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeChat(folder, A, { answer: "Good morning." });
  const before = read(folder);
  provider.script(() => says("Good morning."));
  const { url } = await start(folder, [], env);
  await rerecordOne(page, url);
  await page.getByRole("button", { name: "Keep the committed bytes" }).click();
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(read(folder)).toBe(before);
  await rerecordOne(page, url);
  await page.getByRole("button", { name: "Write it all the same" }).click();
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(read(folder)).not.toBe(before);
});

test("a take whose recording was changed since says so, and is accepted only over what is there now", async ({
  page,
  folder,
  start,
  provider,
}) => {
  expect(provider.heard).toEqual([]);
  writeChat(folder, A, { answer: "Good morning." });
  const { url } = await start(folder, [], env);
  await rerecordOne(page, url);
  await expect(page.getByRole("button", { name: "Accept y" })).toBeVisible();
  writeChat(folder, A, { answer: "Good night." });
  await expect(comparison(page)).toContainText("The recording was changed since this take was made.");
  await expect(comparison(page).getByRole("deletion")).toHaveText("night");
  await page.keyboard.press("y");
  await page.getByRole("button", { name: "Write over what is there now" }).click();
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(read(folder)).toContain("Good evening.");
});

test("several takes of a recording are told apart; they outlive the server; accepting one sets the others aside", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeChat(folder, A, { answer: "Good morning." });
  provider.script((_, turn) => says(turn === 1 ? "Good day." : "Good evening."));
  const first = await start(folder, [], env);
  await open(page, `${first.url}/r/${A}`);
  await page.keyboard.press("r");
  await dialog(page).getByRole("spinbutton", { name: "How often each is asked" }).fill("3");
  await dialog(page).getByRole("button", { name: "Send 3 requests" }).click();
  await expect(tray(page).getByRole("status")).toHaveText("3 takes pending.");
  // A page would miss its server.
  await page.goto("about:blank");
  await first.stop();

  const { url } = await start(folder, [], env);
  await open(page, `${url}/takes`);
  const text = page.getByRole("region", { name: "Stability" }).getByRole("row", { name: /^text/ });
  await expect(text).toHaveText("textABCB3 ways");
  await page.keyboard.press("2");
  await expect(comparison(page).getByRole("insertion")).toHaveText("day");
  await expect(page.getByText("Accepting sets 2 other takes aside.")).toBeVisible();
  await expectAccessible(page);
  await decide(page, "y");
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(read(folder)).toContain("Good day.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(text).toHaveText("textABCB3 ways");
  expect(read(folder)).toContain("Good morning.");
});

test("on a phone, the report of a finished batch covers neither Accept nor Reject", async ({
  page,
  folder,
  start,
  provider,
}) => {
  expect(provider.heard).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  writeChat(folder, A, { answer: "Good morning." });
  const { url } = await start(folder, [], env);
  await open(page, `${url}/r/${A}`);
  await page.keyboard.press("r");
  await dialog(page).getByRole("spinbutton", { name: "How often each is asked" }).fill("3");
  await dialog(page).getByRole("button", { name: "Send 3 requests" }).click();
  await expect(tray(page).getByRole("status")).toHaveText("3 takes pending.");
  await page.goto(`${url}/takes?path=${encodeURIComponent(A)}`);
  await expect(tray(page).getByRole("status")).toHaveText("3 takes pending.");
  for (const name of [/^Accept/, /^Reject/]) {
    const button = page.getByRole("button", { name });
    await expect(button).toBeEnabled();
    await button.click({ trial: true });
  }
});

test("a selection is asked again after a confirmation; what failed is resumed; all of a class is accepted", async ({
  page,
  folder,
  start,
  provider,
}) => {
  for (let at = 0; at < 24; at++) {
    const name = String(at).padStart(2, "0");
    writeChat(folder, `suite/recordings/${name}.json`, { test: `test_${name}`, ask: `${name}?`, answer: "Morning." });
  }
  let broken = true;
  provider.script(({ body }) => {
    if (broken && body.includes('"07?"')) return { ...says("Evening."), manner: { type: "cut", after: 20 } };
    return body.includes('"09?"') ? says("out of order", 500) : says("Evening.");
  });
  const { url } = await start(folder, [], env);
  const list = new List(page);
  await list.open(`${url}/`);
  await list.press("Control+a");
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Re-record…" }).click();
  const send = dialog(page).getByRole("button", { name: "Send 24 requests" });
  await expect(send).toBeDisabled();
  await dialog(page).getByRole("checkbox", { name: "Yes, send all 24" }).check();
  await send.click();
  await expect(tray(page).getByRole("status")).toHaveText("23 takes pending, 1 without an answer.");
  await expect(tray(page).getByRole("list", { name: "What failed" })).toContainText("07.json");
  expect(provider.heard.filter(({ body }) => body.includes('"09?"'))).toHaveLength(3);
  broken = false;
  await tray(page).getByRole("button", { name: "Try again: 1 request" }).click();
  await expect(tray(page).getByText("1 take pending.")).toBeVisible();
  expect(provider.heard.filter(({ body }) => body.includes('"08?"'))).toHaveLength(1);

  await open(page, `${url}/takes`);
  const errors = page.getByRole("region", { name: "error" });
  await expect(errors.getByRole("link")).toHaveText(/test_09.*InternalServerError 500/);
  await page.getByRole("region", { name: "text" }).getByRole("button", { name: "Accept all 23" }).click();
  await expect(page.getByText("Accepted 23 takes.")).toBeVisible();
  expect(read(folder, "suite/recordings/07.json")).toContain("Evening.");
  expect(read(folder, "suite/recordings/09.json")).toContain("Morning.");
  await errors.getByRole("button", { name: "Reject all 1 error" }).click();
  await expect(page.getByText("No take is pending")).toBeVisible();
  await page.keyboard.press("u");
  await expect(errors.getByRole("link")).toHaveCount(1);
  await page.keyboard.press("u");
  await expect(page.getByRole("region", { name: "text" }).getByRole("button", { name: "Accept all 23" })).toBeVisible();
  expect(read(folder, "suite/recordings/07.json")).toContain("Morning.");
});

test("hundreds are asked again while the pages go on answering", async ({ page, folder, start, provider }) => {
  const COUNT = 240;
  for (let at = 0; at < COUNT; at++) {
    writeChat(folder, `suite/recordings/${at}.json`, { test: `test_${at}`, ask: `${at}?`, answer: "Morning." });
  }
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  provider.script(async ({ body }) => {
    if (body.includes('"200?"')) await held;
    return body.includes('"7?"') ? says("Morning.") : says("Evening.");
  });
  const { url } = await start(folder, [], env);
  const list = new List(page);
  await list.open(`${url}/`);
  await list.press("Control+a");
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Re-record…" }).click();
  await dialog(page)
    .getByRole("checkbox", { name: `Yes, send all ${COUNT}` })
    .check();
  await dialog(page)
    .getByRole("button", { name: `Send ${COUNT} requests` })
    .click();
  await expect.poll(() => provider.heard.some(({ body }) => body.includes('"200?"'))).toBe(true);
  await open(page, `${url}/takes`);
  await expect(page.getByRole("region", { name: "text" })).toBeVisible();
  release();
  await expect(tray(page).getByText(`${COUNT} takes pending.`)).toBeVisible();
  await page
    .getByRole("region", { name: "text" })
    .getByRole("button", { name: `Accept all ${COUNT - 1}` })
    .click();
  await expect(page.getByText(`Accepted ${COUNT - 1} takes.`)).toBeVisible();
  expect(read(folder, "suite/recordings/239.json")).toContain("Evening.");
  expect(read(folder, "suite/recordings/7.json")).toContain("Morning.");
});

test("a new answer is carried into the turn that repeats it, which is asked again; one undo takes both back", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeChat(folder, A, { answer: "Good morning." });
  const next = JSON.parse(chatText({ answer: "Good night." }));
  next.request.body.messages.push(
    { role: "assistant", content: "Good morning." },
    { role: "user", content: "And then?" },
  );
  const B = "suite/recordings/b.json";
  const before = `${JSON.stringify(next, null, 2)}\n`;
  writeFileSync(join(folder, B), before);
  const { url } = await start(folder, [], env);
  await rerecordOne(page, url);
  const turns = page.getByRole("region", { name: "Later turns" });
  await expect(turns.getByRole("listitem")).toHaveText(/[0-9a-f]{12} → [0-9a-f]{12}/);
  await expect(turns.getByRole("checkbox")).toBeChecked();
  await expectAccessible(page);
  await decide(page, "y");
  await expect(dialog(page).getByRole("button", { name: "Send 1 request" })).toBeVisible();
  expect(JSON.parse(read(folder, B)).request.body.messages[1].content).toBe("Good evening.");
  provider.script(({ body }) => says(body.includes("Good evening.") ? "Good dreams." : "Lost."));
  await dialog(page).getByRole("button", { name: "Send 1 request" }).click();
  await dialog(page).getByRole("button", { name: "Compare" }).click();
  await expect(comparison(page).getByRole("insertion")).toHaveText("dreams");
  await open(page, `${url}/history`);
  await page.keyboard.press("u");
  await expect.poll(() => read(folder, B)).toBe(before);
  expect(read(folder)).toContain("Good morning.");
});

test("a batch that is cancelled goes on where it was left", async ({ page, folder, start, provider }) => {
  const release = sixOfATest(folder, provider);
  const { url } = await start(folder, [], env);
  await rerecordSix(page, url);
  await tray(page).getByRole("button", { name: "Cancel" }).click();
  await expect(tray(page).getByRole("status")).toHaveText("Cancelled: 2 takes pending, 4 without an answer.");
  release();
  await tray(page).getByRole("button", { name: "Resume: 4 requests" }).click();
  await expect(tray(page).getByText("4 takes pending.")).toBeVisible();
  await tray(page).getByRole("link", { name: "Look at the takes" }).first().click();
  await expect(page.getByRole("region", { name: "text" }).getByRole("link")).toHaveCount(6);
});

test("a batch that the end of the server cut off goes on where it was left", async ({
  page,
  folder,
  start,
  provider,
}) => {
  const release = sixOfATest(folder, provider);
  const first = await start(folder, [], env);
  await rerecordSix(page, first.url);
  // A page would miss its server.
  await page.goto("about:blank");
  await first.stop();
  release();

  const { url } = await start(folder, [], env);
  await open(page, `${url}/takes`);
  await expectAccessible(page);
  const heard = provider.heard.length;
  await page.getByRole("button", { name: "Resume: 4 of 6 left" }).click();
  await expect(tray(page).getByText("4 takes pending.")).toBeVisible();
  expect(provider.heard).toHaveLength(heard + 4);
  await expect(page.getByRole("region", { name: "text" }).getByRole("link")).toHaveCount(6);
  await expect(page.getByRole("list", { name: "Unfinished" })).toHaveCount(0);
});

test("a single answer that the end of the server cut off is asked for where it was left", async ({
  page,
  folder,
  start,
  provider,
}) => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  provider.script(async () => {
    await held;
    return says("Good evening.");
  });
  writeChat(folder, "suite/recordings/a.json", { test: "test_a", ask: "Well?", answer: "Good morning." });
  const first = await start(folder, [], env);
  await open(page, `${first.url}/r/suite/recordings/a.json`);
  await page.keyboard.press("r");
  await dialog(page).getByRole("button", { name: "Send 1 request" }).click();
  await expect.poll(() => provider.heard).toHaveLength(1);
  await page.goto("about:blank");
  await first.stop();
  release();

  const { url } = await start(folder, [], env);
  await open(page, `${url}/takes`);
  await page.getByRole("button", { name: "Resume: 1 of 1 left" }).click();
  await expect(tray(page).getByText("1 take pending.")).toBeVisible();
  expect(provider.heard).toHaveLength(2);
  await expect(page.getByRole("region", { name: "text" }).getByRole("link")).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Unfinished" })).toHaveCount(0);
});

test("a turn behind calls gets their new ids, and stays as it is where another tool is called", async ({
  page,
  folder,
  start,
  provider,
}) => {
  const calling = (id: string, name: string, args: string) => ({
    role: "assistant",
    content: null,
    tool_calls: [{ id, type: "function", function: { name, arguments: args } }],
  });
  writeChat(folder, A);
  const asks = JSON.parse(read(folder));
  Object.assign(asks.response.body.__data__.choices[0].message, calling("call_1", "tide", '{"at":"noon"}'));
  writeFileSync(join(folder, A), `${JSON.stringify(asks, null, 2)}\n`);
  const goesOn = JSON.parse(chatText({ answer: "High." }));
  const result = { role: "tool", tool_call_id: "call_1", content: "full" };
  goesOn.request.body.messages.push(calling("call_1", "tide", '{"at":"noon"}'), result);
  const B = "suite/recordings/b.json";
  writeFileSync(join(folder, B), `${JSON.stringify(goesOn, null, 2)}\n`);
  const answers = (message: object): Scripted => ({
    answer: jsonAnswer({ id: "x", model: "gpt-4o", choices: [{ index: 0, finish_reason: "tool_calls", message }] }),
  });
  const { url } = await start(folder, [], env);
  const turns = page.getByRole("region", { name: "Later turns" });

  provider.script(() => answers(calling("call_8", "moon", "{}")));
  await rerecordOne(page, url);
  await expect(turns).toContainText("Stays as it is: the new answer does not call");
  await expect(turns.getByRole("checkbox")).toHaveCount(0);
  await expect(comparison(page)).toContainText("moon");
  await decide(page, "n");
  await expect(page.getByText("No take is pending")).toBeVisible();

  provider.script(() => answers(calling("call_9", "tide", '{"at":"dusk"}')));
  await rerecordOne(page, url);
  await expect(turns).toContainText("gets other arguments; its result is still that to the old ones.");
  await expect(turns.getByRole("checkbox")).toBeChecked();
  await decide(page, "y");
  await expect(dialog(page).getByRole("button", { name: "Send 1 request" })).toBeVisible();
  expect(JSON.parse(read(folder, B)).request.body.messages.slice(1)).toEqual([
    calling("call_9", "tide", '{"at":"dusk"}'),
    { ...result, tool_call_id: "call_9" },
  ]);
});

test("nothing is offered where everything is refused, and no key is ever shown", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeChat(folder, A, { answer: "Good morning." });
  provider.script(() => says(`your key ${KEY} is bad`, 401));
  const offered = await start(folder, [], env);
  await rerecordOne(page, offered.url);
  await expect(comparison(page)).toContainText("AuthenticationError");
  expect(await page.content()).not.toContain(KEY);
  await page.goto(`${offered.url}/takes?view=providers`);
  await expect(page.getByRole("listitem").filter({ hasText: "api.openai.com" })).toContainText("key in TAKES_KEY");
  await page.getByRole("button", { name: "Check api.openai.com" }).click();
  await expect(page.getByText(/answered within/)).toBeVisible();
  expect(await page.content()).not.toContain(KEY);
  await expectAccessible(page);

  const closed = await start(folder, ["--read-only"], env);
  await page.goto(`${closed.url}/takes`);
  await expect(comparison(page)).toContainText("AuthenticationError");
  await expect(page.getByRole("button", { name: "Reject" })).toHaveCount(0);
  const heard = provider.heard.length;
  await page.goto(`${closed.url}/r/${A}`);
  await ready(page);
  await page.keyboard.press("r");
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy path" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Re-record…" })).toHaveCount(0);
  expect(provider.heard).toHaveLength(heard);
});
