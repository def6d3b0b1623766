/**
 * One SKU in one warehouse through one horizon, day by day: goods come, what spoilt is thrown away, orders that wait are served, then those of the day, each from
 * the goods that spoil first; at a departure the position is filled up to its level. Orders that find nothing wait and are served late, none is lost.
 */
import type { Luck } from '../../support/index.ts';
import type { DrawNumber } from './demand-draw.ts';
import { makeShelf } from './shelf.ts';

const DAYS_PER_WEEK = 7;
/** Returns are back on the shelf after so many days. */
const RETURN_DAYS = 14;
/** Days after the horizon on which orders that wait are still served. */
export const EXTRA_DAYS = 7;

export interface SkuRun {
  /** By row of demand: a draw for each week. */
  readonly draws: readonly (readonly DrawNumber[])[];
  readonly days: number;
  /** Days of the shipments with their levels; the first level is what lies there at the start. */
  readonly orders: readonly { readonly day: number; readonly level: number }[];
  readonly startLevel: number;
  readonly shelfDays: number;
  /** Of the units sold; goods that spoil are not sold again. */
  readonly returned: number;
  readonly isResold: boolean;
}

export interface Tally {
  /** By row: orders, and those served after so many days (0, 1, … EXTRA_DAYS − 1). */
  readonly orders: Float64Array;
  readonly servedAfter: Float64Array;
  spoilt: number;
  returned: number;
  /** Units × days over a given age, see `agedDays`. */
  aged: number;
}

/** @param arrivesOn day on which shipment j can be sold; @param atPeak told what lies there each day once goods have come */
export const runSku = (run: SkuRun, arrivesOn: Float64Array, agedDays: number, luck: Luck, tally: Tally, atPeak: (day: number, units: number) => void): void => {
  const { draws, days, orders, startLevel, shelfDays, returned, isResold } = run;
  const rows = draws.length;
  const shelf = makeShelf();
  shelf.put(startLevel, 0, shelfDays);
  const coming: { day: number; units: number; leftAt: number }[] = [];
  const back = new Float64Array(days + EXTRA_DAYS + RETURN_DAYS + 1);
  const today = new Int32Array(rows);
  const week = new Int32Array(rows * DAYS_PER_WEEK);
  const waiting: { row: number; since: number; units: number }[] = [];
  let [onOrder, owed, next] = [0, 0, 0];

  const sell = (row: number, since: number, day: number, units: number): void => {
    const slot = row * EXTRA_DAYS + day - since;
    if (day - since < EXTRA_DAYS) tally.servedAfter[slot] = (tally.servedAfter[slot] as number) + units;
    if (returned === 0) return;
    for (let i = 0; i < units; i++)
      if (luck.next() < returned) {
        tally.returned += 1;
        if (isResold) back[day + RETURN_DAYS] = (back[day + RETURN_DAYS] as number) + 1;
      }
  };

  for (let day = 0; day < days + EXTRA_DAYS; day++) {
    for (let i = 0; i < coming.length; )
      if ((coming[i] as (typeof coming)[number]).day <= day) {
        const [{ units, leftAt }] = coming.splice(i, 1) as [(typeof coming)[number]];
        onOrder -= units;
        shelf.put(units, day, leftAt + shelfDays);
      } else i += 1;
    shelf.put(back[day] as number, day, Infinity);
    tally.spoilt += shelf.discard(day);
    if (day < days) {
      atPeak(day, shelf.onHand());
      for (const lot of shelf.lots()) if (day - lot.arrivedAt >= agedDays) tally.aged += lot.units;
    }
    while (waiting.length > 0 && shelf.onHand() > 0) {
      const first = waiting[0] as (typeof waiting)[number];
      const units = Math.min(first.units, shelf.onHand());
      shelf.take(units);
      owed -= units;
      sell(first.row, first.since, day, units);
      first.units -= units;
      if (first.units === 0) waiting.shift();
    }
    if (day >= days) continue;
    if (day % DAYS_PER_WEEK === 0) drawWeek(draws, day / DAYS_PER_WEEK, luck, week);
    let asked = 0;
    for (let row = 0; row < rows; row++) {
      const units = week[row * DAYS_PER_WEEK + (day % DAYS_PER_WEEK)] as number;
      today[row] = units;
      asked += units;
      tally.orders[row] = (tally.orders[row] as number) + units;
    }
    if (asked <= shelf.onHand()) {
      if (asked > 0) shelf.take(asked);
      for (let row = 0; row < rows; row++) if ((today[row] as number) > 0) sell(row, day, day, today[row] as number);
    } else {
      // Who comes first on a day is luck.
      for (let left = shelf.onHand(); left > 0; left--, asked--) {
        let at = luck.below(asked);
        let row = 0;
        while (at >= (today[row] as number)) at -= today[row++] as number;
        today[row] = (today[row] as number) - 1;
        shelf.take(1);
        sell(row, day, day, 1);
      }
      for (let row = 0; row < rows; row++)
        if ((today[row] as number) > 0) {
          waiting.push({ row, since: day, units: today[row] as number });
          owed += today[row] as number;
        }
    }
    for (; next < orders.length && (orders[next] as SkuRun['orders'][number]).day <= day; next++) {
      const units = (orders[next] as SkuRun['orders'][number]).level - (shelf.onHand() + onOrder - owed);
      if (units <= 0) continue;
      onOrder += units;
      coming.push({ day: arrivesOn[next] as number, units, leftAt: day });
    }
  }
};

/** The orders of a week fall on its days by luck. */
const drawWeek = (draws: readonly (readonly DrawNumber[])[], week: number, luck: Luck, into: Int32Array): void => {
  into.fill(0);
  for (const [row, weeks] of draws.entries()) {
    const units = weeks[week]?.(luck) ?? 0;
    for (let i = 0; i < units; i++) {
      const at = row * DAYS_PER_WEEK + luck.below(DAYS_PER_WEEK);
      into[at] = (into[at] as number) + 1;
    }
  }
};
