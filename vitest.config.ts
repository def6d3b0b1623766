import { defineConfig } from 'vitest/config';

/**
 * `house` needs nothing but Node; `web` starts the built server and Chromium; `built` starts, kills and starves the built server.
 * House and web share both cores; built comes after them, one file at a time, because it measures.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'house', include: ['tests/{architecture,bench,data,planner,server}/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { test: { name: 'web', include: ['tests/web/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});
