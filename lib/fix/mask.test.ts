import { expect, it } from "vitest";
import { inferenceOf } from "../dialects/testing";
import { maskOf } from "./mask";

const secret = ["sk", "ant", "api03", "Zx9".repeat(31), "AA"].join("-");
const body = { model: "m", messages: [{ role: "user", content: `api_key=${secret}` }] };
const mask = maskOf(inferenceOf("/v1/chat/completions", body, { body: null, is_streaming: false }));

it("says no secret, wherever it stands in a text", () => {
  expect(mask(`a ${secret} and ${secret}`)).not.toContain(secret.slice(5));
  expect(mask(`a ${secret} b`)).toMatch(/^a ‹secret of \d+ characters› b$/);
  expect(mask("nothing of it")).toBe("nothing of it");
});

it("says no beginning of a secret either, where a line is cut inside of it", () => {
  expect(mask(`a ${secret.slice(0, 60)} …`)).toMatch(/^a ‹secret of \d+ characters› …$/);
  expect(mask("a sk …")).toBe("a sk …");
});
