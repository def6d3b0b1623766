import type { Currency, DayMin, Hours, Minutes, TariffRow, Zone } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Case, Feature } from './features.ts';
import { isPercent } from './list-features.ts';

const NO_TIME = 0 as Minutes;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

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

/** Of each line of a ride's card the first row, on all dates. */
const priceAllDepartures = ({ tariffs, sailings }: Dataset): TariffRow[] => {
  const rideCards = new Set(sailings.map(({ card }) => card));
  const kept = new Set<string>();
  return tariffs.flatMap((row) => {
    if (!rideCards.has(row.card)) return [row];
    const line = [row.card, row.code, row.unit, row.basis].join(' ');
    if (kept.has(line)) return [];
    kept.add(line);
    return [{ ...row, weekdays: undefined, validFrom: '2026-01-01', validTo: '2027-12-31' }];
  });
};

type Change = (dataset: Dataset, request: QuoteRequest) => { readonly dataset?: Partial<Dataset>; readonly request?: Partial<QuoteRequest> };

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
    return { dataset: { tariffs: tariffs.map(inQuote), vehicles: vehicles.map(inQuote) }, request: { cargo: { ...cargo, value: inQuote(cargo.value) } } };
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
  storage: () => ({ dataset: { storage: [] } }),
  departurePrices: (dataset) => ({ dataset: { tariffs: priceAllDepartures(dataset) } }),
  throughContracts: ({ services }) => ({ dataset: { services: services.map((each) => ({ ...each, contract: undefined })) } }),
  transit: ({ operations }) => ({ dataset: { operations: operations.filter(({ kind }) => kind !== 'transit' && kind !== 'reload') } }),
  closures: () => ({ dataset: { closures: [] } }),
  via: () => ({ request: { via: [] } }),
  avoid: () => ({ request: { avoid: [] } }),
  carriers: () => ({ request: { carriers: undefined } }),
};

/** The same case with one feature taken out. */
export const withoutFeature = (from: Case, feature: Feature): Case => {
  const { dataset, request } = CHANGES[feature](from.dataset, from.request);
  return {
    ...from, dataset: { ...from.dataset, ...dataset }, request: { ...from.request, ...request }, features: { ...from.features, [feature]: false },
  };
};
