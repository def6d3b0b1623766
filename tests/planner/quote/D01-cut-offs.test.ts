/** Cut-offs, as a quoter meets them: the gate closes on paper, the next sailing is taken, the binding rule is named. */
import { expect, test } from 'vitest';
import { ask, line, question } from '../../support/ask.ts';
import { timetable } from '../../support/timetable.ts';

const weihai = (extra = '') => timetable(`
  zone Asia/Shanghai BELT CNWEI
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 30km
  road KRINC MKT 60km
  FERRY weihai-incheon 24 CNWEI 18:00 -> KRINC +1 09:00 cutoff FCO 6h fcl 2600 ${extra}
`);

// Thursday 2026-12-10: the container gate closes at 12:00 for the 18:00 ferry.
const thursdayGateAt = (gate: string) => {
  const [h, m] = gate.split(':').map(Number) as [number, number];
  const ready = h * 60 + m - 30;
  return `2026-12-10T${String(Math.floor(ready / 60)).padStart(2, '0')}:${String(ready % 60).padStart(2, '0')}:00+08:00`;
};

test('goods at the gate on the minute make the sailing', () => {
  const world = weihai();
  const answer = ask(world, question('BELT', 'MKT', thursdayGateAt('12:00')));
  expect(line(world, answer.options[0])).toBe('BELT road 0h30 ~ wait 6h00 (FCO spare 0h00) ~ weihai-incheon Th 18:00 Fr 09:00 ~ KRINC road 1h00 [21h30 ¥2600.00 0.0kg]');
});

test('Q4: half an hour late for the container cut-off takes the next sailing, and the sailing lasts 14 h', () => {
  const world = weihai();
  const answer = ask(world, question('BELT', 'MKT', thursdayGateAt('12:30')));
  expect(line(world, answer.options[0])).toBe(
    'BELT road 0h30 ~ wait 125h30 (FCO spare 119h30) ~ weihai-incheon Tu 18:00 We 09:00 ~ KRINC road 1h00 [141h00 ¥2600.00 0.0kg]',
  );
  const ride = answer.options[0]?.steps.find((s) => s.kind === 'ride');
  expect((ride?.endsAt ?? 0) - (ride?.startsAt ?? 0)).toBe(14 * 60);
  expect(answer.excluded).toEqual([
    { what: 'weihai-incheon@2026-12-10', reason: 'CUT_OFF_MISSED', margin: { value: 30, unit: 'min' }, detail: { cutOff: 'FCO', unit: 'container', place: 'CNWEI' } },
  ]);
});

test('of several cut-offs the strictest binds, wherever it stands in the chain', () => {
  const world = weihai('cutoff CUA 7h');
  const answer = ask(world, question('BELT', 'MKT', thursdayGateAt('11:30')));
  expect(answer.excluded[0]).toMatchObject({ what: 'weihai-incheon@2026-12-10', margin: { value: 30 }, detail: { cutOff: 'CUA' } });
});

test('loose and container goods have cut-offs of their own', () => {
  const world = weihai('cutoff LCO 24h lcl 100');
  const answer = ask(world, question('BELT', 'MKT', '2026-12-09T18:00:00+08:00'));
  expect(answer.options.map((o) => line(world, o))).toEqual([
    'BELT road 0h30 ~ wait 23h30 (FCO spare 17h30) ~ weihai-incheon Th 18:00 Fr 09:00 ~ KRINC road 1h00 [39h00 ¥2600.00 0.0kg]',
    'BELT road 0h30 ~ wait 143h30 (LCO spare 119h30) ~ weihai-incheon Tu 18:00 We 09:00 ~ KRINC road 1h00 [159h00 ¥100.00 0.0kg]',
  ]);
});
