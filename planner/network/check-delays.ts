/** Faults of delays and completions: rows that mean nothing or stand twice, quantiles out of order, and whatever moves or works without a row, since no delay is ever silently zero. */
import { ANY, NEVER_RUN, OPERATION_KINDS, RIDE_MODES, type DelayOf, type IssueCode, type OperationKind } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';
import { findDelay } from './find-delay.ts';

type Fault = (item: object, column: string, code: IssueCode, value: string, detail?: Readonly<Record<string, string | number>>) => void;

/** Customs have a median and a 90th percentile of their own; a change of gauge is delayed at its border. */
const WITHOUT_ROW: readonly OperationKind[] = ['exportCustoms', 'importCustoms', 'gaugeChange'];

export const checkDelays = (dataset: Dataset, where: (item: object) => string, fault: Fault): void => {
  const { delays, completions } = dataset;
  const services = new Set<string>(dataset.services.map((service) => service.id));
  const places = new Set<string>(dataset.places.map((place) => place.id));
  const countries = new Set(dataset.places.map((place) => place.country));
  const modes: readonly string[] = RIDE_MODES;
  const isKnown: Readonly<Record<DelayOf, (key: string) => boolean>> = {
    ride: (key) => modes.includes(key), discharge: (key) => modes.includes(key), service: (key) => services.has(key), border: (key) => places.has(key), road: (key) => countries.has(key),
    operation: (key) => (OPERATION_KINDS as readonly string[]).includes(key),
  };
  const seen = new Map<string, object>();
  const once = (row: object, key: string): void => {
    const first = seen.get(key);
    if (first) fault(row, 'key', 'DUPLICATE_ID', key, { first: where(first) });
    else seen.set(key, row);
  };
  for (const rule of delays) {
    once(rule, `${rule.of} ${rule.key}`);
    if (rule.key !== ANY && !isKnown[rule.of](rule.key)) fault(rule, 'key', 'UNKNOWN_ID', rule.key);
    if (rule.quantiles.length === 0) fault(rule, 'quantiles', 'MISSING', '');
    rule.quantiles.forEach(({ percent, value }, i) => {
      const before = rule.quantiles[i - 1] ?? { percent: 0, value: 0 };
      if (percent <= before.percent || percent > 100) fault(rule, 'quantiles', 'OUT_OF_RANGE', String(percent), { min: before.percent, max: 100 });
      if (value < before.value) fault(rule, 'quantiles', 'OUT_OF_RANGE', String(value), { min: before.value, max: '∞' });
    });
  }
  for (const rule of completions) {
    once(rule, `completions ${rule.key}`);
    if (!modes.includes(rule.key) && !services.has(rule.key)) fault(rule, 'key', 'UNKNOWN_ID', rule.key);
  }

  const needed = (item: object, column: string, of: DelayOf, key: string): void => {
    if (!findDelay(dataset, of, key)) fault(item, column, 'MISSING', `delays.csv ${of} ${key}`);
  };
  const checked = new Set<string>();
  const first = (key: string): boolean => !checked.has(key) && checked.add(key).has(key);
  for (const service of dataset.services) {
    if (NEVER_RUN.includes(service.status)) continue;
    if (first(`discharge ${service.mode}`)) needed(service, 'mode', 'discharge', service.mode);
    if (!findDelay(dataset, 'service', service.id) && first(`ride ${service.mode}`)) needed(service, 'mode', 'ride', service.mode);
    const runs = completions.some(({ key }) => key === service.id || key === service.mode);
    if (!runs && first(`completions ${service.mode}`)) fault(service, 'mode', 'MISSING', `completions.csv ${service.mode}`);
  }
  for (const sailing of dataset.sailings) for (const border of sailing.via) if (first(`border ${border}`)) needed(sailing, 'via', 'border', border);
  for (const rule of dataset.operations) if (!WITHOUT_ROW.includes(rule.kind) && first(`operation ${rule.kind}`)) needed(rule, 'kind', 'operation', rule.kind);
  for (const rule of dataset.roadRules) if (first(`road ${rule.country}`)) needed(rule, 'country', 'road', rule.country);
};
