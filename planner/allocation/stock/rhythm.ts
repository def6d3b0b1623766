/**
 * How a lane replenishes when a shipment goes at every nth departure: lengths between shipments, and the lead time.
 * The horizon's end is joined to its start, so that the lengths sum to the horizon however few sailings there are.
 */
import type { Lane, StockQuestion } from './question.ts';

const MIN_PER_DAY = 1440;
const HOURS_PER_DAY = 24;

/** Days throughout. */
export interface Rhythm {
  readonly shipments: number;
  /** Lengths between shipments and how many of each, ascending; together the horizon. */
  readonly gaps: readonly { readonly days: number; readonly count: number }[];
  readonly longestGap: number;
  /** Of the length a random day lies in: Σ gap² / Σ gap. */
  readonly review: number;
  readonly lead: number;
  readonly leadVariance: number;
  readonly longestLead: number;
}

export const rhythmOf = ({ weeks }: Pick<StockQuestion, 'weeks'>, lane: Lane, every: number): Rhythm => {
  const chosen = lane.departures.filter((_, i) => i % every === 0);
  const horizon = weeks * 7 * MIN_PER_DAY;
  const counts = new Map<number, number>();
  chosen.forEach((at, i) => {
    const next = i + 1 < chosen.length ? (chosen[i + 1] as number) : (chosen[0] as number) + horizon;
    counts.set(next - at, (counts.get(next - at) ?? 0) + 1);
  });
  const gaps = [...counts].toSorted((a, b) => a[0] - b[0]).map(([length, count]) => ({ days: length / MIN_PER_DAY, count }));
  const times = lane.leadTime.map(({ hours, share }) => ({ days: hours / HOURS_PER_DAY, share }));
  const lead = times.reduce((sum, { days, share }) => sum + days * share, 0);
  return {
    shipments: chosen.length, gaps, longestGap: gaps.at(-1)?.days ?? weeks * 7,
    review: gaps.reduce((sum, { days, count }) => sum + count * days * days, 0) / (weeks * 7), lead,
    leadVariance: times.reduce((sum, { days, share }) => sum + share * (days - lead) ** 2, 0),
    longestLead: times.reduce((most, { days, share }) => (share > 0 ? Math.max(most, days) : most), 0),
  };
};
