/** C4, C5: who may not share a box does not, at any price, and the judge names the rule. */
import { describe, expect, test } from 'vitest';
import { checkPlan, type Instance } from '../../../planner/consolidation/index.ts';
import { goods, hour, hub, sailing, told, unit, yuan } from './hub.ts';
import { solve } from './solve.ts';

const boxes = (count: number) => [sailing('FERRY', { leaves: 48, units: [unit('20GP', { price: 4000, available: count })] })];
const plan = (instance: Instance): string => told(solve(instance).assignment);
const codes = (instance: Instance, consignments: readonly string[], type = '20GP') => checkPlan(instance, { batches: [{ departure: 'FERRY', unit: type, consignments }], leftBehind: [] }).faults.map(({ code, value, limit }) => `${code} ${value} | ${limit}`);

describe('C4: 9610 list goods and 9710 goods', () => {
  const both = [goods('list', { m3: 3, regime: '9610' }), goods('trade', { m3: 3, regime: '9710' })];
  test('two boxes, though one would hold them', () => {
    const instance = hub(both, boxes(2));
    expect(plan(instance)).toBe('FERRY 20GP: list · FERRY 20GP: trade');
    expect(codes(instance, ['list', 'trade'])).toEqual(['MIX_REGIME 9610 9710 | ']);
  });
  test('one box where the zone’s rule allows it; the rule is cited where it does not reach', () => {
    const allowed = hub(both, boxes(2), { mix: { regimeGroups: [['9610', '9710']], segregated: [], apart: [] } });
    expect(plan(allowed)).toBe('FERRY 20GP: list trade');
    const third = hub([...both, goods('warehouse', { m3: 3, regime: '9810' })], boxes(3), { mix: { regimeGroups: [['9610', '9710'], ['9710', '9810']], segregated: [], apart: [] } });
    // 9710 may lie with either, but the two with each other may not.
    expect(codes(third, ['list', 'trade', 'warehouse'])).toEqual(['MIX_REGIME 9610 9710 9810 | 9610 9710; 9710 9810']);
    expect(solve(third).assignment.batches).toHaveLength(2);
  });
  test('one box for two, and the dearer to leave behind goes', () => {
    const instance = hub([goods('list', { m3: 3, regime: '9610', leftBehindCost: 9_000_00 as never }), goods('trade', { m3: 3, leftBehindCost: 8_000_00 as never })], boxes(1));
    expect(plan(instance)).toBe('FERRY 20GP: list · behind: trade');
  });
});

describe('C5: frozen food and textiles', () => {
  const reefer = (price: number, available = 2) => unit('20RF', { price, temperatures: ['T-FRZ'], needsPlug: true, available });
  const ferry = (plugs: number) => [sailing('FERRY', { leaves: 48, plugs, units: [unit('20GP', { price: 4000 }), reefer(6500)] }), sailing('LATER', { leaves: 96, plugs: 1, units: [reefer(6500)] })];
  const food = (id: string, m3: number) => goods(id, { m3, temperature: 'T-FRZ', holdingPerDay: 100_00 as never });

  test('never one box, even where a box could keep either', () => {
    const either = [sailing('FERRY', { leaves: 48, plugs: 9, units: [unit('20RF', { price: 6500, temperatures: ['T-FRZ', 'T-AMB'], needsPlug: true })] })];
    const instance = hub([food('dumplings', 5), goods('textiles', { m3: 5 })], either);
    expect(plan(instance)).toBe('FERRY 20RF: dumplings · FERRY 20RF: textiles');
    expect(codes(instance, ['dumplings', 'textiles'], '20RF')).toEqual(['MIX_TEMPERATURE T-AMB T-FRZ | 1']);
    expect(codes(hub([food('dumplings', 5)], ferry(1)), ['dumplings'])).toEqual(['UNIT_TEMPERATURE T-FRZ | T-AMB']);
  });
  test('as many cold boxes as the ship has sockets: the next waits for the next ship', () => {
    const two = [food('dumplings', 20), food('squid', 20), goods('textiles', { m3: 5 })];
    expect(plan(hub(two, ferry(2)))).toBe('FERRY 20GP: textiles · FERRY 20RF: dumplings · FERRY 20RF: squid');
    const short = hub(two, ferry(1));
    expect(solve(short).assignment.batches.map(({ departure, unit: type }) => `${departure} ${type}`)).toEqual(['FERRY 20GP', 'FERRY 20RF', 'LATER 20RF']);
    const bothNow = { batches: [{ departure: 'FERRY', unit: '20RF', consignments: ['dumplings'] }, { departure: 'FERRY', unit: '20RF', consignments: ['squid'] }], leftBehind: ['textiles'] };
    expect(checkPlan(short, bothNow).faults).toEqual([{ code: 'PLUGS', consignments: ['dumplings', 'squid'], departure: 'FERRY', unit: '20RF', value: 2, limit: 1 }]);
  });
});

test('a sailing that calls at two ports has its room once: what it carries to one, it cannot carry to the other', () => {
  const box = unit('40HQ', { m3: 68, price: 1000, teu: 2 });
  const to = (id: string, port: string) => sailing(id, { leaves: 48, room: { sailing: 'FERRY@2026-12-07', teu: 2 }, destinations: new Map([[port, { availableAt: { unit: hour(72), loose: hour(96) }, onwardPerRevenueTon: yuan(0) }]]), units: [box] });
  const instance = hub([goods('a', { m3: 60, destination: 'SEOUL', leftBehindCost: yuan(9000) }), goods('b', { m3: 60, destination: 'BUSAN', leftBehindCost: yuan(5000) })], [to('TO-INCHEON', 'SEOUL'), to('TO-BUSAN', 'BUSAN')]);
  expect(plan(instance)).toBe('TO-INCHEON 40HQ: a · behind: b');
  expect(solve(instance).cost).toBe(yuan(1000 + 5000));
  const both = { batches: [{ departure: 'TO-BUSAN', unit: '40HQ', consignments: ['b'] }, { departure: 'TO-INCHEON', unit: '40HQ', consignments: ['a'] }], leftBehind: [] };
  expect(checkPlan(instance, both).faults).toEqual([{ code: 'TEU', consignments: ['a', 'b'], departure: 'TO-BUSAN', unit: '40HQ', value: 4, limit: 2 }]);
});
