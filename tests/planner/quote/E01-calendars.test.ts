/** Opening hours, holidays, make-up days, the horizon, and the end of the timetable. */
import { expect, test } from 'vitest';
import { ask, line, question } from '../../support/ask.ts';
import { timetable } from '../../support/timetable.ts';

const world = (extra = '') => timetable(`
  zone Asia/Shanghai BELT CNWEI
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 60km
  road KRINC MKT 60km
  intake loose 60m office
  ${extra}
  FERRY daily 1234567 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
`);
const first = (extra: string, ready: string) => {
  const w = world(extra);
  return line(w, ask(w, question('BELT', 'MKT', ready)).options[0]);
};

test('the CFS works from eight: goods that come early wait for it', () => {
  expect(first('', '2026-12-07T05:00:00+08:00')).toBe('BELT road 1h00 ~ wait 2h00 (closed) ~ intake 1h00 ~ wait 10h00 (departure spare 10h00) ~ daily Mo 19:00 Tu 09:00 ~ KRINC road 1h00 [28h00 ¥100.00 0.0kg]');
});
test('it is closed on Sundays', () => {
  expect(first('', '2026-12-12T17:30:00+08:00')).toContain('wait 37h30 (closed) ~ intake 1h00');
});
test('work that does not fit goes on at the next opening', () => {
  expect(first('', '2026-12-11T16:30:00+08:00')).toContain('BELT road 1h00 ~ intake 15h00');
});
test('a holiday closes it, a make-up day opens it on a Sunday', () => {
  expect(first('closed CN 2026-12-08', '2026-12-08T07:00:00+08:00')).toContain('wait 24h00 (closed)');
  expect(first('worked CN 2026-12-13', '2026-12-13T07:00:00+08:00')).not.toContain('closed');
});

test('sparse services are found to the last day of the 60-day horizon, and not after', () => {
  const sparse = (from: string) => timetable(`
    zone Asia/Shanghai BELT CNWEI
    zone Asia/Seoul KRINC MKT
    road BELT CNWEI 60km
    road KRINC MKT 60km
    FERRY late 1234567 CNWEI 19:00 -> KRINC +1 09:00 from ${from}
  `);
  const ask60 = (from: string) => ask(sparse(from), question('BELT', 'MKT', '2026-12-01T19:00:00+08:00'));
  expect(ask60('2027-01-30').options).toHaveLength(1);
  expect(ask60('2027-01-31')).toMatchObject({ options: [], noRoute: [{ reason: 'NO_CONNECTION' }] });
});

test('after the last day of the timetable the answer says so, and extrapolates nothing', () => {
  const ended = timetable(`
    zone Asia/Shanghai BELT CNWEI
    zone Asia/Seoul KRINC MKT
    road BELT CNWEI 60km
    road KRINC MKT 60km
    FERRY once 1234567 CNWEI 19:00 -> KRINC +1 09:00 until 2026-12-31
  `);
  expect(ask(ended, question('BELT', 'MKT', '2027-01-02T09:00:00+08:00')).noRoute[0]).toMatchObject({ reason: 'OUTSIDE_TIMETABLE', detail: { lastDay: '2026-12-31' } });
});

test('a Monday sailing is found from every day of the weeks around New Year', () => {
  const weekly = timetable(`
    zone Asia/Shanghai BELT CNWEI
    zone Asia/Seoul KRINC MKT
    road BELT CNWEI 60km
    road KRINC MKT 60km
    FERRY monday 1 CNWEI 19:00 -> KRINC +1 09:00
  `);
  for (let day = 0; day < 28; day++) {
    const ready = new Date(Date.UTC(2026, 11, 18 + day, 4)).toISOString();
    const option = ask(weekly, question('BELT', 'MKT', ready)).options[0];
    expect(option?.transit, ready).toBeLessThanOrEqual(7 * 1440 + 16 * 60);
  }
});
