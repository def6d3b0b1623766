/** What options are compared by: one number a column, and which column is best. Words are the table's. */
import type { Option } from '../../api/types.ts';
import { sumDecimals } from '../../format/money.ts';
import { minutesBetween } from '../../format/time.ts';

/** Parts of a journey that every option has or lacks, so that charges of different ports stand in one row. */
export const STAGES = ['pickup', 'origin', 'carriage', 'transfer', 'destination', 'delivery'] as const;
export type Stage = (typeof STAGES)[number];

/** The stage of a step: rides carry; before and after them goods are moved by truck or worked on; what lies between is transfer. */
export const stageOf = ({ steps }: Pick<Option, 'steps'>, index: number): Stage => {
  const first = steps.findIndex(({ kind }) => kind === 'ride');
  const last = steps.findLastIndex(({ kind }) => kind === 'ride');
  const isLink = steps[index]?.kind === 'link';
  // Without a ride the truck carries.
  if (first < 0 || steps[index]?.kind === 'ride') return 'carriage';
  if (index < first) return isLink ? 'pickup' : 'origin';
  if (index > last) return isLink ? 'delivery' : 'destination';
  return 'transfer';
};

/** What a stage costs, as an exact decimal; undefined where nothing is charged. The stages of an option sum to its price. */
export const stageCharge = (option: Option, stage: Stage): string | undefined => {
  const amounts = option.charges.filter((charge) => stageOf(option, charge.step) === stage).map(({ amount }) => amount);
  return amounts.length > 0 ? sumDecimals(amounts) : undefined;
};

export const waitsOf = (option: Option): readonly { readonly place: string; readonly minutes: number }[] =>
  option.steps.filter(({ kind }) => kind === 'wait').map((step) => ({ place: step.from, minutes: minutesBetween(step.startsAt, step.endsAt) }));

/** The wait whose cut-off leaves the least to spare. */
export const tightestCutOff = (option: Option) =>
  option.steps.filter((step) => step.wait?.spareMin != null).reduce<Option['steps'][number] | undefined>((least, step) => (least && (least.wait?.spareMin ?? 0) <= (step.wait?.spareMin ?? 0) ? least : step), undefined);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
export const isEstimated = ({ provenance }: Option['charges'][number]): boolean => provenance.confidence === 'estimated';

export const MEASURES = ['price', 'arrival', 'p90', 'onTime', 'duration', 'co2e', 'readyBy', 'legs', 'wait', 'spare', 'estimated'] as const;
export type Measure = (typeof MEASURES)[number];
/** Later is better for the time goods must be ready by, and so is more time to spare and a better chance of being on time; of everything else less is. */
const MORE_IS_BETTER: readonly (Measure | Stage)[] = ['readyBy', 'spare', 'onTime'];

/** Instants in ms, lengths in minutes, shares from 0 to 1. Undefined: the option has no such figure. */
export const valueOf = (option: Option, measure: Measure | Stage): number | undefined => {
  switch (measure) {
    case 'price': return Number(option.price.amount);
    case 'arrival': return Date.parse(option.arrivesAt);
    case 'p90': return option.reliability?.p90At == null ? undefined : Date.parse(option.reliability.p90At);
    case 'onTime': return option.reliability?.onTime;
    case 'duration': return option.transitHours * 60;
    case 'co2e': return Number(option.co2eKg);
    case 'readyBy': return option.readyBy === null ? undefined : Date.parse(option.readyBy);
    case 'legs': return option.steps.filter(({ kind }) => kind === 'ride' || kind === 'link').length;
    case 'wait': return sumOf(waitsOf(option).map(({ minutes }) => minutes));
    case 'spare': return tightestCutOff(option)?.wait?.spareMin ?? undefined;
    case 'estimated': {
      const total = sumOf(option.charges.map(({ amount }) => Number(amount)));
      return total > 0 ? sumOf(option.charges.filter(isEstimated).map(({ amount }) => Number(amount))) / total : 0;
    }
    // Nothing charged is a price of nothing.
    default: return Number(stageCharge(option, measure) ?? 0);
  }
};

/** The best columns of a row; none where all are alike or fewer than two have a figure. */
export const bestOf = (options: readonly Option[], measure: Measure | Stage): readonly boolean[] => {
  const values = options.map((option) => valueOf(option, measure));
  const known = values.filter((value) => value !== undefined);
  const best = MORE_IS_BETTER.includes(measure) ? Math.max(...known) : Math.min(...known);
  const tells = known.length > 1 && known.some((value) => value !== best);
  return values.map((value) => tells && value === best);
};
/** Against the first column: how much more, exact where both are decimals. */
export const moneyDifference = (amount: string, base: string): string => sumDecimals([amount, base.startsWith('-') ? base.slice(1) : `-${base}`]);
