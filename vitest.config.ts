import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,bench,bin,checks,components,lib}/**/*.test.{ts,tsx,mjs}", "*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next*/**", "dist/**", "e2e/**"],
    environment: "node",
    testTimeout: 60_000,
  },
});
