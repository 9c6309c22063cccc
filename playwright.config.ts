import { defineConfig } from "@playwright/test";

/** Journeys in a real browser against the real service. One at a time: each starts a service and two browsers. */
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
});
