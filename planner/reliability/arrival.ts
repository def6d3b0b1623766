/**
 * When goods on an itinerary really arrive, as chances of instants: what each stage takes is drawn around its plan, and whoever comes too late for a
 * departure, or whose departure does not run, takes the next one of the same service.
 *
 * Definition. Stages follow each other. Work and movement take the planned time and a spread (`spread.ts`). At a ride the works are done one after
 * the other; goods board the first departure, from the planned one on (never one before it), of which they keep every cut-off. Cut-offs count back
 * from the published departure. Each departure runs with the line's share of completed ones, else all who were to board it wait for the next. A ride
 * that runs arrives at its published time plus what it is late by.
 *
 * Method: convolution stage by stage on the instants themselves (`chances.ts`), a mixture over the departures boarded; exact up to rounding.
 * Complexity: O(T·P) a stage for T teeth of the combs and P pieces of its spread, O(L) a departure boarded for L teeth of its lateness; a ride does its works once for each departure that goods of
 * one stand may still catch. At a boarding all instants fall together to a few departures, so that T stays within days or weeks of quarters.
 * Checked against lots drawn by the words of data/README.md alone: `tests/planner/quote/G01-reliability.test.ts`.
 *
 * Not handled: dependence between delays (a storm holds all ships, a late ship departs late), space on the next departure, changes of plan (another
 * service, another port) by whoever sees goods come late, prices of waiting.
 */
import { delay, certain, Gathering, totalOf, type Chances } from './chances.ts';
import { GRID, type Spread } from './spread.ts';
import { endsOfWork, type UncertainWork } from './work.ts';

export interface Sailed {
  readonly departsAt: number;
  /** When goods can be claimed, as published. */
  readonly availableAt: number;
}

export type Stage =
  | { readonly kind: 'works'; readonly works: readonly UncertainWork[] }
  | { readonly kind: 'move'; readonly planned: number; readonly spread: Spread }
  | {
      readonly kind: 'ride';
      /** `lead`: minutes before departure by which the work must be done. */
      readonly works: readonly (UncertainWork & { readonly lead: number })[];
      /** The planned departure, then the later ones of the service, ascending. */
      readonly departures: readonly Sailed[];
      /** The share of departures that run, over 0 to 1. */
      readonly runs: number;
      /** How late one that runs arrives, from instant 0: its spreads added up (`delayed`). */
      readonly late: Chances;
    };

/** What happens at one ride. */
export interface Connection {
  /** Chance that the goods come too late for the planned departure, whatever made them late. */
  readonly missed: number;
  /** Chance that the planned departure does not run. */
  readonly cancelled: number;
}

export interface Arrival {
  /** May sum to less than 1: what is left finds no departure or open counter in the timetable known. */
  readonly chances: Chances;
  /** One for each ride, in order. */
  readonly connections: readonly Connection[];
}

/** A departure less likely to be boarded than this is not followed; its chance goes to the last one that is. */
const UNLIKELY = 2e-5;

/** Independent spreads added up, from instant 0. */
export const delayed = (spreads: readonly Spread[]): Chances => spreads.reduce((at, spread) => delay(at, 0, spread), certain(0));

/** @param startsAt When the goods are ready; or, with `aboard`, any instant: they are on the planned departure of the first ride. */
export const arrivalOf = (stages: readonly Stage[], startsAt: number, { aboard = false }: { readonly aboard?: boolean } = {}): Arrival => {
  const connections: Connection[] = [];
  let chances = certain(startsAt);
  for (const stage of aboard ? stages.slice(Math.max(0, stages.findIndex(({ kind }) => kind === 'ride'))) : stages) {
    if (stage.kind === 'move') chances = delay(chances, stage.planned, stage.spread);
    else if (stage.kind === 'works') chances = stage.works.reduce(endsOfWork, chances);
    else {
      const isBoarded = aboard && connections.length === 0;
      const boarding = isBoarded ? [1] : boardingOf(chances, stage);
      connections.push({ missed: Math.max(0, 1 - (boarding[0] ?? 0)), cancelled: 1 - stage.runs });
      const arriving = new Gathering();
      let waiting = 0;
      const last = boarding.findLastIndex((chance) => chance > UNLIKELY);
      const rest = boarding.slice(last + 1).reduce((sum, chance) => sum + chance, 0);
      for (let k = 0; k < stage.departures.length && (k <= last || waiting > UNLIKELY); k++) {
        const { availableAt } = stage.departures[k] as Sailed;
        const here = (k <= last ? (boarding[k] ?? 0) : 0) + (k === last ? rest : 0) + waiting;
        const running = isBoarded && k === 0 ? 1 : stage.runs;
        waiting = here * (1 - running);
        // The rest is too small to be followed, and yet must be somewhere.
        const leaves = k >= last && waiting <= UNLIKELY ? here : here - waiting;
        if (leaves === here) waiting = 0;
        for (const { at, mass } of stage.late) arriving.addComb({ at: availableAt + at, mass }, leaves);
      }
      chances = arriving.chances;
    }
  }
  return { chances, connections };
};

type Ride = Extract<Stage, { kind: 'ride' }>;

/** The chance of each departure to be the first that goods make. Those that came too late for one after an earlier work stay apart in the next. */
const boardingOf = (chances: Chances, { works, departures }: Ride): number[] => {
  let stands = new Map<number, Chances>([[0, chances]]);
  for (const work of works) {
    const sorted = new Map<number, Gathering>();
    for (const [earliest, before] of stands)
      for (const { at, mass } of endsOfWork(before, work)) {
        let k = earliest;
        let stand: Gathering | undefined;
        for (let tooth = 0; tooth < mass.length; tooth++) {
          const doneAt = at + tooth * GRID;
          while (k < departures.length && (departures[k] as Sailed).departsAt - work.lead < doneAt) {
            k += 1;
            stand = undefined;
          }
          if (k === departures.length) break;
          stand ??= sorted.get(k) ?? new Gathering();
          sorted.set(k, stand);
          stand.add(doneAt, mass[tooth] as number);
        }
      }
    stands = new Map([...sorted].sort(([a], [b]) => a - b).map(([k, gathered]) => [k, gathered.chances]));
  }
  const boarding: number[] = departures.map(() => 0);
  for (const [k, stand] of stands) boarding[k] = totalOf(stand);
  return boarding;
};
