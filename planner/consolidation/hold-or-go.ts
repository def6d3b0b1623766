/**
 * Hold or go: what it costs the goods of a part-filled unit to wait for the next sailings, judged by what used to arrive.
 *
 * Model. Days are alike and independent: any day until a sailing's cut-off brings what one of the days of the history brought, each as likely. What
 * arrives joins the unit and bears its part of the price, so that goods that fill φ of it pay φ / min(1, φ + arrivals) of the price; waiting costs them
 * holding, and lateness where a promise is missed. The distribution of the arrivals is convolved exactly on a grid of a thousandth of the unit.
 * A day's fill is the greater of its weight in payloads and its volume in volumes: a mix of heavy and light days fills a unit a little less than told.
 * Not handled: weekdays, seasons, goods that could not share the unit (the history is to be of the same destination and class).
 */
import { minorUnits, share, type CubicCentimetres, type EpochMin, type Grams, type MinorUnits, type Share } from '../domain/index.ts';
import { checkMix } from './check-mix.ts';
import { checkSending } from './check-sending.ts';
import type { Consignment, Departure, Instance, UnitOffer } from './instance.ts';
import { byId, ownCost } from './plan-cost.ts';

/** All that arrived on one day of the past; a day without arrivals is a zero. */
export interface DayOfArrivals {
  readonly weight: Grams;
  readonly volume: CubicCentimetres;
}
export interface HoldOrGoQuestion {
  /** What lies in the unit now. */
  readonly present: readonly Consignment[];
  readonly unit: string;
  /** The sailings to choose from; those without such a unit are passed over. */
  readonly departures: readonly Departure[];
  readonly mix: Instance['mix'];
  readonly now: EpochMin;
  readonly history: readonly DayOfArrivals[];
  /** From this fill on a unit counts as full. */
  readonly fullFrom: Share;
}

export interface WaitingPoint {
  readonly departure: string;
  /** Sailings let go before it. */
  readonly waits: number;
  /** Whole days on which something may still arrive. */
  readonly days: number;
  /** What the goods present pay, expected; the parts sum to it. `handling`: stuffing and the way on. */
  readonly expectedCost: MinorUnits;
  readonly parts: Readonly<Record<'unit' | 'holding' | 'lateness' | 'handling', MinorUnits>>;
  readonly expectedFill: Share;
  readonly chanceFull: Share;
  /** Ids, ascending: promised before they could be had. */
  readonly atRisk: readonly string[];
}
export interface WaitingCurve {
  readonly points: readonly WaitingPoint[];
  /** Index of the cheapest; among equals the earliest. */
  readonly best: number;
}

/** Undefined: no history to judge by, or no sailing that takes the goods in such a unit. */
export const holdOrGo = ({ present, unit, departures, mix, now, history, fullFrom }: HoldOrGoQuestion): WaitingCurve | undefined => {
  const sailings = departures
    .flatMap((departure) => {
      const offer = departure.units.find(({ type, available }) => type === unit && available > 0);
      const isOpen = departure.readyBy.unit >= now && present.every((consignment) => checkSending(consignment, departure, unit).length === 0) && checkMix({ mix }, present, departure, unit).length === 0;
      return offer && isOpen ? [{ departure, offer }] : [];
    })
    .toSorted((a, b) => a.departure.departsAt - b.departure.departsAt || (a.departure.id < b.departure.id ? -1 : 1));
  if (history.length === 0 || sailings.length === 0) return undefined;
  const points = sailings.map(({ departure, offer }, waits) => toPoint(present, departure, offer, waits, Math.floor((departure.readyBy.unit - now) / MIN_PER_DAY), history, fullFrom));
  const least = Math.min(...points.map(({ expectedCost }) => expectedCost));
  return { points, best: points.findIndex(({ expectedCost }) => expectedCost === least) };
};

const MIN_PER_DAY = 1440;
const GRID = 1000;

const cellsOf = ({ weight, volume }: DayOfArrivals, offer: UnitOffer): number => Math.round(GRID * Math.max(weight / offer.payload, volume / offer.volume));

const toPoint = (present: readonly Consignment[], departure: Departure, offer: UnitOffer, waits: number, days: number, history: readonly DayOfArrivals[], fullFrom: Share): WaitingPoint => {
  const now = cellsOf({ weight: total(present, (c) => c.weight) as Grams, volume: total(present, (c) => c.volume) as CubicCentimetres }, offer);
  const arrivals = distribution(history.map((day) => cellsOf(day, offer)), days, GRID);
  const expected = (of: (fill: number) => number): number => arrivals.reduce((sum, chance, cells) => sum + chance * of(Math.min(GRID, now + cells)), 0);
  const place = { departure: departure.id, unit: offer.type };
  const own = present.flatMap((consignment) => ownCost(consignment, place, byId([departure])) ?? []);
  const parts = {
    // Whoever fills nothing pays nothing until somebody does; a unit that holds only him is his.
    unit: minorUnits(Math.round(expected((fill) => (fill === 0 ? offer.cost : (offer.cost * Math.min(now, GRID)) / fill)))),
    holding: minorUnits(total(own, ({ holding }) => holding)), lateness: minorUnits(total(own, ({ lateness }) => lateness)), handling: minorUnits(total(own, ({ stuffing, onward }) => stuffing + onward)),
  };
  return {
    departure: departure.id, waits, days, parts, expectedCost: minorUnits(parts.unit + parts.holding + parts.lateness + parts.handling),
    expectedFill: share(expected((fill) => fill / GRID)), chanceFull: share(Math.min(1, expected((fill) => (fill >= fullFrom * GRID ? 1 : 0)))),
    atRisk: present.filter(({ dueAt, destination }) => dueAt !== undefined && (departure.destinations.get(destination)?.availableAt.unit ?? 0) > dueAt).map(({ id }) => id).toSorted(),
  };
};

const total = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);

/** Chances of 0, 1, 2 … `most` cells after so many days, each drawn from the history; what is beyond `most` counts as `most`. */
const distribution = (history: readonly number[], days: number, most: number): Float64Array => {
  const chances = new Map<number, number>();
  for (const cells of history) chances.set(Math.min(most, cells), (chances.get(Math.min(most, cells)) ?? 0) + 1 / history.length);
  let sum = Float64Array.from({ length: most + 1 }, (_, cells) => (cells === 0 ? 1 : 0));
  for (let day = 0; day < days; day++) {
    const next = new Float64Array(most + 1);
    for (const [cells, chance] of chances)
      for (let before = 0; before <= most; before++) {
        const after = Math.min(most, before + cells);
        next[after] = (next[after] as number) + chance * (sum[before] as number);
      }
    sum = next;
  }
  return sum;
};
