import { expect, it } from "vitest";
import { pythonVectors } from "./testing/python-vectors";
import { splitUrl } from "./url";

it("splits as CPython's urlparse does", () => {
  for (const [url, host, path] of pythonVectors.urls) expect(splitUrl(url), url).toEqual({ host, path });
});

it.each([
  ["https://h.example/v1/chat/completions?x=/y#/z", "h.example", "/v1/chat/completions"],
  ["https://h.example/a;b/c;d", "h.example", "/a;b/c"],
  ["vertexai:///generate_content;v", "", "/generate_content;v"],
  ["__masked__/serving-endpoints/v1/models", "", "__masked__/serving-endpoints/v1/models"],
])("%s has the host %j and the path %j", (url, host, path) => expect(splitUrl(url)).toEqual({ host, path }));
