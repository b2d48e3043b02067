import config from "../playwright.config";

/** `npm run screenshots`: no checks, only pictures. */
export default {
  ...config,
  testDir: ".",
  testMatch: "screenshots.ts",
  outputDir: "../.cache/screenshots-run",
  workers: 2,
};
