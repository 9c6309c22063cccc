import { defineConfig } from "vitest/config";

const TEN_MINUTES = 600_000;

/** Fuzzing and soak: what takes minutes, and is run by itself. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/long/**/*.test.ts"],
    globalSetup: ["test/factories/global-setup.ts"],
    testTimeout: TEN_MINUTES,
    hookTimeout: TEN_MINUTES,
    maxWorkers: 2,
  },
});
