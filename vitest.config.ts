import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/unit/**/*.test.{ts,tsx}", "test/functional/**/*.test.ts", "test/structure.test.ts"],
    globalSetup: ["test/factories/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
