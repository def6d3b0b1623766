/** The command line: exit codes, JSON on standard output, the same figures as HTTP; once of each kind as a process, the rest in line. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { quoteAnswer } from '../../server/http/contract/quote.ts';
import { checkQuote } from '../support/check-quote.ts';
import { corridor } from '../support/corridor.ts';
import { offsetIn, referenceNetwork } from '../support/reference.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startCorridor = (...args: string[]) => spawnSync('npm', ['run', '-s', 'corridor', '--', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, CORRIDOR_NOW: '2026-12-01T09:00:00+08:00', LC_ALL: 'C' } });
const offsetOf = offsetIn(referenceNetwork());
const huancui = ['quote', '--from', 'Huancui', '--to', 'Seoul', '--weight-kg', '420', '--volume-cbm', '3.2', '--value', '30000 CNY'];

// Builds what is missing.
beforeAll(() => void startCorridor('help'));

const expectPromisesKept = (json: string): void => {
  const answer = quoteAnswer.parse(JSON.parse(json));
  expect(answer.options.length).toBeGreaterThan(0);
  expect(answer.search.labels).toBeGreaterThan(0);
  expect(checkQuote(answer, offsetOf)).toEqual([]);
};

describe('quote', () => {
  test.each([
    ['Rizhao to Busan', ['quote', '--from', 'Rizhao', '--to', 'Busan', '--weight-kg', '12000', '--volume-cbm', '30', '--value', '300000 CNY', '--ready', '2026-12-07T09:00+08:00']],
    ['with every flag', [...huancui, '--ready', '2026-12-07T09:00+08:00', '--due', '2026-12-20T18:00+09:00', '--regime', '9610', '--currency', 'KRW', '--hs', '950710', '--temperature', 'T-AMB', '--modes', 'ferry,road', '--status', 'active,suspended']],
  ])('%s: JSON that keeps every promise, exit 0', async (_, args) => {
    const { status, out, err } = await corridor(...args, '--json');
    expect([status, err]).toEqual([0, '']);
    expectPromisesKept(out);
  });
  test('Huancui to Seoul as a process: the same', () => {
    const { status, stdout, stderr } = startCorridor(...huancui, '--ready', '2026-12-07T09:00+08:00', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expectPromisesKept(stdout);
  });

  test('without --ready the clock decides', async () => {
    expect((JSON.parse((await corridor(...huancui, '--json')).out) as { readyAt: string }).readyAt).toBe('2026-12-01T09:00:00+08:00');
  });
  test('as text it prints the definitions of the picks and the ledger', async () => {
    const { out } = await corridor(...huancui);
    expect(out).toMatch(/balanced: The knee of the front/);
    expect(out).toMatch(/FREIGHT .* USD/);
  });
  test('no route: exit 3 and JSON with reasons', () => {
    const run = startCorridor(...huancui, '--temperature', 'T-FROZEN', '--json');
    expect(run.status).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({ options: [], noRoute: [{ reason: 'TEMPERATURE_REFUSED' }] });
  });
  test('bad input: exit 2, every fault at once, by flag, with candidates', () => {
    const run = startCorridor('quote', '--from', 'Huanc', '--to', 'Seoul', '--weight-kg', '-3', '--value', 'much', '--hs', '12', '--colour', 'red', '--json');
    expect(run.status).toBe(2);
    const { errors } = JSON.parse(run.stdout) as { errors: { flag: string; code: string; candidates: { id: string }[] }[] };
    expect(errors.map((e) => e.flag).sort()).toEqual(['--colour', '--from', '--hs', '--value', '--volume-cbm', '--weight-kg', 'red']);
    expect(errors.find((e) => e.flag === '--from')?.candidates[0]?.id).toBe('WH-HUANCUI');
    expect(run.stderr.split('\n').length).toBeGreaterThan(6);
  });
  test('an unknown command is bad input', async () => {
    expect((await corridor('fly')).status).toBe(2);
  });
});

test('data:check finds no error in the reference data', () => {
  const run = spawnSync('npm', ['run', '-s', 'data:check'], { cwd: root, encoding: 'utf8' });
  expect(run.status).toBe(0);
  expect(run.stdout).toMatch(/^0 errors, \d+ warnings$/m);
});
