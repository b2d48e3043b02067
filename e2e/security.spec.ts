import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "./support/ask";
import { open } from "./support/ready";
import { recordingPage, sampleWith, testIdOf, testPage } from "./support/samples";
import { expect, test } from "./support/test";

test.describe("who is answered", () => {
  test("a request by the dashboard's own names", async ({ server: { port } }) => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect((await ask(port, "/", { host })).status, host).toBe(200);
    }
  });

  test("no request by another name, for pages, data and static files", async ({ server: { port }, page }) => {
    await page.goto("/");
    const script = await page.locator("script[src]").first().getAttribute("src");
    for (const path of ["/", "/api/rows", "/nowhere", script ?? ""]) {
      for (const host of [`rebound.example:${port}`, "rebound.example", `127.0.0.1:${port + 1}`, "127.0.0.1"]) {
        const { status, text } = await ask(port, path, { host });
        expect(status, `${host}${path}`).toBe(403);
        expect(text).not.toContain("<html");
      }
    }
  });

  test("no request of another origin, nor of another site's page", async ({ server: { port } }) => {
    const host = `127.0.0.1:${port}`;
    for (const origin of ["http://rebound.example", `http://localhost:${port + 1}`, "null"]) {
      expect((await ask(port, "/api/rows", { host, origin })).status, origin).toBe(403);
      expect((await ask(port, "/", { host, origin }, "POST")).status, origin).toBe(403);
    }
    const image = { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
    expect((await ask(port, "/api/rows", image)).status).toBe(403);
    expect((await ask(port, "/api/rows", { host, origin: `http://${host}` })).status).toBe(200);
  });
});

test.describe("paths", () => {
  const secret = "kept outside the root";

  test("outside the root are refused, on pages and on data", async ({ folder, start }) => {
    const root = join(folder, "root");
    mkdirSync(root);
    writeFileSync(join(folder, "outside.json"), JSON.stringify({ request: { url: secret }, response: {} }));
    symlinkSync(join(folder, "outside.json"), join(root, "link.json"));
    symlinkSync(folder, join(root, "up"));
    const { port } = await start(root);
    const host = `127.0.0.1:${port}`;
    const file = join(folder, "outside.json");
    const paths = ["../outside.json", "up/outside.json", "link.json", "a/../../outside.json", "..\\outside.json", file];
    for (const path of [...paths, `${paths[0]}\0.json`]) {
      const escaped = encodeURIComponent(path);
      const addresses = [
        `/r/${path.replace("\0", "%00")}`,
        `/r/${escaped}`,
        `/r/${escaped.replaceAll(".", "%2e")}`,
        `/api/text?path=${escaped}`,
        `/api/text?path=${escaped}&find=kept`,
        `/api/chunks?path=${escaped}`,
        `/api/conversation?path=${escaped}`,
        `/api/conversation/image?path=${escaped}&pointer=`,
        `/api/rows?around=${escaped}`,
      ];
      for (const address of addresses) {
        const { status, text } = await ask(port, address, { host });
        expect(text, address).not.toContain(secret);
        expect(status, address).toBeLessThan(500);
      }
    }
  });
});

test.describe("what a page may do", () => {
  test("is told by a policy with a nonce of its own", async ({ server: { port }, root }) => {
    const path = sampleWith(root, "tool_calls");
    const testId = testIdOf(root, path);
    const nonces = new Set<string>();
    const pages = ["/", recordingPage(path), testPage(testId), "/nowhere", recordingPage("no/such.json")];
    for (const address of pages) {
      const { headers, text } = await ask(port, address, { host: `127.0.0.1:${port}` });
      const policy = String(headers["content-security-policy"]);
      const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
      expect(nonce, address).not.toBe("");
      nonces.add(nonce);
      expect(policy).not.toMatch(/unsafe-eval|https?:/);
      for (const [script] of text.matchAll(/<script\b[^>]*>/g)) expect(script, address).toContain(`nonce="${nonce}"`);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["x-powered-by"]).toBeUndefined();
    }
    expect(nonces.size).toBe(pages.length);
  });

  test("suffices for every page", async ({ page, root }) => {
    const path = sampleWith(root, "tool_calls");
    const testId = testIdOf(root, path);
    for (const address of ["/", recordingPage(path), testPage(testId), "/nowhere"]) {
      await open(page, address);
      // Only a page whose scripts run answers to its keys.
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog"), address).toBeVisible();
    }
  });
});

test.describe("recorded text", () => {
  test("stays text, whatever it says", async ({ page, folder, start }) => {
    const hostile = [
      "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">",
      "[click](javascript:document.title='taken') ![pixel](http://tracker.example/pixel.png)",
      "<iframe src=http://tracker.example></iframe> \u001b[2J\u202egnp.exe",
    ].join("\n\n");
    const body = { model: "sample", messages: [{ role: "user", content: hostile }] };
    const url = "javascript:document.title='taken'";
    const message = { role: "assistant", content: hostile, tool_calls: [] };
    const data = { id: "x", choices: [{ finish_reason: "stop", index: 0, message }], model: hostile };
    const recording = {
      test_id: `suite/test_hostile.py::test_it[${hostile}]`,
      request: { method: "POST", url, headers: {}, body, endpoint: "/v1/chat/completions", model: hostile },
      response: {
        body: { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data },
        is_streaming: false,
      },
    };
    writeFileSync(join(folder, "hostile.json"), JSON.stringify(recording));
    const { url: base } = await start(folder);
    for (const address of ["/", "/r/hostile.json", "/r/hostile.json?tab=raw", testPage(recording.test_id)]) {
      await page.goto(base + address);
      await expect(page.getByText("tracker.example").first(), address).toBeAttached();
      await expect(page.locator("iframe, [onerror], img[src^='http'], a[href^='javascript']")).toHaveCount(0);
      expect(await page.title(), address).not.toBe("taken");
      const shown = await page.locator("body").innerText();
      for (const control of ["\u001b", "\u202e"]) expect(shown.includes(control), address).toBe(false);
    }
  });
});

test.describe("a dashboard on another address", () => {
  const token = "a-token-for-this-test";

  test("asks for its token once", async ({ page, root, start }) => {
    const env = { TAPEDECK_HOSTS: "deck.example", TAPEDECK_TOKEN: token };
    const { url, port, printed } = await start(root, [], env);
    expect(printed).toBe(`${url}/?token=${token}`);
    const host = `deck.example:${port}`;
    expect((await ask(port, "/", { host })).status).toBe(401);
    expect((await ask(port, "/api/rows", { host, cookie: `tapedeck-${port}=wrong` })).status).toBe(401);
    expect((await ask(port, "/?token=wrong", { host })).status).toBe(401);

    const { headers } = await ask(port, `//evil.example/?q=a&token=${token}`, { host });
    expect(new URL(headers.location ?? "", `http://${host}`).host).toBe(host);
    const entered = await ask(port, `/?q=a&token=${token}`, { host });
    expect(entered.status).toBe(303);
    expect(new URL(entered.headers.location ?? "", `http://${host}`).href).toBe(`http://${host}/?q=a`);
    expect(entered.headers["set-cookie"]?.[0]).toMatch(/; HttpOnly/i);
    expect(entered.headers["set-cookie"]?.[0]).toMatch(/; SameSite=Strict/i);

    expect((await page.goto(`${url}/`))?.status()).toBe(401);
    await page.goto(printed);
    await expect(page).toHaveURL(`${url}/`);
    await expect(page.getByRole("main")).toBeVisible();
    expect((await page.reload())?.status()).toBe(200);
  });
});
