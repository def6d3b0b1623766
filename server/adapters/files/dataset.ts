/** Reads data/ into a Dataset and finds every fault at once; the edition is named by its content. Columns: tables.ts. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { minutes, PLACE_KINDS, placeId, sourceId, type Issue } from '../../../planner/domain/index.ts';
import { checkDataset, editionOf, type Dataset, type Edition } from '../../../planner/network/index.ts';
import { readRows, Row, type Cells } from './row.ts';
import { TABLES, type Table } from './tables.ts';

export interface LoadedDataset {
  readonly edition: Edition;
  readonly issues: readonly Issue[];
  /** The cells a row was read from, by column. */
  readonly cellsOf: (row: object) => Cells | undefined;
  /** File and line a row was read from. */
  readonly where: (row: object) => string;
}

const roadFile = z.strictObject({
  sharedTruck: z.strictObject({ minShare: z.string(), wholeAbove: z.string(), confidence: z.string(), sources: z.array(z.string()), remark: z.string() }),
  rules: z.array(
    z.strictObject({
      country: z.string().length(2),
      circuity: z.array(z.strictObject({ underKm: z.number().positive().optional(), factor: z.number().min(1).max(2) })).min(1),
      speeds: z.array(z.strictObject({ upToKm: z.number().positive().optional(), kmh: z.number().min(10).max(120) })).min(1),
      rest: z.strictObject({ minutes: z.number().int().nonnegative(), afterMin: z.number().int().nonnegative() }),
      links: z.array(z.strictObject({ from: z.array(z.enum(PLACE_KINDS)), to: z.array(z.enum(PLACE_KINDS)), withinKm: z.number().positive() })),
      partners: z.array(z.string().length(2)).default([]),
      only: z.array(z.string()).optional(),
      confidence: z.enum(['sourced', 'estimated']), sources: z.array(z.string()).min(1), remark: z.string(),
    }),
  ),
  lanes: z.array(
    z.strictObject({ a: z.string(), b: z.string(), distanceM: z.number().int().positive(), confidence: z.enum(['sourced', 'estimated']), sources: z.array(z.string()).min(1), remark: z.string() }),
  ),
});

export const loadDataset = (folder: URL): LoadedDataset => {
  const issues: Issue[] = [];
  const wheres = new WeakMap<object, string>();
  const cells = new WeakMap<object, Cells>();
  const item = <T extends object>(table: Table<T>, row: Row): T => {
    const made = table.read(row);
    wheres.set(made, row.where);
    cells.set(made, row.cells);
    return made;
  };
  const rows = <T extends object>(table: Table<T>): T[] => readRows(folder, table.file, table.columns, issues).map((row) => item(table, row));

  const { lanes, ...road } = readRoad(folder, issues, wheres);
  const dataset: Dataset = {
    sources: rows(TABLES.sources),
    places: rows(TABLES.places),
    hours: rows(TABLES.hours),
    holidays: rows(TABLES.holidays),
    services: rows(TABLES.services),
    sailings: rows(TABLES.sailings),
    operations: rows(TABLES.operations),
    clearances: rows(TABLES.clearances),
    tariffs: rows(TABLES.tariffs),
    storage: rows(TABLES.storage),
    vehicles: rows(TABLES.vehicles),
    containers: rows(TABLES.containers),
    couriers: rows(TABLES.couriers),
    warehouses: rows(TABLES.warehouses),
    lastMiles: rows(TABLES.lastMiles),
    importTaxes: rows(TABLES.importTaxes),
    regimeRules: rows(TABLES.regimeRules),
    delays: rows(TABLES.delays),
    completions: rows(TABLES.completions),
    cargoRules: rows(TABLES.cargoRules),
    factors: rows(TABLES.factors),
    exchange: rows(TABLES.exchange),
    closures: rows(TABLES.closures),
    ...road,
    roadLanes: lanes.map((lane) => item(TABLES.roadLanes, lane)),
    fairways: { nodes: rows(TABLES.fairwayNodes), legs: rows(TABLES.fairwayLegs).map((l) => l.leg) },
  };
  const where = (row: object): string => wheres.get(row) ?? 'data';
  issues.push(...checkDataset(dataset, where));
  return { edition: editionOf(dataset), issues, cellsOf: (row) => cells.get(row), where };
};

const readRoad = (folder: URL, issues: Issue[], wheres: WeakMap<object, string>): Pick<Dataset, 'sharedTruck' | 'roadRules'> & { readonly lanes: readonly Row[] } => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(new URL('road.json', folder), 'utf8'));
  } catch (cause) {
    issues.push({ code: 'UNREADABLE_ROW', severity: 'error', path: 'road.json', value: String(cause), detail: {} });
  }
  const read = roadFile.safeParse(parsed);
  if (!read.success) {
    for (const fault of read.error.issues) issues.push({ code: 'UNKNOWN_VALUE', severity: 'error', path: `road.json ${fault.path.join('.')}`, value: fault.message, detail: {} });
    return { sharedTruck: { minShare: '0', wholeAbove: '1' }, roadRules: [], lanes: [] };
  }
  const { sharedTruck, rules, lanes } = read.data;
  const provenance = (x: { confidence: 'sourced' | 'estimated'; sources: string[]; remark: string }) => ({ confidence: x.confidence, sources: x.sources.map(sourceId), remark: x.remark });
  return {
    sharedTruck: { minShare: sharedTruck.minShare, wholeAbove: sharedTruck.wholeAbove },
    roadRules: rules.map((rule, i) => {
      const item = {
        country: rule.country,
        circuity: rule.circuity.map((b) => ({ underKm: b.underKm, factor: b.factor })),
        speeds: rule.speeds.map((b) => ({ upToKm: b.upToKm, kmh: b.kmh })),
        rest: { minutes: minutes(rule.rest.minutes), afterMin: minutes(rule.rest.afterMin) },
        links: rule.links, partners: rule.partners, only: rule.only?.map(placeId), provenance: provenance(rule),
      };
      wheres.set(item, `road.json rules.${i}`);
      return item;
    }),
    lanes: lanes.map(
      ({ a, b, distanceM, confidence, sources, remark }, i) => new Row({ a, b, distance_m: String(distanceM), confidence, sources: sources.join('|'), remark }, `road.json lanes.${i}`, issues),
    ),
  };
};
