/** Goods that may be ready at any instant of a window: the front over all of them. */
import { expect, test } from 'vitest';
import { localDateOf, type EditionId, type EpochMin } from '../../../planner/domain/index.ts';
import { compileNetwork } from '../../../planner/network/index.ts';
import { makeQuote } from '../../../planner/quote/index.ts';
import { ask, line, question } from '../../support/ask.ts';
import { timetable } from '../../support/timetable.ts';
import { enumerateFront, type Outcome } from './oracle/enumerate.ts';
import { makeRandom } from './oracle/random.ts';
import { caseOf, seeds } from './oracle/seeded-cases.ts';

const NETWORKS = 100;
const INSTANTS = 6;
const DAY = 1440;

const covers = (front: readonly Outcome[], o: Outcome): boolean => front.some((kept) => kept.arrivesAt <= o.arrivesAt && kept.price <= o.price && kept.co2e <= o.co2e);
const key = ({ arrivesAt, price, co2e }: Outcome): string => `${arrivesAt} ${price} ${co2e}`;

test('a truck that is cheaper from the next day on is in the window, and not before it', () => {
  const world = timetable(`
    zone Asia/Shanghai BELT CNWEI
    zone Asia/Seoul KRINC MKT
    road BELT CNWEI 30km
    road KRINC MKT 60km
    FERRY weihai-incheon 24 CNWEI 18:00 -> KRINC +1 09:00 fcl 2600
  `);
  // Handling at the door costs 300 until 7 December, 100 from the 8th on.
  const card = world.tariffs[0];
  if (!card) throw new Error('no row to copy');
  const load = (rate: string, validFrom: string, validTo: string) => ({ ...card, card: 'LOAD' as typeof card.card, code: 'LOAD', unit: undefined, basis: 'bill' as const, rate, validFrom, validTo });
  const edition = {
    ...world, tariffs: [...world.tariffs, load('300', '2026-01-01', '2026-12-07'), load('100', '2026-12-08', '2027-12-31')],
    operations: world.operations.map((rule) => (rule.kind === 'load' ? { ...rule, card: 'LOAD' as typeof card.card } : rule)),
  };
  const ready = '2026-12-07T09:00:00+08:00';
  const until = (hours: number) => ({ readyUntil: (question('BELT', 'MKT', ready).readyAt + hours * 60) as EpochMin });
  expect(ask(edition, question('BELT', 'MKT', ready)).options.map(({ price }) => price)).toEqual([2900_00]);
  expect(ask(edition, question('BELT', 'MKT', ready, until(6))).options.map(({ price }) => price)).toEqual([2900_00]);
  const { options } = ask(edition, question('BELT', 'MKT', ready, until(24)));
  expect(options.map((option) => line(edition, option))).toEqual(['BELT road 0h30 ~ wait 17h30 (departure spare 17h30) ~ weihai-incheon Tu 18:00 We 09:00 ~ KRINC road 1h00 [33h00 ¥2700.00 0.0kg]']);
});

test(`on ${NETWORKS} networks of the oracle: what some instant of the window gives and nothing beats, and no more`, { timeout: 240_000 }, () => {
  for (const seed of seeds.slice(0, NETWORKS)) {
    const { dataset, request } = caseOf(seed);
    const { int } = makeRandom(seed);
    const readyUntil = (request.readyAt + int(60, 3 * DAY)) as EpochMin;
    if (request.dueAt !== undefined && request.dueAt <= readyUntil) continue;
    const { options } = makeQuote(compileNetwork({ ...dataset, id: 'test' as EditionId }), { ...request, readyUntil });
    const zone = dataset.places.find(({ id }) => id === request.from)?.zone ?? 'UTC';
    const instants = Array.from({ length: readyUntil - request.readyAt + 1 }, (_, i) => (request.readyAt + i) as EpochMin);
    const changes = instants.filter((at, i) => i === 0 || i === instants.length - 1 || localDateOf(at, zone) !== localDateOf((at - 1) as EpochMin, zone));
    const all = changes.flatMap((readyAt) => enumerateFront(dataset, { ...request, readyAt }));
    const expected = all.filter((o) => !all.some((other) => key(other) !== key(o) && covers([other], o)));
    expect(new Set(options.map(key)), `seed ${seed}`).toEqual(new Set(expected.map(key)));
    for (let n = 0; n < INSTANTS; n++) {
      const readyAt = instants[int(0, instants.length - 1)] as EpochMin;
      for (const outcome of enumerateFront(dataset, { ...request, readyAt })) expect(covers(options, outcome), `seed ${seed} ready ${readyAt}`).toBe(true);
    }
  }
});
