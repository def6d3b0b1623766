/**
 * How the planner grows: measures nine generated networks, each in a process of its own, and writes the figures to docs/growth.md.
 * `npm run growth`, or `npm run growth -- --only 500x1,2000x5`: the others keep the figures they have.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CELLS, MOST_HEAP_MB, MOST_MINUTES, sizeOf, type Measured, type Result } from './cell.ts';
import { withFigures } from './page.ts';

/** This file runs from dist/growth/tests/bench/growth/. */
const root = new URL('../../../../../', import.meta.url);
const kept = new URL('tests/bench/growth/results.json', root);
const page = new URL('docs/growth.md', root);

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const asked = values.only?.split(',') ?? CELLS;
for (const cell of asked) sizeOf(cell);

const git = (...args: string[]): string => execFileSync('git', args, { cwd: fileURLToPath(root), encoding: 'utf8' }).trim();
/** A plus says that the sources are not those of the commit. */
const commitOf = (): string => {
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'planner', 'server', 'data', 'tests/bench/growth/*.ts') === '' ? '' : '+');
  } catch {
    return 'unknown';
  }
};
const run = {
  date: new Date().toISOString().slice(0, 10), commit: commitOf(), node: process.version,
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
};

/** What a child told until it ended, or until it was ended for taking too long. */
const measure = async (cell: string): Promise<Partial<Measured>> => {
  const child = spawn(
    process.execPath,
    ['--expose-gc', `--max-old-space-size=${MOST_HEAP_MB}`, fileURLToPath(new URL('measure.js', import.meta.url)), cell, fileURLToPath(new URL('data/', root))],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let told: Partial<Measured> = {};
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-4000)));
  const timer = setTimeout(() => {
    told = { ...told, stopped: 'time' };
    child.kill('SIGKILL');
  }, MOST_MINUTES * 60_000);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => (told = { ...told, ...(JSON.parse(line) as Partial<Measured>) }));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const code = await ended;
  clearTimeout(timer);
  if (code === 0 || told.stopped) return told;
  const isOutOfMemory = /out of memory|Invalid (array|string) length|Array buffer allocation failed/i.test(complaint);
  if (!isOutOfMemory) process.stderr.write(complaint);
  return { ...told, stopped: isOutOfMemory ? 'memory' : 'fault' };
};

const results = new Map<string, Result>((existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Result[]) : []).map((r) => [r.cell, r]));
const place = (cell: string): number => sizeOf(cell).places * 1000 + sizeOf(cell).servicesTimes;
let failed = false;
for (const cell of asked) {
  process.stderr.write(`${cell} … `);
  const startedAt = performance.now();
  const figures = await measure(cell);
  failed ||= figures.stopped === 'fault' || (figures.errors ?? 0) > 0;
  const ending = figures.stopped ? `, stopped: ${figures.stopped} at ${figures.stage}` : '';
  process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0)} s${ending}\n`);
  if (figures.errors) process.stderr.write(`${figures.errors} errors in the generated data\n`);
  results.set(cell, { cell, ...run, load: loadavg()[0] ?? 0, ...figures });
  // Written after each, so that an interrupted run keeps what it has.
  const all = [...results.values()].sort((a, b) => place(a.cell) - place(b.cell));
  writeFileSync(kept, `${JSON.stringify(all, null, 1)}\n`);
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), all));
}
process.exit(failed ? 1 : 0);
