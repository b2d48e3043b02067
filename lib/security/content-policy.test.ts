import { expect, it } from "vitest";
import { contentPolicyOf } from "./content-policy";

it("runs no script without the nonce, and loads nothing from elsewhere", () => {
  const policy = contentPolicyOf("abc", false);
  const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src "));
  expect(scripts).toBe("script-src 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
});

it("lets React explain errors while developing", () => {
  expect(contentPolicyOf("abc", true)).toContain("'unsafe-eval'");
});
