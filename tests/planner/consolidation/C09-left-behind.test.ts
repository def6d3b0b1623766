/** C9: why goods stay behind, ship by ship, and the cheapest way to send them, tried and priced. */
import { describe, expect, test } from 'vitest';
import { checkPlan, explainLeftBehind, FIXES, type Instance } from '../../../planner/consolidation/index.ts';
import { goods, hub, sailing, unit, yuan } from './hub.ts';
import { seeds, solved } from './oracle/seeded.ts';
import { solve } from './solve.ts';

const explain = (instance: Instance) => explainLeftBehind(instance, solve(instance).assignment);

describe('reasons', () => {
  test('on each ship the rule that stops them, with what was found and what would do', () => {
    const instance = hub(
      [goods('late', { m3: 5, ready: 46, temperature: 'T-FRZ', leftBehindCost: yuan(9000) }), goods('full', { m3: 27, ready: 44, leftBehindCost: yuan(99_000) })],
      [
        sailing('A-GONE', { leaves: 48, units: [unit('20GP', { price: 1000 })] }), sailing('B-WARM', { leaves: 60, temperatures: ['T-AMB'], units: [unit('20GP', { price: 1000 })] }),
        sailing('C-ELSEWHERE', { leaves: 70, destinations: new Map([['JPOSA', { availableAt: { unit: 0, loose: 0 }, onwardPerRevenueTon: 0 } as never]]), units: [unit('20GP', { price: 1000 })] }),
        sailing('D-NO-PLUG', { leaves: 80, units: [unit('20RF', { price: 1000, temperatures: ['T-FRZ'], needsPlug: true })] }), sailing('E-DEAR', { leaves: 90, plugs: 1, units: [unit('20RF', { price: 9500, temperatures: ['T-FRZ'], needsPlug: true })] }),
      ],
    );
    const [late] = explain(instance);
    expect(late?.consignment).toBe('late');
    expect(late?.stops.map(({ departure, code, value, limit }) => [departure, code, value, limit])).toEqual([
      ['A-GONE', 'CUT_OFF', instance.consignments[0]?.readyAt, instance.departures[0]?.readyBy.unit], ['B-WARM', 'TEMPERATURE', 'T-FRZ', 'T-AMB'],
      ['C-ELSEWHERE', 'DESTINATION', 'KRINC', 'JPOSA'], ['D-NO-PLUG', 'PLUGS', 1, 0], ['E-DEAR', 'COST', yuan(9500), yuan(9000)],
    ]);
    expect(late?.fixes.map(({ kind, departure, price }) => [kind, departure, price])).toEqual([['send', 'E-DEAR', yuan(500)]]);
  });
});

describe('fixes', () => {
  const box = (available: number, loose?: number) => [sailing('SHIP', { leaves: 48, ...(loose === undefined ? {} : { loose }), units: [unit('20GP', { m3: 28, price: 4000, available })] })];
  test('ready so many minutes earlier', () => {
    const instance = hub([goods('a', { m3: 10, ready: 42.5, holdingPerDay: yuan(24), leftBehindCost: yuan(9000) })], box(1));
    expect(explain(instance)[0]?.fixes).toMatchObject([{ kind: 'readyEarlier', departure: 'SHIP', unit: '20GP', minutes: 30, price: yuan(4000 + 6 - 9000) }]);
  });
  test('one more box, going loose, leaving another behind: each at its price, cheapest first', () => {
    const instance = hub([goods('a', { m3: 27, leftBehindCost: yuan(20_000) }), goods('b', { m3: 6, leftBehindCost: yuan(3500) })], box(1, 900));
    const [left] = explain(instance);
    expect(left?.consignment).toBe('b');
    expect(left?.fixes.map(({ kind, price, other }) => [kind, price, other])).toEqual([['addUnit', yuan(4000 - 3500), undefined], ['sendLoose', yuan(6 * 900 - 3500), undefined], ['dropOther', yuan(20_000 - 3500), 'a']]);
  });
  test('nothing to be done is said, too', () => {
    const instance = hub([goods('a', { m3: 90, kg: 9000 })], box(1));
    expect(explain(instance)).toMatchObject([{ consignment: 'a', stops: [{ code: 'VOLUME', value: 90_000_000, limit: 28_000_000 }], fixes: [] }]);
  });
  test('are honest: on every tiny instance each plan passes the judge of the instance so changed, at the very price, and a best plan has no fix that saves', () => {
    const seen = new Set<string>();
    for (const seed of seeds.slice(0, 80)) {
      const { instance, best } = solved(seed);
      for (const { consignment, stops, fixes } of explainLeftBehind(instance, best.plan)) {
        expect(stops.length, `seed ${seed}`).toBeLessThanOrEqual(instance.departures.length);
        for (const { kind, plan, price, departure, unit: type, minutes } of fixes) {
          seen.add(kind);
          const changed: Instance = {
            ...instance,
            consignments: instance.consignments.map((c) => (kind === 'readyEarlier' && c.id === consignment ? { ...c, readyAt: (c.readyAt - (minutes ?? 0)) as never } : c)),
            departures: instance.departures.map((d) => (kind === 'addUnit' && d.id === departure ? { ...d, room: d.room && { ...d.room, teu: d.room.teu + 2 }, units: d.units.map((u) => (u.type === type ? { ...u, available: u.available + 1 } : u)) } : d)),
          };
          const { faults, cost } = checkPlan(changed, plan);
          expect(faults, `seed ${seed} ${kind}`).toEqual([]);
          expect(cost.total - best.cost, `seed ${seed} ${kind}`).toBe(price);
          expect(plan.leftBehind).not.toContain(consignment);
          if (kind !== 'readyEarlier' && kind !== 'addUnit') expect(price, `seed ${seed} ${kind}`).toBeGreaterThanOrEqual(0);
        }
      }
    }
    // Going loose, dearer than staying, is rare among them; the job above has it.
    expect([...seen].sort()).toEqual(expect.arrayContaining(FIXES.filter((kind) => kind !== 'sendLoose')));
  });
});
