import { defineConfig } from 'vitest/config';

/** `house` needs nothing but Node; `built` starts the built server, and Chromium for the pages. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'house', include: ['tests/{architecture,bench,data,planner,server}/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2 } },
      { test: { name: 'built', include: ['tests/{built,web}/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false } },
    ],
  },
});
