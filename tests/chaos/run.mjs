/**
 * `npm run chaos`: the long versions of the fault tests, one after another, and a table of what came of them. A part is a name, a vitest file
 * with its project or a script, and an environment; `npm run chaos -- fuzz` runs the parts whose name holds the word.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = (project, file) => ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file];

const PARTS = [
  { name: 'F1 kill quotes, 1,000 on both stores', args: vitest('built', 'tests/built/kill-quotes.test.ts'), env: { CHAOS: 'full' } },
  { name: 'F2 kill workers, 20 bulk requests, 20 consolidations with Redis killed', args: vitest('built', 'tests/built/F02-kill-workers.test.ts'), env: { CHAOS: 'full' } },
  { name: 'F4 F5 Redis away', args: vitest('built', 'tests/built/F04-F05-redis-away.test.ts'), env: { CHAOS: 'full' } },
  { name: 'F21 cancel', args: [...vitest('built', 'tests/built/F21-cancel.test.ts'), 'tests/built/F21-cancel-elsewhere.test.ts'] },
  { name: 'F25 streams, real limits of time', args: vitest('built', 'tests/built/F25-streams.test.ts'), env: { CHAOS: 'full' } },
  { name: 'F14 kill a migration', args: vitest('built', 'tests/built/kill-migration.test.ts') },
  { name: 'palette, form, panels by keyboard', args: vitest('web', 'tests/web/e2e/chrome.test.ts') },
  { name: 'consolidation by keys, adopted, entered by hand', args: vitest('web', 'tests/web/e2e/consolidate-more.test.ts') },
  { name: 'a list of 230 quotes', args: vitest('web', 'tests/web/e2e/saved-list.test.ts') },
  { name: 'F37 stored scripts', args: vitest('web', 'tests/web/e2e/stored-scripts.test.ts') },
  { name: 'the panels of a quote', args: vitest('web', 'tests/web/e2e/quote-panels.test.ts') },
  { name: 'the explorer of the API', args: vitest('web', 'tests/web/e2e/explorer.test.ts') },
  { name: 'chances of arrival, 50 itineraries against lots', args: vitest('house', 'tests/planner/quote/G01-reliability.test.ts'), env: { LOTS: '50' } },
  { name: 'when to send, ready windows', args: [...vitest('house', 'tests/planner/quote/F02-when-to-send.test.ts'), 'tests/planner/quote/F04-ready-window.test.ts'] },
  { name: 'questions from a shell, removals ranked', args: [...vitest('house', 'tests/server/questions-cli.test.ts'), 'tests/server/removals.test.ts'] },
  { name: 'the network page', args: vitest('web', 'tests/web/e2e/network.test.ts') },
  { name: 'the picture of a load', args: vitest('web', 'tests/web/e2e/load-view.test.ts') },
  { name: 'ships stay on water', args: vitest('house', 'tests/data/ships-on-water.test.ts') },
  { name: 'C1 60 consignments, a week of Weihai and Shidao', args: vitest('house', 'tests/planner/board/C01-a-week.test.ts') },
  { name: 'persona journey of warehouses abroad, in every look', args: vitest('web', 'tests/web/e2e/journey-stock.test.ts'), env: { LOOKS: 'all' } },
  { name: 'persona journey 2, the warehouse', args: vitest('web', 'tests/web/e2e/journey-warehouse.test.ts') },
  { name: 'stock abroad: the sample lived through 200 times', args: vitest('house', 'tests/planner/warehouses/N01-simulated-service.test.ts') },
  { name: 'stock abroad: a week decided as a whole', args: vitest('house', 'tests/planner/warehouses/N02-joint-week.test.ts') },
  { name: 'stock abroad: N10 fifteen public warehouses', args: vitest('house', 'tests/planner/warehouses/N10-public-warehouses.test.ts') },
  { name: 'C12 ULDs', args: vitest('house', 'tests/planner/packing/C12-uld.test.ts') },
  { name: 'what each feature of the oracle is worth', args: vitest('house', 'tests/planner/quote/oracle-worth.test.ts') },
  { name: 'savings of the search switched off, 1,000 networks', args: vitest('house', 'tests/planner/quote/prunings.test.ts') },
  { name: 'F15 restore 100,000 quotes', args: ['tests/chaos/restore-time.mjs'] },
  { name: 'F16 end in order', args: [...vitest('built', 'tests/built/shutdown.test.ts'), 'tests/built/F16-stream-and-job.test.ts'] },
  { name: 'F17 crash', args: vitest('built', 'tests/built/crash.test.ts') },
  { name: 'F18 starvation, 30 s', args: vitest('built', 'tests/built/starvation.test.ts'), env: { PROBE_SECONDS: '30' } },
  { name: 'F26 fuzz, 2,000 an operation', args: vitest('house', 'tests/server/hardening/fuzz.test.ts'), env: { FUZZ: '2000' } },
  { name: 'F29 file bombs, all', args: vitest('built', 'tests/built/file-bombs.test.ts'), env: { CHAOS: '1' } },
  ...['first-quote', 'chrome-looks', 'quote-panels', 'saved-looks', 'network'].map((page) => ({ name: `every look of ${page}`, args: [...vitest('web', `tests/web/e2e/${page}.test.ts`), '-t', 'axe'], env: { LOOKS: 'all' } })),
  { name: 'C10 F9 F10 last slot 200 rounds, expiry race 500', args: vitest('house', 'tests/server/pool/bookings.test.ts'), env: { ROUNDS: '200', RACES: '500' } },
  { name: 'import jobs: cancelled, given back, raced, sent twice', args: vitest('house', 'tests/server/pool/import-job.test.ts') },
  { name: 'U23 import of 10,000 rows with 137 faults', args: vitest('house', 'tests/server/pool/import.test.ts'), env: { ROWS: '10000', FAULTS: '137' } },
  { name: 'U23 F30 the same on PostgreSQL', args: vitest('house', 'tests/server/pool/import.test.ts'), env: { ROWS: '10000', FAULTS: '137', POOL_STORE: 'PostgreSQL' } },
  { name: 'F28 huge requests', args: vitest('built', 'tests/built/huge-requests.test.ts') },
];

const wanted = PARTS.filter(({ name }) => process.argv.slice(2).every((word) => name.toLowerCase().includes(word.toLowerCase())));
if (wanted.length === 0) {
  process.stderr.write(`no part is called so; there are: ${PARTS.map(({ name }) => name).join(' · ')}\n`);
  process.exit(2);
}
const run = (args, env = {}) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, CHAOS: '1', ...env } }).status ?? 1;
if (run(['server/run.mjs', 'build']) !== 0) process.exit(1);
const rows = wanted.map(({ name, args, env }) => {
  process.stderr.write(`\n── ${name}\n`);
  const started = performance.now();
  const status = run(args, env);
  return { part: name, result: status === 0 ? 'passed' : 'FAILED', seconds: Math.round((performance.now() - started) / 1000) };
});
console.table(rows);
process.exit(rows.every(({ result }) => result === 'passed') ? 0 : 1);
