/**
 * What a random case can be about. A feature is *present* when the dataset has it, and *decisive* when the front changes
 * once it is taken out.
 */
import type { Cargo, Currency, DayMin, Hours, Minutes, Vehicle, Zone } from '../../../../planner/domain/index.ts';
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
} as const;
export type Feature = keyof typeof PLANTED_BUGS;
export const FEATURES = Object.keys(PLANTED_BUGS) as readonly Feature[];

/** A network and a question to it. */
export interface Case {
  readonly seed: number;
  readonly dataset: Dataset;
  readonly request: QuoteRequest;
  readonly features: Readonly<Record<Feature, boolean>>;
}

const NO_TIME = 0 as Minutes;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const isPercent = (basis: string): boolean => basis === 'percentOfCharge' || basis === 'percentOfValue';
export const openAlways = (hours: Hours): Hours => ({
  ...hours, weekdays: [1, 2, 3, 4, 5, 6, 7], opensAt: 0 as DayMin, closesAt: 1440 as DayMin, closedOnHolidays: false,
});

/** The zone without its summer time: the offset of one instant, for ever. Etc/GMT counts westward. */
const fixedZone = (zone: string, at: number): Zone => {
  const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at * MINUTE_MS);
  const hours = Math.round((Date.parse(`${inZone.replace(' ', 'T')}:00Z`) / MINUTE_MS - at) / 60);
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
};
const lastDayOfYear = (at: number): string => `${new Date(at * MINUTE_MS + DAY_MS / 3).getUTCFullYear()}-12-31`;
const sooner = (a: string, b: string): string => (a < b ? a : b);

type Change = (dataset: Dataset, request: QuoteRequest) => { readonly dataset?: Partial<Dataset>; readonly cargo?: Partial<Cargo> };

const CHANGES: Readonly<Record<Feature, Change>> = {
  cutOffs: ({ services }) => ({ dataset: { services: services.map((each) => ({ ...each, cutOffs: {} })) } }),
  closingDays: ({ hours }) => ({ dataset: { hours: hours.map(openAlways) } }),
  weightBreaks: ({ tariffs }) => ({ dataset: { tariffs: tariffs.map((row) => ({ ...row, breaks: [] })) } }),
  minima: ({ tariffs, vehicles }) => ({
    dataset: {
      tariffs: tariffs.map((row) => ({ ...row, minQuantity: undefined, minAmount: undefined, maxAmount: undefined })),
      vehicles: vehicles.map((each) => ({ ...each, min: '0' })),
    },
  }),
  percentages: ({ tariffs }) => ({ dataset: { tariffs: tariffs.filter(({ basis }) => !isPercent(basis)) } }),
  fx: ({ tariffs, vehicles }, { currency, cargo }) => {
    const inQuote = <T extends { readonly currency: Currency }>(row: T): T => ({ ...row, currency });
    return { dataset: { tariffs: tariffs.map(inQuote), vehicles: vehicles.map(inQuote) }, cargo: { value: inQuote(cargo.value) } };
  },
  loadUnit: ({ operations }) => ({ dataset: { operations: operations.filter(({ kind }) => kind !== 'load' && kind !== 'stuff') } }),
  regimeSites: ({ clearances }) => ({ dataset: { clearances: clearances.map((each) => ({ ...each, sites: 'all' })) } }),
  clearanceTime: ({ clearances }) => ({ dataset: { clearances: clearances.map((each) => ({ ...each, p50: NO_TIME })) } }),
  dst: ({ places }, { readyAt }) => ({
    dataset: { places: places.map((place) => ({ ...place, zone: fixedZone(place.zone, readyAt) })) },
  }),
  yearWrap: ({ services }, { readyAt }) => ({
    dataset: { services: services.map((each) => ({ ...each, validTo: sooner(each.validTo, lastDayOfYear(readyAt)) })) },
  }),
  sharedTruck: ({ sharedTruck }) => ({ dataset: { sharedTruck: { ...sharedTruck, wholeAbove: '0' } } }),
  availability: ({ services }) => ({
    dataset: { services: services.map((each) => ({ ...each, availability: { loose: NO_TIME, container: NO_TIME } })) },
  }),
  emissions: ({ factors }) => ({ dataset: { factors: factors.map((factor) => ({ ...factor, grams: '0' })) } }),
};

/** The same case with one feature taken out. */
export const withoutFeature = (from: Case, feature: Feature): Case => {
  const { dataset, cargo } = CHANGES[feature](from.dataset, from.request);
  return {
    ...from,
    dataset: { ...from.dataset, ...dataset },
    request: { ...from.request, cargo: { ...from.request.cargo, ...cargo } },
    features: { ...from.features, [feature]: false },
  };
};

const dateIn = (at: number, zone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at * MINUTE_MS);
const offsetIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at * MINUTE_MS)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** Which features a dataset and a question have. */
export const listFeatures = (dataset: Dataset, request: QuoteRequest): Record<Feature, boolean> => {
  const { services, tariffs, operations, clearances, vehicles, places } = dataset;
  const { readyAt, cargo } = request;
  const zones = new Set(places.map(({ zone }) => zone));
  const lastDay = services.map(({ validTo }) => validTo).sort().at(-1) ?? '';
  const lastAt = Date.parse(`${lastDay}T00:00:00Z`) / MINUTE_MS;
  const share = (truck: Vehicle): number => Math.max(cargo.weight / truck.payload, cargo.volume / truck.volume);
  return {
    cutOffs: services.some(({ cutOffs }) => Object.keys(cutOffs).length > 0),
    closingDays: dataset.hours.some(({ weekdays, closedOnHolidays }) => closedOnHolidays || weekdays.length < 7) && dataset.holidays.length > 0,
    weightBreaks: tariffs.some(({ breaks }) => breaks.length > 0),
    minima: tariffs.some(({ minQuantity, minAmount }) => minQuantity !== undefined || minAmount !== undefined),
    percentages: tariffs.some(({ basis }) => isPercent(basis)),
    fx: [...tariffs, ...vehicles, cargo.value].some(({ currency }) => currency !== request.currency),
    loadUnit: operations.some(({ kind }) => kind === 'load' || kind === 'stuff'),
    regimeSites: clearances.some(({ sites }) => sites !== 'all'),
    clearanceTime: clearances.some(({ p50 }) => p50 > 0),
    dst: [...zones].some((zone) => offsetIn(readyAt, zone) !== offsetIn(lastAt, zone)),
    yearWrap: lastDay.slice(0, 4) > dateIn(readyAt, 'Asia/Shanghai').slice(0, 4),
    sharedTruck: vehicles.some((each) => each.unit === 'loose' && share(each) <= Number(dataset.sharedTruck.wholeAbove)),
    availability: services.some(({ availability }) => availability.loose > 0 || availability.container > 0),
    emissions: dataset.factors.some(({ grams }) => Number(grams) > 0),
  };
};
