/** "Why not that one?", as a customer asks it: the first broken rule with its margin, or what beats it and by how much. */
import { expect, test } from 'vitest';
import { parseInstant, placeId, serviceId, toRfc3339 } from '../../../planner/domain/index.ts';
import { compileNetwork } from '../../../planner/network/index.ts';
import { whyNot, type Asked, type QuoteRequest, type WhyNot } from '../../../planner/quote/index.ts';
import { question } from '../../support/ask.ts';
import { timetable } from '../../support/timetable.ts';

const weihai = timetable(`
  zone Asia/Shanghai BELT CNWEI CNYNT
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 30km
  road BELT CNYNT 30km
  road KRINC MKT 60km
  FERRY weihai-incheon 24 CNWEI 18:00 -> KRINC +1 09:00 cutoff FCO 6h fcl 2600 fcl@2 2814
  FERRY yantai-incheon 35 CNYNT 20:00 -> KRINC +1 18:00 cutoff FCO 6h fcl 2800
  FERRY old-line 1 CNYNT 20:00 -> KRINC +1 10:00 fcl 1000 status suspended
`);
const ask = (asked: Asked, ready: string, changes: Partial<QuoteRequest> = {}): WhyNot => whyNot(compileNetwork(weihai), question('BELT', 'MKT', ready, changes), asked);
const departure = (service: string, date: string): Asked => ({ kind: 'departure', service: serviceId(service), date });
const service = (id: string): Asked => ({ kind: 'service', service: serviceId(id) });
const LATE_FOR_THURSDAY = '2026-12-10T12:00:00+08:00';

test('Q5: why not the Thursday boat? Missed its container cut-off by 30 min; ready by 11:30 would catch it and save CNY 214 and the wait', () => {
  // Without Yantai the next to arrive is Tuesday's, which is dearer.
  const { verdict, rule, missed } = ask(departure('weihai-incheon', '2026-12-10'), LATE_FOR_THURSDAY, { avoid: ['CNYNT'] });
  expect(verdict).toBe('missed');
  expect(rule).toEqual({ what: 'weihai-incheon@2026-12-10', reason: 'CUT_OFF_MISSED', margin: { value: 30, unit: 'min' }, detail: { cutOff: 'FCO', unit: 'container', place: 'CNWEI' } });
  expect(missed?.readyBy && toRfc3339(missed.readyBy, 'Asia/Shanghai')).toBe('2026-12-10T11:30:00+08:00');
  expect(missed?.saves).toEqual({ price: 214_00, time: 5 * 24 * 60 });
});

test('the minute it names is exact: ready then it is offered, a minute later it is missed', () => {
  const thursday = departure('weihai-incheon', '2026-12-10');
  expect(ask(thursday, '2026-12-10T11:30:00+08:00')).toMatchObject({ verdict: 'offered', offered: [expect.stringContaining('weihai-incheon@2026-12-10')] });
  expect(ask(thursday, '2026-12-10T11:31:00+08:00')).toMatchObject({ verdict: 'missed', rule: { margin: { value: 1 } } });
});

test('a sailing that can be met but is beaten says by what, and at which price or hour it would be offered', () => {
  // Ready in time for Wednesday's boat from Yantai, and for Thursday's from Weihai, which is cheaper but later; Friday's from Yantai is neither.
  const { verdict, beaten } = ask(departure('yantai-incheon', '2026-12-11'), '2026-12-09T09:00:00+08:00');
  expect(verdict).toBe('beaten');
  expect(beaten).toMatchObject({ by: expect.stringContaining('weihai-incheon@2026-12-10'), dearer: 200_00, later: 33 * 60, entersIf: { cheaper: 200_01, earlier: 48 * 60 + 1 } });
});

test('rules come with what they say: not running that day, status, carrier, avoided', () => {
  expect(ask(departure('weihai-incheon', '2026-12-11'), LATE_FOR_THURSDAY)).toMatchObject({ verdict: 'ruledOut', rule: { reason: 'NO_DEPARTURE', detail: { before: '2026-12-10', after: '2026-12-15' } } });
  expect(ask(service('old-line'), LATE_FOR_THURSDAY)).toMatchObject({ verdict: 'ruledOut', rule: { reason: 'STATUS_NOT_ASKED', detail: { status: 'suspended' } } });
  expect(ask(service('weihai-incheon'), LATE_FOR_THURSDAY, { carriers: ['yantai-incheon'] })).toMatchObject({ rule: { reason: 'CARRIER_NOT_ASKED' } });
  expect(ask(service('weihai-incheon'), LATE_FOR_THURSDAY, { avoid: ['CNWEI'] })).toMatchObject({ rule: { reason: 'AVOIDED', detail: { avoid: 'CNWEI' } } });
});

test('a due time too early for a line is the rule that keeps it out', () => {
  const due = { dueAt: parseInstant('2026-12-12T00:00:00+09:00') };
  expect(ask(service('weihai-incheon'), LATE_FOR_THURSDAY, due)).toMatchObject({ verdict: 'ruledOut', rule: { reason: 'AFTER_DUE_TIME' } });
});

test('places and modes are asked about in the same way', () => {
  expect(ask({ kind: 'place', place: placeId('CNYNT') }, LATE_FOR_THURSDAY).verdict).toBe('offered');
  expect(ask({ kind: 'place', place: placeId('CNYNT') }, LATE_FOR_THURSDAY, { avoid: ['CNYNT'] })).toMatchObject({ verdict: 'ruledOut', rule: { reason: 'AVOIDED' } });
  expect(ask({ kind: 'mode', mode: 'air' }, LATE_FOR_THURSDAY)).toMatchObject({ verdict: 'noWay' });
  expect(ask({ kind: 'mode', mode: 'ferry' }, LATE_FOR_THURSDAY).verdict).toBe('offered');
});
