/**
 * `npm run bench` times quotes; `npm run bench -- pages` what a first visit costs; `npm run bench -- consolidation usual|small|large|stored` seeded pools;
 * `npm run bench -- allocation small|usual|large` seeded questions of stock abroad;
 * `npm run bench -- FAMILY DIRECTORY [--seconds S]` runs a family of instances with known answers.
 * Builds first. What the build says goes to standard error: standard output is for results.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = spawnSync(process.execPath, ['server/run.mjs', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(1);

const [family] = process.argv.slice(2);
if (family === undefined || family.startsWith('--')) await import('./quotes.mjs');
else if (family === 'pages') await import('./pages.mjs');
else if (family === 'consolidation') process.exitCode = (await import('./consolidation/main.mjs')).main(process.argv.slice(3));
else if (family === 'allocation') process.exitCode = (await import('./allocation/main.mjs')).main(process.argv.slice(3));
else {
  const { main } = await import('./families/main.mjs');
  process.exitCode = await main(process.argv.slice(2));
}
