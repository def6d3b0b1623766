import { defineConfig } from 'vitest/config';

/** Too long for every change: `npm run chaos` runs them (CHAOS=1 lets them in). */
const LONG = process.env['CHAOS'] ? [] : [
  'tests/built/{F04-F05-redis-away,F16-stream-and-job,F21-cancel-elsewhere,F25-streams,file-bombs,huge-requests,kill-migration,starvation}.test.ts',
  'tests/web/e2e/{chrome,chrome-looks,consolidate-more,explorer,journey-stock,journey-warehouse,load-view,network,quote-panels,saved-list,saved-looks,stored-scripts}.test.ts',
  'tests/planner/quote/{F02-when-to-send,F04-ready-window,oracle-worth,prunings}.test.ts', 'tests/planner/packing/C12-uld.test.ts', 'tests/planner/warehouses/{N01-simulated-service,N02-joint-week,N10-public-warehouses}.test.ts', 'tests/planner/board/C01-a-week.test.ts',
  'tests/server/{pool/import-job,questions-cli,removals}.test.ts', 'tests/data/ships-on-water.test.ts',
];

/**
 * `house` needs nothing but Node; `web` starts the built server and Chromium; `built` starts, kills and starves the built server.
 * House takes both cores, and its files share what they import, a third of its time: modules keep no state. The others come after it, a file at a time,
 * because they start servers and browsers of their own.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'house', include: ['tests/{architecture,bench,data,planner,server}/**/*.test.ts'], exclude: LONG, testTimeout: 120_000, hookTimeout: 60_000, isolate: false, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { test: { name: 'web', include: ['tests/web/**/*.test.ts'], exclude: LONG, testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 1, sequence: { groupOrder: 1 } } },
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], exclude: LONG, testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 2 } } },
    ],
  },
});
