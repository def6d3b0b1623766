import type { TariffRow, Weekday } from '../../../../planner/domain/index.ts';
import { isoDate } from './clock.ts';
import type { Random } from './random.ts';

type Dates = Partial<Pick<TariffRow, 'validFrom' | 'validTo' | 'weekdays'>>;

/** On which dates the rows of a ride's card hold. */
export interface Periods {
  /** Rows that are charged whenever the card has a price. */
  readonly all: Dates;
  /** The freight, at a share of its usual rate in each period. */
  readonly freight: readonly { readonly share: number; readonly dates: Dates }[];
  /** A surcharge with a rate for each, or on some weekdays alone. */
  readonly season: readonly Dates[];
  /** The longer box has its first price some days after the shorter one. */
  readonly of40: Dates;
}

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Successive validities that meet inside the timetable, weekdays, or dates on which no departure has a price. */
export const drawPeriods = (random: Random, differ: boolean, readyDay: number): Periods => {
  const always: Periods = { all: {}, freight: [{ share: 1, dates: {} }], season: [{}], of40: {} };
  if (!differ) return always;
  const cut = (day: number): readonly [Dates, Dates] => [{ validTo: isoDate(day) }, { validFrom: isoDate(day + 1) }];
  const season = cut(readyDay);
  const share = random.int(45, 140) / 100;
  const some = random.sample(WEEK, random.int(3, 5));
  const others = WEEK.filter((weekday) => !some.includes(weekday));
  switch (random.pick(['validity', 'validity', 'weekdays', 'weekdays', 'season', 'unpriced'])) {
    case 'validity': {
      const [before, after] = cut(readyDay + random.int(2, 18));
      return { ...always, freight: [{ share: 1, dates: before }, { share, dates: after }], season };
    }
    case 'weekdays': {
      const of40 = random.chance(0.3) ? { validFrom: isoDate(readyDay + random.int(1, 6)) } : {};
      const peak = random.chance(0.5) ? [{ weekdays: some }] : season;
      return { all: {}, freight: [{ share: 1, dates: { weekdays: some } }, { share, dates: { weekdays: others } }], season: peak, of40 };
    }
    case 'unpriced': {
      const dates: Dates = random.chance(0.5) ? { weekdays: some } : { validFrom: isoDate(readyDay + random.int(1, 5)) };
      return { all: dates, freight: [{ share: 1, dates }], season: [], of40: {} };
    }
    default:
      return { ...always, season };
  }
};
