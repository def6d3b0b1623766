/** Reads data/ into a Dataset, finds every fault at once, and names the edition by its content. Columns: data/README.md. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  cardId, CURRENCIES, CUT_OFFS, cubicCentimetres, BASES, dayMin, editionId, factorId, grams, hoursId, LOAD_UNITS, metres, minutes, OPERATION_KINDS, PLACE_KINDS, placeId,
  RIDE_MODES, serviceId, sourceId, STATUSES, type Issue, type Minutes, type Place, type TariffRow,
} from '../../../planner/domain/index.ts';
import { checkDataset, type Dataset, type Edition } from '../../../planner/network/index.ts';
import { readRows, type Row } from './row.ts';

export interface LoadedDataset {
  readonly edition: Edition;
  readonly issues: readonly Issue[];
}

const PROVENANCE = ['confidence', 'sources', 'remark'];
const RATE_STATUS = ['example', 'loaded'] as const;

const roadFile = z.strictObject({
  sharedTruck: z.strictObject({ minShare: z.string(), wholeAbove: z.string(), confidence: z.string(), sources: z.array(z.string()), remark: z.string() }),
  rules: z.array(
    z.strictObject({
      country: z.string().length(2),
      circuity: z.array(z.strictObject({ underKm: z.number().positive().optional(), factor: z.number().min(1).max(2) })).min(1),
      speeds: z.array(z.strictObject({ upToKm: z.number().positive().optional(), kmh: z.number().min(10).max(120) })).min(1),
      rest: z.strictObject({ minutes: z.number().int().nonnegative(), afterMin: z.number().int().nonnegative() }),
      links: z.array(z.strictObject({ from: z.array(z.enum(PLACE_KINDS)), to: z.array(z.enum(PLACE_KINDS)), withinKm: z.number().positive() })),
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
  const table = <T extends object>(file: string, columns: readonly string[], make: (row: Row) => T): T[] =>
    readRows(folder, file, columns, issues).map((row) => {
      const item = make(row);
      wheres.set(item, row.where);
      return item;
    });
  const hours = (n: number): Minutes => minutes(Math.round(n * 60));

  const road = readRoad(folder, issues, wheres);
  const dataset: Dataset = {
    sources: table('sources.csv', ['id', 'kind', 'title', 'ref', 'trust'], (r) => ({ id: sourceId(r.required('id')), kind: r.required('kind'), title: r.required('title'), ref: r.required('ref') })),
    places: table(
      'places.csv',
      ['id', 'kind', 'country', 'city', 'name_zh', 'name_en', 'name_ko', 'name_ja', 'aliases', 'unlocode', 'iata', 'zone', 'lon', 'lat', 'goods', ...PROVENANCE],
      (r): Place => ({
        id: placeId(r.required('id')), kind: r.oneOf('kind', PLACE_KINDS), country: r.required('country'), city: r.text('city'),
        names: { zh: r.required('name_zh'), en: r.required('name_en'), ko: r.required('name_ko'), ja: r.required('name_ja') },
        aliases: r.list('aliases'), unlocode: r.optional('unlocode'), iata: r.optional('iata'), zone: r.zone('zone'),
        lon: r.number('lon', -180, 180), lat: r.number('lat', -90, 90), goods: r.list('goods'), provenance: r.provenance(),
      }),
    ),
    hours: table('hours.csv', ['id', 'weekdays', 'opens', 'closes', 'closed_on_holidays', ...PROVENANCE], (r) => ({
      id: hoursId(r.required('id')), weekdays: r.weekdays('weekdays'), opensAt: r.clock('opens'), closesAt: r.clock('closes'), closedOnHolidays: r.yes('closed_on_holidays'), provenance: r.provenance(),
    })),
    holidays: table('holidays.csv', ['country', 'date', 'kind', 'name', 'status', ...PROVENANCE], (r) => ({
      country: r.required('country'), date: r.date('date'), kind: r.oneOf('kind', ['holiday', 'workday'] as const), name: r.required('name'),
      status: r.oneOf('status', ['published', 'estimated'] as const), provenance: r.provenance(),
    })),
    services: table(
      'services.csv',
      ['id', 'mode', 'carrier_zh', 'carrier_en', 'vessel', 'status', 'calendar', 'valid_from', 'valid_to', 'units', 'temperatures', 'dangerous_goods', 'cut_offs', 'available_loose_h', 'available_container_h', 'capacity_teu', 'factor', 'terminal_factor', ...PROVENANCE],
      (r) => ({
        id: serviceId(r.required('id')), mode: r.oneOf('mode', RIDE_MODES), carrier: { zh: r.required('carrier_zh'), en: r.required('carrier_en') }, vessel: r.text('vessel'),
        status: r.oneOf('status', STATUSES), calendar: r.oneOf('calendar', ['published', 'assumed'] as const), validFrom: r.date('valid_from'), validTo: r.date('valid_to'),
        units: r.listOf('units', LOAD_UNITS), temperatures: r.list('temperatures'), dangerousGoods: r.list('dangerous_goods'),
        cutOffs: r.durations('cut_offs', CUT_OFFS) as Partial<Record<(typeof CUT_OFFS)[number], Minutes>>,
        availability: { loose: hours(r.number('available_loose_h')), container: hours(r.number('available_container_h')) },
        capacityTeu: r.text('capacity_teu') === '' ? undefined : r.number('capacity_teu'),
        factor: factorId(r.required('factor')), terminalFactor: factorId(r.required('terminal_factor')), provenance: r.provenance(),
      }),
    ),
    sailings: table('sailings.csv', ['service', 'from', 'to', 'weekdays', 'departs', 'arrives', 'arrives_day', 'distance_m', 'card', ...PROVENANCE], (r) => ({
      service: serviceId(r.required('service')), from: placeId(r.required('from')), to: placeId(r.required('to')), weekdays: r.weekdays('weekdays'),
      departs: r.clock('departs'), arrives: dayMin(r.clock('arrives') + 1440 * r.integer('arrives_day', 0, 90)), distance: metres(r.integer('distance_m', 1)),
      card: cardId(r.required('card')), provenance: r.provenance(),
    })),
    operations: table('operations.csv', ['kind', 'place_kinds', 'country', 'unit', 'duration_min', 'hours', 'card', 'factor', ...PROVENANCE], (r) => ({
      kind: r.oneOf('kind', OPERATION_KINDS), placeKinds: r.listOf('place_kinds', PLACE_KINDS), country: r.required('country'), unit: r.oneOf('unit', LOAD_UNITS),
      duration: minutes(r.integer('duration_min')), hours: r.required('hours'), card: r.card('card'), factor: r.text('factor') === '' ? undefined : factorId(r.text('factor')), provenance: r.provenance(),
    })),
    clearances: table('clearances.csv', ['regime', 'country', 'direction', 'p50_min', 'p90_min', 'sites', ...PROVENANCE], (r) => ({
      regime: r.required('regime'), country: r.required('country'), direction: r.oneOf('direction', ['export', 'import'] as const), p50: minutes(r.integer('p50_min')), p90: minutes(r.integer('p90_min')),
      sites: r.required('sites') === 'all' ? ('all' as const) : r.list('sites').map(placeId), provenance: r.provenance(),
    })),
    tariffs: table(
      'tariffs.csv',
      ['card', 'code', 'unit', 'basis', 'rate', 'currency', 'min_quantity', 'min_amount', 'max_amount', 'breaks', 'percent_of', 'volumetric_cm3_per_kg', 'kg_step', 'valid_from', 'valid_to', 'status', ...PROVENANCE],
      (r): TariffRow => ({
        card: cardId(r.required('card')), code: r.required('code'), unit: r.text('unit') === '' ? undefined : r.oneOf('unit', LOAD_UNITS), basis: r.oneOf('basis', BASES), rate: r.decimal('rate'),
        currency: r.oneOf('currency', CURRENCIES), minQuantity: r.optionalDecimal('min_quantity'), minAmount: r.optionalDecimal('min_amount'), maxAmount: r.optionalDecimal('max_amount'),
        breaks: readBreaks(r), percentOf: r.optional('percent_of'), volumetricDivisor: r.optionalDecimal('volumetric_cm3_per_kg'), kgStep: r.optionalDecimal('kg_step'),
        validFrom: r.date('valid_from'), validTo: r.date('valid_to'), status: r.oneOf('status', RATE_STATUS), provenance: r.provenance(),
      }),
    ),
    vehicles: table('vehicles.csv', ['id', 'country', 'unit', 'feet', 'payload_kg', 'volume_m3', 'currency', 'fixed', 'per_km', 'min', 'factor', ...PROVENANCE], (r) => ({
      id: r.required('id'), country: r.required('country'), unit: r.oneOf('unit', LOAD_UNITS), feet: readFeet(r), payload: grams(Math.round(r.number('payload_kg', 1) * 1000)), volume: cubicCentimetres(Math.round(r.number('volume_m3', 0.1) * 1e6)),
      currency: r.oneOf('currency', CURRENCIES), fixed: r.decimal('fixed'), perKm: r.decimal('per_km'), min: r.decimal('min'), factor: factorId(r.required('factor')), provenance: r.provenance(),
    })),
    containers: table('containers.csv', ['id', 'feet', 'teu', 'payload_kg', 'usable_m3', ...PROVENANCE], (r) => ({
      id: r.oneOf('id', ['20GP', '40GP', '40HQ'] as const), feet: readFeet(r) ?? 20, teu: r.number('teu', 1, 3), payload: grams(Math.round(r.number('payload_kg', 1) * 1000)), usable: cubicCentimetres(Math.round(r.number('usable_m3', 1) * 1e6)),
    })),
    ...road,
    factors: table('emissions.csv', ['id', 'per', 'grams', 'label', ...PROVENANCE], (r) => ({
      id: factorId(r.required('id')), per: r.oneOf('per', ['tkm', 't', 'teu'] as const), grams: r.decimal('grams'), provenance: r.provenance(),
    })),
    exchange: table('exchange.csv', ['currency', 'cny_per_unit', 'as_of', 'status', ...PROVENANCE], (r) => ({
      currency: r.oneOf('currency', CURRENCIES), cnyPerUnit: r.decimal('cny_per_unit', 1e-9), asOf: r.date('as_of'), status: r.oneOf('status', RATE_STATUS), provenance: r.provenance(),
    })),
    fairways: {
      nodes: table('fairways/nodes.csv', ['id', 'lon', 'lat'], (r) => ({ id: r.required('id'), lon: r.number('lon', -180, 180), lat: r.number('lat', -90, 90) })),
      legs: table('fairways/legs.csv', ['a', 'b'], (r) => ({ leg: [r.required('a'), r.required('b')] as const })).map((l) => l.leg),
    },
  };
  issues.push(...checkDataset(dataset, (item) => wheres.get(item) ?? 'data'));
  return { edition: { ...dataset, id: contentId(dataset) }, issues };
};

/** The same facts in any order of rows have the same id. */
const contentId = (dataset: Dataset): Edition['id'] => {
  const canonical = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(canonical);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
  };
  const hash = createHash('sha256');
  for (const [name, part] of Object.entries(dataset).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rows = (Array.isArray(part) ? part : [part]).map((row) => JSON.stringify(canonical(row))).sort();
    hash.update(`${name}\n${rows.join('\n')}\n`);
  }
  return editionId(`ed-${hash.digest('hex').slice(0, 12)}`);
};

const readBreaks = (row: Row): TariffRow['breaks'] =>
  row.text('breaks').split(';').filter((part) => part !== '').flatMap((part) => {
    const m = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(part);
    if (!m) {
      row.fault('breaks', 'UNKNOWN_VALUE', part, { known: 'from:rate;from:rate' });
      return [];
    }
    return [{ from: m[1] as string, rate: m[2] as string }];
  });

const readFeet = (row: Row): 20 | 40 | undefined => (row.text('feet') === '' ? undefined : row.oneOf('feet', ['20', '40'] as const) === '20' ? 20 : 40);

const readRoad = (folder: URL, issues: Issue[], wheres: WeakMap<object, string>): Pick<Dataset, 'sharedTruck' | 'roadRules' | 'roadLanes'> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(new URL('road.json', folder), 'utf8'));
  } catch (cause) {
    issues.push({ code: 'UNREADABLE_ROW', severity: 'error', path: 'road.json', value: String(cause), detail: {} });
  }
  const read = roadFile.safeParse(parsed);
  if (!read.success) {
    for (const fault of read.error.issues) issues.push({ code: 'UNKNOWN_VALUE', severity: 'error', path: `road.json ${fault.path.join('.')}`, value: fault.message, detail: {} });
    return { sharedTruck: { minShare: '0', wholeAbove: '1' }, roadRules: [], roadLanes: [] };
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
        links: rule.links, provenance: provenance(rule),
      };
      wheres.set(item, `road.json rules.${i}`);
      return item;
    }),
    roadLanes: lanes.map((lane, i) => {
      const item = { a: placeId(lane.a), b: placeId(lane.b), distance: metres(lane.distanceM), provenance: provenance(lane) };
      wheres.set(item, `road.json lanes.${i}`);
      return item;
    }),
  };
};
