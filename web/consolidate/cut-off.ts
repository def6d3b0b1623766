/** The last minutes of a departure, and how near they are. */
import type { BoardDeparture } from '../api/consolidations.ts';

const HOUR = 3_600_000;
const URGENT = 4 * HOUR;
const SOON = 24 * HOUR;

export type Urgency = 'bad' | 'warn' | 'calm' | 'past';
export interface CutOff {
  /** Code of a cut-off, or `departure` where none is known. */
  readonly kind: string;
  readonly at: number;
}
/** What goods carried so must keep: whole units need no loose-cargo cut-off, loose goods none of containers. */
const IGNORED = { unit: 'LCO', loose: 'FCO' } as const;

export const cutOffsOf = ({ cutOffs, departsAt }: BoardDeparture, way?: 'unit' | 'loose'): readonly CutOff[] => {
  const kept = cutOffs.filter(({ kind }) => way === undefined || kind !== IGNORED[way]).map(({ kind, at }) => ({ kind, at: Date.parse(at) })).sort((a, b) => a.at - b.at);
  return kept.length > 0 ? kept : [{ kind: 'departure', at: Date.parse(departsAt) }];
};
/** The next one to come; undefined once the last is over. */
export const nextCutOff = (departure: BoardDeparture, now: number, way?: 'unit' | 'loose'): CutOff | undefined => cutOffsOf(departure, way).find(({ at }) => at > now);
export const urgencyOf = (cutOff: CutOff | undefined, now: number): Urgency => (!cutOff ? 'past' : cutOff.at - now < URGENT ? 'bad' : cutOff.at - now < SOON ? 'warn' : 'calm');
export const hasLeft = ({ departsAt }: BoardDeparture, now: number): boolean => Date.parse(departsAt) <= now;
