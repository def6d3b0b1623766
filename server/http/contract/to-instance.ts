/** From a file of consolidation to the planner's instance. All faults at once, each with its JSON pointer into the file. */
import type { Currency, Result } from '../../../planner/domain/index.ts';
import { checkInstance, type Consignment, type Departure, type Instance, type Pin } from '../../../planner/consolidation/index.ts';
import { currencyOf, instanceFile, partsIn } from './instance-file.ts';
import { openRowFile, type Row } from './row-file.ts';
import type { Fault } from './to-domain.ts';

/** The planner's names in the file's. */
const NAMES: Readonly<Record<string, string>> = { weight: 'grossKg', volume: 'volumeCbm', payload: 'payloadKg', step: 'stepKg', from: 'fromKg', minimumMilliTons: 'minimumRevenueTons', capacityMilliTons: 'capacityRevenueTons' };

export const toInstance = (body: unknown): Result<Instance, Fault[]> => {
  const { whole, faults, read, rows, tellIssues } = openRowFile(body);
  read(instanceFile, body, '');
  if (!whole) return { ok: false, error: faults };
  const currency = currencyOf.safeParse(whole['currency']);
  const parts = partsIn(currency.success ? currency.data : ('CNY' satisfies Currency));
  const consignments: readonly Row<Consignment>[] = rows('consignments', parts.consignment);
  const departures: readonly Row<Departure>[] = rows('departures', parts.departure);
  const pins: readonly Row<Pin>[] = rows('pins', parts.pin);
  const instance: Instance = {
    currency: currency.success ? currency.data : 'CNY', consignments: consignments.map(({ value }) => value), departures: departures.map(({ value }) => value), pins: pins.map(({ value }) => value),
    mix: read(parts.mix, whole['mix'] ?? {}, '/mix') ?? { regimeGroups: [], segregated: [], apart: [] },
    churn: whole['churn'] === undefined ? undefined : read(parts.churn, whole['churn'], '/churn'),
  };
  // The rows that can be read are checked even when others cannot.
  tellIssues(checkInstance(instance), { consignments, departures, pins }, NAMES, ['consignments', 'departures']);
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: instance };
};
