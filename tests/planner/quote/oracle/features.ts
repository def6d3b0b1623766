/**
 * What a random case can be about. A feature is *present* when the dataset or the question has it, and *decisive* when the
 * front changes once it is taken out.
 */
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';

/** Each with the mistake its planted bug makes. */
export const PLANTED_BUGS = {
  cutOffs: 'cut-offs are measured when goods reach the gate, not when they are received and released',
  closingDays: 'counters work on holidays',
  weightBreaks: 'the next break is not paid where it is cheaper',
  minima: 'minimum quantities and amounts are ignored',
  percentages: "the goods' value is not converted to the row's currency",
  fx: 'exchange rates are kept to three digits',
  loadUnit: 'containers are chosen by weight alone',
  regimeSites: 'every port clears every regime',
  clearanceTime: 'customs take their p90',
  dst: "the ready time's offset is used for all dates",
  yearWrap: 'no service runs after the turn of the year',
  sharedTruck: 'a shared truck has no minimum share',
  availability: 'containers can be claimed when loose goods can',
  emissions: 'only one terminal of a ride emits',
  storage: 'a day that has only begun costs nothing',
  departurePrices: 'every departure costs what it would on the day the goods are ready',
  throughContracts: 'once-only charges are left out of every ride that leaves transit',
  transit: 'goods in transit must be released by customs as well',
  closures: 'ships still arrive at a closed place',
  via: 'places must be called at in the order they are named',
  avoid: 'services are avoided, but not places',
  carriers: 'carriers are known by their English name alone',
} as const;
export type Feature = keyof typeof PLANTED_BUGS;
export const FEATURES = Object.keys(PLANTED_BUGS) as readonly Feature[];

/** A deliberate mistake: that of a feature, or boarding no departure but the one whose goods are available first. */
export type Mistake = Feature | 'laterDepartures';

/** A network and a question to it. */
export interface Case {
  readonly seed: number;
  readonly dataset: Dataset;
  readonly request: QuoteRequest;
  readonly features: Readonly<Record<Feature, boolean>>;
}
