/**
 * `npm run -s bench -- allocation small|usual|large [--seeds N] [--seconds S]`: seeded questions of stock abroad (`planner/allocation/stock/sample`) over 26 weeks. One JSON
 * line a run; 0 only if every plan passes the judge and every bar is held.
 *  small   200 SKUs × 12 markets × 4 sites, 60 s: gap ≤ 0.1 %
 *  usual   600 × 25 × 12, 60 s: gap ≤ 1 %
 *  large   2,000 × 50 × 30, 120 s: gap ≤ 2 %, ≤ 1 GiB
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const SIZES = {
  small: { skus: 200, markets: 12, sites: 4, seconds: 60, seeds: 3, gap: 0, most: 0.001 },
  usual: { skus: 600, markets: 25, sites: 12, seconds: 60, seeds: 3, gap: 0, most: 0.01 },
  large: { skus: 2_000, markets: 50, sites: 30, seconds: 120, seeds: 1, gap: 0, most: 0.02 },
};
const MOST_MIB = 1024;
/** A run that does not look at the clock for so long is ended. */
const GRACE_SECONDS = 120;

const run = (seed, { skus, markets, sites, seconds, gap }) => {
  const args = [new URL('contestant.mjs', import.meta.url).pathname, seed, skus, markets, sites, seconds, gap].map(String);
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: (seconds + GRACE_SECONDS) * 1000 });
  return status === 0 ? JSON.parse(stdout) : { seed, skus, markets, sites, cost: null, checked: null };
};

export const main = (args) => {
  const { positionals: [name], values } = parseArgs({ args, allowPositionals: true, options: { seeds: { type: 'string' }, seconds: { type: 'string' } } });
  const size = SIZES[name];
  if (!size) {
    console.error(`usage: npm run -s bench -- allocation ${Object.keys(SIZES).join('|')} [--seeds N] [--seconds S]`);
    return 2;
  }
  const limits = { ...size, seeds: Number(values.seeds ?? size.seeds), seconds: Number(values.seconds ?? size.seconds) };
  let isHeld = true;
  for (let seed = 1; seed <= limits.seeds; seed++) {
    const line = run(seed, limits);
    const missed = line.checked ? [...(line.gap > size.most ? ['gap'] : []), ...(line.maxRssMib > MOST_MIB ? ['memory'] : [])] : ['checked'];
    isHeld &&= missed.length === 0;
    console.log(JSON.stringify({ ...line, missed }));
  }
  return isHeld ? 0 : 1;
};
