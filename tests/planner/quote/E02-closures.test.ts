/** A place closed for some days: nothing leaves it, nothing arrives, no counter works; roads and other places go on. */
import { expect, test } from 'vitest';
import { ask, line, question } from '../../support/ask.ts';
import { timetable } from '../../support/timetable.ts';

const MORNING = '2026-12-07T09:00:00+08:00';
const NIGHT = '2026-12-07T22:00:00+08:00';
const first = (ready: string, ...extra: string[]) => {
  const world = timetable(`
    zone Asia/Shanghai BELT CNWEI CNYNT
    zone Asia/Seoul KRINC MKT
    road BELT CNWEI 60km
    road KRINC MKT 60km
    ${extra.join('\n')}
    FERRY daily 1234567 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
  `);
  return line(world, ask(world, question('BELT', 'MKT', ready)).options[0]);
};

test('nothing leaves on the days a port is closed, the last of them included', () => {
  expect(first(MORNING)).toContain('daily Mo 19:00 Tu 09:00');
  expect(first(MORNING, 'shut CNWEI 2026-12-07 2026-12-09')).toContain('wait 81h00 (departure spare 81h00) ~ daily Th 19:00 Fr 09:00');
});
test('nothing arrives there: the night ferry before stays in port, that of the closed day leaves for the next', () => {
  expect(first(MORNING, 'shut KRINC 2026-12-08 2026-12-08')).toContain('daily Tu 19:00 We 09:00');
  expect(first(MORNING, 'shut KRINC 2026-12-07 2026-12-07')).toContain('daily Mo 19:00 Tu 09:00');
});
test('other days and other ports change nothing', () => {
  const two = ['intake loose 60m office', 'road BELT CNYNT 90km', 'FERRY dear 1234567 CNYNT 19:00 -> KRINC +1 09:00 lcl 900'];
  const open = first(MORNING, ...two);
  expect(open).toContain('daily Mo 19:00');
  expect(first(MORNING, ...two, 'shut CNWEI 2026-12-10 2026-12-10')).toBe(open);
  expect(first(MORNING, ...two, 'shut CNYNT 2026-12-07 2026-12-10')).toBe(open);
  expect(first(MORNING, ...two, 'shut CNWEI 2026-12-07 2026-12-09')).toContain('intake 1h00 ~ wait 7h30 (departure spare 7h30) ~ dear Mo 19:00');
});
test('a counter that is always open is closed on a closed day, and work under way goes on after it', () => {
  const customs = ['intake loose 60m always', 'customs 9710 CN export 2h', 'shut CNWEI 2026-12-08 2026-12-08'];
  expect(first(NIGHT, ...customs)).toContain('BELT road 1h00 ~ intake 1h00 ~ wait 24h00 (closed) ~ exportCustoms 2h00 ~');
  expect(first(MORNING, 'customs 9710 KR import 20h', 'shut KRINC 2026-12-09 2026-12-10')).toContain('daily Mo 19:00 Tu 09:00 ~ importCustoms 68h00 ~ KRINC road');
});
test('a make-up day does not open a closed place', () => {
  const office = ['intake loose 60m office', 'worked CN 2026-12-13'];
  expect(first('2026-12-13T07:00:00+08:00', ...office)).toContain('BELT road 1h00 ~ intake 1h00');
  expect(first('2026-12-13T07:00:00+08:00', ...office, 'shut CNWEI 2026-12-13 2026-12-13')).toContain('wait 24h00 (closed) ~ intake 1h00');
});
test('roads pass a closed place', () => {
  expect(first(NIGHT, 'shut BELT 2026-12-07 2026-12-08')).toBe(first(NIGHT));
});
