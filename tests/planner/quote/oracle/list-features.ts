import type { Vehicle } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Feature } from './features.ts';

const MINUTE_MS = 60_000;

export const isPercent = (basis: string): boolean => basis === 'percentOfCharge' || basis === 'percentOfValue';

const dateIn = (at: number, zone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at * MINUTE_MS);
const offsetIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at * MINUTE_MS)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

const repeats = (values: readonly unknown[]): boolean => new Set(values).size < values.length;

/** A card of a ride whose price is not the same on all dates. */
const pricesDepartures = ({ tariffs, sailings }: Dataset): boolean => {
  const rideCards = new Set(sailings.map(({ card }) => card));
  const rows = tariffs.filter(({ card }) => rideCards.has(card));
  return rows.some(({ weekdays }) => weekdays !== undefined) || repeats(rows.map(({ card, code, unit, basis }) => [card, code, unit, basis].join(' ')));
};

/** Which features a dataset and a question have. */
export const listFeatures = (dataset: Dataset, request: QuoteRequest): Record<Feature, boolean> => {
  const { services, tariffs, operations, clearances, vehicles, places } = dataset;
  const { readyAt, cargo } = request;
  const zones = new Set(places.map(({ zone }) => zone));
  const lastDay = services.map(({ validTo }) => validTo).sort().at(-1) ?? '';
  const lastAt = Date.parse(`${lastDay}T00:00:00Z`) / MINUTE_MS;
  const share = (truck: Vehicle): number => Math.max(cargo.weight / truck.payload, cargo.volume / truck.volume);
  const offers = (kind: string): boolean => operations.some((rule) => rule.kind === kind);
  return {
    cutOffs: services.some(({ cutOffs }) => Object.keys(cutOffs).length > 0),
    closingDays: dataset.hours.some(({ weekdays, closedOnHolidays }) => closedOnHolidays || weekdays.length < 7) && dataset.holidays.length > 0,
    weightBreaks: tariffs.some(({ breaks }) => breaks.length > 0),
    minima: tariffs.some(({ minQuantity, minAmount }) => minQuantity !== undefined || minAmount !== undefined),
    percentages: tariffs.some(({ basis }) => isPercent(basis)),
    fx: [...tariffs, ...vehicles, cargo.value].some(({ currency }) => currency !== request.currency),
    loadUnit: offers('load') || offers('stuff'),
    regimeSites: clearances.some(({ sites }) => sites !== 'all'),
    clearanceTime: clearances.some(({ p50 }) => p50 > 0),
    dst: [...zones].some((zone) => offsetIn(readyAt, zone) !== offsetIn(lastAt, zone)),
    yearWrap: lastDay.slice(0, 4) > dateIn(readyAt, 'Asia/Shanghai').slice(0, 4),
    sharedTruck: vehicles.some((each) => each.unit === 'loose' && share(each) <= Number(dataset.sharedTruck.wholeAbove)),
    availability: services.some(({ availability }) => availability.loose > 0 || availability.container > 0),
    emissions: dataset.factors.some(({ grams }) => Number(grams) > 0),
    storage: dataset.storage.length > 0,
    departurePrices: pricesDepartures(dataset),
    throughContracts: repeats(services.flatMap(({ contract }) => contract ?? [])) && tariffs.some(({ once }) => once) && offers('transit'),
    transit: offers('transit') && offers('reload'),
    closures: dataset.closures.length > 0,
    via: request.via.length > 0,
    avoid: request.avoid.length > 0,
    carriers: request.carriers !== undefined,
  };
};
