/** Pins that no plan can keep are named one by one, with the rule that is in the way; pins that can be kept are not. */
import { expect, test } from 'vitest';
import { explainNoPlan, type Pin } from '../../../planner/consolidation/index.ts';
import { goods, hub, sailing, unit } from './hub.ts';

const D1 = sailing('D1', { leaves: 48, units: [unit('20GP', { price: 1000, available: 1 })] });
const GOODS = [goods('a', { m3: 20 }), goods('b', { m3: 20 }), goods('late', { m3: 1, ready: 47 })];
const pin = (consignments: readonly string[], change: Partial<Pin> = {}): Pin => ({ consignments, departure: 'D1', unit: '20GP', closed: false, ...change });
const told = (pins: readonly Pin[], unplaced: readonly string[] = []): readonly string[] => explainNoPlan(hub(GOODS, [D1], { pins }), unplaced).map(({ pin: { consignments }, fault }) => `${consignments.join(' ')} ${fault.code}`);

test.each<[string, readonly Pin[], readonly string[]]>([
  ['one box for what fills two', [pin(['a', 'b'])], ['a b VOLUME']],
  ['a departure that is not there', [pin(['a'], { departure: 'D9' })], ['a UNKNOWN_DEPARTURE']],
  ['a type it does not have', [pin(['a'], { unit: '40HQ' })], ['a UNKNOWN_UNIT']],
  ['loose where nothing goes loose', [pin(['a'], { unit: 'loose' })], ['a NO_LOOSE']],
  ['goods that come too late', [pin(['late'], { unit: undefined })], ['late CUT_OFF']],
  ['two closed boxes where there is one', [pin(['a'], { closed: true }), pin(['late', 'b'], { closed: true })], ['a UNITS', 'late b CUT_OFF']],
  ['what can be kept', [pin(['a'])], []],
])('%s', (_name, pins, faults) => expect(told(pins)).toEqual(faults));

test('pins that keep every rule alone and leave each other no room: those the search could not place', () => {
  expect(told([pin(['a']), pin(['b'])], ['b'])).toEqual(['b PINNED']);
});
