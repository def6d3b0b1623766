/**
 * `npm run -s bench -- consolidation usual|small|large|stored [--seeds N] [--seconds S]`: seeded instances (`planner/consolidation/sample`) planned by the optimiser, with one
 * compact program given to HiGHS for the same time beside it. One JSON line a run; 0 only if every plan passes the judge and every bar is held.
 *  usual   300 consignments × 40 departures, 60 s: gap to the own bound ≤ 3 % in the median and ≤ 4 % each, cost ≤ 1.005 × the stored run, never above the program's
 *  small   60 × 10, 60 s: gap ≤ 1 % wherever the program proves as much
 *  large   5,000 × 60, 120 s: gap ≤ 10 %, ≤ 1 GiB
 *  stored  300 × 40 for half an hour each, kept in `half-hour.json`
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const SIZES = {
  usual: { consignments: 300, departures: 40, seconds: 60, seeds: 5, gap: 0.001 },
  small: { consignments: 60, departures: 10, seconds: 60, seeds: 5, gap: 0.0001 },
  large: { consignments: 5_000, departures: 60, seconds: 120, seeds: 1, gap: 0.01 },
  // A run that proves as much is no more than that above any other.
  stored: { consignments: 300, departures: 40, seconds: 1_800, seeds: 5, gap: 0.003 },
};
const STORED = new URL('half-hour.json', import.meta.url);
/** A solver that does not look at the clock for so long is ended: it has found nothing. */
const GRACE_SECONDS = 120;

const run = (engine, seed, { consignments, departures, seconds, gap }) => {
  const args = [new URL('contestant.mjs', import.meta.url).pathname, engine, seed, consignments, departures, seconds, gap].map(String);
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: (seconds + GRACE_SECONDS) * 1000 });
  return status === 0 ? JSON.parse(stdout) : { engine, seed, consignments, departures, cost: null, bound: 0, gap: null, checked: null, seconds };
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Bars that a seed misses. */
const BARS = {
  usual: (ours, peer, stored) => [
    ...(ours.gap > 0.04 ? ['gap'] : []), ...(stored && ours.cost > stored.cost * 1.005 ? ['stored'] : []), ...(peer.cost !== null && ours.cost > peer.cost ? ['compact'] : []),
  ],
  small: (ours, peer) => (peer.gap !== null && peer.gap <= 0.01 && ours.gap > 0.01 ? ['gap'] : []),
  large: (ours) => [...(ours.gap > 0.1 ? ['gap'] : []), ...(ours.maxRssMib > 1024 ? ['memory'] : [])],
  stored: () => [],
};

export const main = (args) => {
  const { positionals: [name], values } = parseArgs({ args, allowPositionals: true, options: { seeds: { type: 'string' }, seconds: { type: 'string' } } });
  const size = SIZES[name];
  if (!size) {
    console.error(`usage: npm run -s bench -- consolidation ${Object.keys(SIZES).join('|')} [--seeds N] [--seconds S]`);
    return 2;
  }
  const limits = { ...size, seeds: Number(values.seeds ?? size.seeds), seconds: Number(values.seconds ?? size.seconds) };
  const kept = JSON.parse(readFileSync(STORED, 'utf8'));
  const lines = [];
  for (let seed = 1; seed <= limits.seeds; seed++) {
    const ours = run('ours', seed, limits);
    const peer = name === 'usual' || name === 'small' ? run('compact', seed, limits) : undefined;
    const stored = name === 'usual' ? kept.find((row) => row.seed === seed) : undefined;
    const missed = ours.checked ? BARS[name](ours, peer, stored) : ['checked'];
    lines.push({ ...ours, ...(peer && { compact: { cost: peer.cost, bound: peer.bound, gap: peer.gap } }), ...(stored && { aboveStored: Number((ours.cost / stored.cost - 1).toFixed(5)) }), missed });
    console.log(JSON.stringify(lines.at(-1)));
  }
  if (name === 'stored') writeFileSync(STORED, `${JSON.stringify(lines.map(({ seed, cost, bound, gap, seconds, cpuSeconds }) => ({ seed, cost, bound, gap, seconds, cpuSeconds })), null, 1)}\n`);
  const middle = median(lines.map(({ gap }) => gap));
  if (name === 'usual') console.log(JSON.stringify({ size: name, medianGap: middle, missed: middle > 0.03 ? ['median'] : [] }));
  return lines.every(({ missed }) => missed.length === 0) && (name !== 'usual' || middle <= 0.03) ? 0 : 1;
};
