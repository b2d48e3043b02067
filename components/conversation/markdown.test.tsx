import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RecordedMarkdown } from "./markdown";

const html = (text: string) => renderToStaticMarkup(<RecordedMarkdown text={text} />);

describe("recorded markdown", () => {
  test("shows raw HTML as the text that it is", () => {
    const shown = html('before <img src=x onerror="alert(1)"> after\n\n<script>alert(2)</script>');
    expect(shown).not.toMatch(/<(img|script)/);
    expect(shown).toContain("&lt;img src=x");
    expect(shown).toContain("&lt;script&gt;alert(2)&lt;/script&gt;");
  });

  test("loads no image, and says where one would have come from", () => {
    const shown = html("![a chart](https://tracker.example/pixel.png)");
    expect(shown).not.toMatch(/<img|src=/);
    expect(shown).toContain("a chart · https://tracker.example/pixel.png");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "/r/other.json", "//host"])(
    "links nowhere for %s, and shows it",
    (address) => {
      const shown = html(`[press](${address})`);
      expect(shown).not.toContain("href");
      expect(shown).toContain(`press (${address})`);
    },
  );

  test("links to web addresses, in a new tab that learns nothing of this one", () => {
    expect(html("[docs](https://docs.example/a)")).toMatch(
      /<a href="https:\/\/docs.example\/a" target="_blank" rel="noreferrer noopener"/,
    );
  });

  test("renders lists, tables, code and single line breaks", () => {
    const shown = html("- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet x = 1;\n```\n\nfirst\nsecond");
    for (const tag of ["<ul", "<table", "<pre"]) expect(shown).toContain(tag);
    expect(shown).toContain("first\nsecond");
  });

  test("keeps its headings out of the page's outline", () => {
    expect(html("# Big")).not.toMatch(/<h\d/);
  });
});
