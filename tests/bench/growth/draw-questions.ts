/** Questions to a generated network: from Chinese doors to markets, with cargo from a parcel to a box and a half, as in the bench of quotes. */
import { cubicCentimetres, DEFAULT_STATUSES, grams, minorUnits, parseInstant, type EpochMin, type PlaceKind } from '../../../planner/domain/index.ts';
import type { Dataset } from '../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import type { Luck } from './luck.ts';

const DOORS: readonly PlaceKind[] = ['district', 'city', 'park', 'bonded-zone'];
const CARGO = [[25, 0.15], [420, 3.2], [5200, 18], [12_000, 30], [12_000, 55], [22_000, 60]] as const;
/** All in one month, so that one timetable answers them. */
const READY = ['2026-12-07T09:00:00+08:00', '2026-12-08T14:00:00+08:00', '2026-12-10T17:00:00+08:00', '2026-12-12T16:00:00+08:00'].map(
  (at) => parseInstant(at) as EpochMin,
);

export const FIRST_READY = READY[0] as EpochMin;

export const drawQuestions = ({ places }: Dataset, count: number, luck: Luck): QuoteRequest[] => {
  const doors = places.filter((p) => p.country === 'CN' && DOORS.includes(p.kind));
  const markets = places.filter((p) => p.kind === 'market');
  return Array.from({ length: count }, (): QuoteRequest => {
    const [weightKg, volumeCbm] = luck.oneOf(CARGO);
    return {
      from: luck.oneOf(doors).id, to: luck.oneOf(markets).id, readyAt: luck.oneOf(READY), dueAt: undefined, regime: '9710', currency: 'CNY', modes: undefined,
      carriers: undefined, via: [], avoid: [], statuses: DEFAULT_STATUSES,
      cargo: {
        weight: grams(weightKg * 1000), volume: cubicCentimetres(Math.round(volumeCbm * 1e6)), value: { amount: minorUnits(3_000_000), currency: 'CNY' },
        hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined,
      },
    };
  });
};
