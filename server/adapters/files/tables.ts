/** How a row of each table of data/ is read: its columns and what they become. Patches name the same columns. Meanings: data/README.md. */
import {
  cardId, CURRENCIES, CUT_OFFS, cubicCentimetres, BASES, dayMin, factorId, grams, hoursId, LOAD_UNITS, metres, minutes, OPERATION_KINDS, PLACE_KINDS, placeId,
  DELAYS_OF, RIDE_MODES, serviceId, share, sourceId, STATUSES, type CargoRule, type Closure, type CompletionRule, type Courier, type DelayRule, type ImportTax, type Minutes, type ParcelRate, type Place, type RegimeRule, type RoadLane, type Sailing, type StorageRule, type TariffRow, type Vehicle, type WarehouseRates,
} from '../../../planner/domain/index.ts';
import type { Row } from './row.ts';

export interface Table<T> {
  readonly file: string;
  readonly columns: readonly string[];
  readonly read: (row: Row) => T;
}

const table = <T extends object>(file: string, columns: readonly string[], read: (row: Row) => T): Table<T> => ({ file, columns, read });
const PROVENANCE = ['confidence', 'sources', 'remark'];
const RATE_STATUS = ['example', 'loaded'] as const;
const hours = (n: number): Minutes => minutes(Math.round(n * 60));

export const TABLES = {
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
    ['id', 'mode', 'carrier_zh', 'carrier_en', 'vessel', 'status', 'calendar', 'valid_from', 'valid_to', 'units', 'temperatures', 'dangerous_goods', 'cargo_rule', 'cut_offs', 'available_loose_h', 'available_container_h', 'capacity_teu', 'capacity_kg', 'alternates_with', 'contract', 'factor', 'terminal_factor', ...PROVENANCE],
    (r) => ({
      id: serviceId(r.required('id')), mode: r.oneOf('mode', RIDE_MODES), carrier: { zh: r.required('carrier_zh'), en: r.required('carrier_en') }, vessel: r.text('vessel'),
      status: r.oneOf('status', STATUSES), calendar: r.oneOf('calendar', ['published', 'assumed'] as const), validFrom: r.date('valid_from'), validTo: r.date('valid_to'),
      units: r.listOf('units', LOAD_UNITS), temperatures: r.list('temperatures'), dangerousGoods: r.list('dangerous_goods'), cargoRule: r.required('cargo_rule'),
      cutOffs: r.durations('cut_offs', CUT_OFFS) as Partial<Record<(typeof CUT_OFFS)[number], Minutes>>,
      availability: { loose: hours(r.number('available_loose_h')), container: hours(r.number('available_container_h')) },
      capacityTeu: r.text('capacity_teu') === '' ? undefined : r.number('capacity_teu'),
      capacityWeight: r.text('capacity_kg') === '' ? undefined : grams(Math.round(r.number('capacity_kg', 1) * 1000)),
      alternatesWith: r.text('alternates_with') === '' ? undefined : serviceId(r.text('alternates_with')),
      contract: r.optional('contract'),
      factor: factorId(r.required('factor')), terminalFactor: factorId(r.required('terminal_factor')), provenance: r.provenance(),
    }),
  ),
  sailings: table(
    'sailings.csv',
    ['service', 'from', 'to', 'weekdays', 'every_weeks', 'departs', 'arrives', 'arrives_day', 'transit_h', 'via', 'distance_m', 'card', ...PROVENANCE],
    (r): Sailing => ({
      service: serviceId(r.required('service')), from: placeId(r.required('from')), to: placeId(r.required('to')), weekdays: r.weekdays('weekdays'), everyWeeks: r.integer('every_weeks', 1, 52),
      departs: r.clock('departs'), arrival: readArrival(r), via: r.list('via').map(placeId), distance: metres(r.integer('distance_m', 1)),
      card: r.card('card'), provenance: r.provenance(),
    }),
  ),
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
    ['card', 'code', 'unit', 'basis', 'rate', 'currency', 'min_quantity', 'min_amount', 'max_amount', 'breaks', 'percent_of', 'volumetric_cm3_per_kg', 'kg_step', 'weekdays', 'once', 'valid_from', 'valid_to', 'status', ...PROVENANCE],
    (r): TariffRow => ({
      card: cardId(r.required('card')), code: r.required('code'), unit: r.text('unit') === '' ? undefined : r.oneOf('unit', LOAD_UNITS), basis: r.oneOf('basis', BASES), rate: r.decimal('rate'),
      currency: r.oneOf('currency', CURRENCIES), minQuantity: r.optionalDecimal('min_quantity'), minAmount: r.optionalDecimal('min_amount'), maxAmount: r.optionalDecimal('max_amount'),
      breaks: readBreaks(r), percentOf: r.optional('percent_of'), volumetricDivisor: r.optionalDecimal('volumetric_cm3_per_kg'), kgStep: r.optionalDecimal('kg_step'),
      weekdays: r.text('weekdays') === '' ? undefined : r.weekdays('weekdays'), once: r.text('once') !== '' && r.yes('once'),
      validFrom: r.date('valid_from'), validTo: r.date('valid_to'), status: r.oneOf('status', RATE_STATUS), provenance: r.provenance(),
    }),
  ),
  storage: table('storage.csv', ['id', 'country', 'place_kinds', 'unit', 'free_days', 'bands', ...PROVENANCE], (r): StorageRule => ({
    id: r.required('id'), country: r.required('country'), placeKinds: r.listOf('place_kinds', PLACE_KINDS), unit: r.oneOf('unit', LOAD_UNITS), freeDays: r.integer('free_days', 0, 365),
    bands: readBands(r), provenance: r.provenance(),
  })),
  vehicles: table('vehicles.csv', ['id', 'country', 'unit', 'feet', 'payload_kg', 'volume_m3', 'currency', 'fixed', 'per_km', 'min', 'fares', 'further', 'factor', ...PROVENANCE], (r): Vehicle => ({
    id: r.required('id'), country: r.required('country'), unit: r.oneOf('unit', LOAD_UNITS), feet: readFeet(r), payload: grams(Math.round(r.number('payload_kg', 1) * 1000)), volume: cubicCentimetres(Math.round(r.number('volume_m3', 0.1) * 1e6)),
    currency: r.oneOf('currency', CURRENCIES), fixed: r.decimal('fixed'), perKm: r.decimal('per_km'), min: r.decimal('min'), fares: readFares(r), factor: factorId(r.required('factor')), provenance: r.provenance(),
  })),
  containers: table('containers.csv', ['id', 'feet', 'teu', 'payload_kg', 'usable_m3', 'length_mm', 'width_mm', 'height_mm', ...PROVENANCE], (r) => ({
    id: r.oneOf('id', ['20GP', '40GP', '40HQ'] as const), feet: readFeet(r) ?? 20, teu: r.number('teu', 1, 3), payload: grams(Math.round(r.number('payload_kg', 1) * 1000)), usable: cubicCentimetres(Math.round(r.number('usable_m3', 1) * 1e6)),
    inside: { lengthMm: r.integer('length_mm', 1), widthMm: r.integer('width_mm', 1), heightMm: r.integer('height_mm', 1) },
  })),
  couriers: table('couriers.csv', ['id', 'carrier_zh', 'carrier_en', 'from_country', 'to_country', 'p50_h', 'p90_h', 'heaviest_kg', 'regimes', 'valid_from', 'valid_to', 'card', 'factor', ...PROVENANCE], (r): Courier => ({
    id: r.required('id'), carrier: { zh: r.required('carrier_zh'), en: r.required('carrier_en') }, fromCountry: r.required('from_country'), toCountry: r.required('to_country'),
    p50: hours(r.number('p50_h')), p90: hours(r.number('p90_h')), heaviest: grams(Math.round(r.number('heaviest_kg', 0.1) * 1000)),
    regimes: r.list('regimes'), validFrom: r.date('valid_from'), validTo: r.date('valid_to'), card: cardId(r.required('card')), factor: factorId(r.required('factor')), provenance: r.provenance(),
  })),
  warehouses: table('warehouses.csv', ['id', 'currency', 'rent_per_month', 'inbound_per_m3', 'outbound_per_parcel', 'return_per_parcel', 'storage', 'capacity_m3', 'regimes', 'temperatures', 'put_away_h', 'status', ...PROVENANCE], (r): WarehouseRates => ({
    id: placeId(r.required('id')), currency: r.oneOf('currency', CURRENCIES), rentPerMonth: r.decimal('rent_per_month'), inboundPerM3: r.decimal('inbound_per_m3'), outboundPerParcel: r.decimal('outbound_per_parcel'), returnPerParcel: r.decimal('return_per_parcel'),
    storage: readPairs(r, 'storage', '0:95;91:140').map(({ from, rate }) => ({ fromDay: Number(from), perM3Day: rate })), capacity: cubicCentimetres(Math.round(r.number('capacity_m3', 0.1) * 1e6)),
    regimes: r.list('regimes'), temperatures: r.list('temperatures'), putAway: hours(r.number('put_away_h')), status: r.oneOf('status', RATE_STATUS), provenance: r.provenance(),
  })),
  lastMiles: table('last-miles.csv', ['id', 'from_country', 'to_country', 'up_to_km', 'currency', 'per_parcel', 'per_kg', 'within', 'factor', 'status', ...PROVENANCE], (r): ParcelRate => ({
    id: r.required('id'), fromCountry: r.required('from_country'), toCountry: r.required('to_country'), upToKm: r.number('up_to_km', 1), currency: r.oneOf('currency', CURRENCIES), perParcel: r.decimal('per_parcel'), perKg: r.decimal('per_kg'),
    within: readPairs(r, 'within', '24:0.95;48:0.99').map(({ from, rate }) => ({ hours: Number(from), share: share(Number(rate)) })), factor: factorId(r.required('factor')), status: r.oneOf('status', RATE_STATUS), provenance: r.provenance(),
  })),
  importTaxes: table('import-taxes.csv', ['id', 'country', 'way', 'duty', 'vat', 'vat_returned', 'free_up_to', 'currency', 'valid_from', 'valid_to', 'text_zh', 'text_en', ...PROVENANCE], (r): ImportTax => ({
    id: r.required('id'), country: r.required('country'), way: r.oneOf('way', ['direct', 'stock'] as const), duty: share(r.number('duty', 0, 1)), vat: share(r.number('vat', 0, 1)), isVatReturned: r.yes('vat_returned'), freeUpTo: r.decimal('free_up_to'), currency: r.oneOf('currency', CURRENCIES),
    validFrom: r.text('valid_from') === '' ? undefined : r.date('valid_from'), validTo: r.text('valid_to') === '' ? undefined : r.date('valid_to'), text: { zh: r.required('text_zh'), en: r.required('text_en') }, provenance: r.provenance(),
  })),
  regimeRules: table('regime-rules.csv', ['id', 'regime', 'valid_from', 'valid_to', 'text_zh', 'text_en', ...PROVENANCE], (r): RegimeRule => ({
    id: r.required('id'), regime: r.required('regime'), validFrom: r.date('valid_from'), validTo: r.text('valid_to') === '' ? undefined : r.date('valid_to'), text: { zh: r.required('text_zh'), en: r.required('text_en') }, provenance: r.provenance(),
  })),
  delays: table('delays.csv', ['of', 'key', 'per', 'quantiles', ...PROVENANCE], (r): DelayRule => ({
    of: r.oneOf('of', DELAYS_OF), key: r.required('key'), per: r.oneOf('per', ['min', 'percent'] as const), quantiles: readQuantiles(r), provenance: r.provenance(),
  })),
  completions: table('completions.csv', ['key', 'runs', ...PROVENANCE], (r): CompletionRule => ({ key: r.required('key'), runs: r.number('runs', 0.01, 1), provenance: r.provenance() })),
  cargoRules: table('cargo-rules.csv', ['id', 'temperatures', 'dangerous_goods', 'text_zh', 'text_en', ...PROVENANCE], (r): CargoRule => ({
    id: r.required('id'), temperatures: r.list('temperatures'), dangerousGoods: r.list('dangerous_goods'), text: { zh: r.required('text_zh'), en: r.required('text_en') }, provenance: r.provenance(),
  })),
  factors: table('emissions.csv', ['id', 'per', 'grams', 'label', ...PROVENANCE], (r) => ({
    id: factorId(r.required('id')), per: r.oneOf('per', ['tkm', 't', 'teu'] as const), grams: r.decimal('grams'), provenance: r.provenance(),
  })),
  exchange: table('exchange.csv', ['currency', 'cny_per_unit', 'as_of', 'status', ...PROVENANCE], (r) => ({
    currency: r.oneOf('currency', CURRENCIES), cnyPerUnit: r.decimal('cny_per_unit', 1e-9), asOf: r.date('as_of'), status: r.oneOf('status', RATE_STATUS), provenance: r.provenance(),
  })),
  closures: table('closures.csv', ['place', 'from', 'to', ...PROVENANCE], (r): Closure => ({ place: placeId(r.required('place')), from: r.date('from'), to: r.date('to'), provenance: r.provenance() })),
  /** The lanes of road.json, under the names a column would have. */
  roadLanes: table('road.json', ['a', 'b', 'distance_m', ...PROVENANCE], (r): RoadLane => ({
    a: placeId(r.required('a')), b: placeId(r.required('b')), distance: metres(r.integer('distance_m', 1)), provenance: r.provenance(),
  })),
  fairwayNodes: table('fairways/nodes.csv', ['id', 'lon', 'lat'], (r) => ({ id: r.required('id'), lon: r.number('lon', -180, 180), lat: r.number('lat', -90, 90) })),
  fairwayLegs: table('fairways/legs.csv', ['a', 'b'], (r) => ({ leg: [r.required('a'), r.required('b')] as const })),
};

/** A wall clock with its day, or where only the time under way is known, hours. */
const readArrival = (row: Row): Sailing['arrival'] => {
  if (row.text('transit_h') !== '') return { after: hours(row.number('transit_h', 0.1, 2400)) };
  return { clock: dayMin(row.clock('arrives') + 1440 * row.integer('arrives_day', 0, 90)) };
};

/** `100:33080;150:42690` and `50:9580`: a fare up to each distance, then so much for every further stretch. */
const readFares = (row: Row): Vehicle['fares'] => {
  if (row.text('fares') === '') return undefined;
  const pairs = (column: string): { from: string; rate: string }[] =>
    row.text(column).split(';').flatMap((part) => {
      const m = /^(\d+):(\d+(?:\.\d+)?)$/.exec(part);
      if (m) return [{ from: m[1] as string, rate: m[2] as string }];
      row.fault(column, 'UNKNOWN_VALUE', part, { known: '100:33080;150:42690' });
      return [];
    });
  const further = pairs('further')[0] ?? { from: '50', rate: '0' };
  return { steps: pairs('fares').map((p) => ({ upToKm: Number(p.from), price: p.rate })), further: { everyKm: Number(further.from), price: further.rate } };
};

/** `1:CARD-A;7:CARD-B`: what a day costs from each paid day on. */
const readBands = (row: Row): StorageRule['bands'] =>
  row.required('bands').split(';').flatMap((part) => {
    const m = /^(\d{1,3}):([A-Z0-9-]+)$/.exec(part);
    if (m) return [{ fromDay: Number(m[1]), card: cardId(m[2] as string) }];
    row.fault('bands', 'UNKNOWN_VALUE', part, { known: '1:CARD-A;7:CARD-B' });
    return [];
  });

/** `50:0;90:60;99:360`: the value that so many percent stay within. */
const readQuantiles = (row: Row): DelayRule['quantiles'] => {
  row.required('quantiles');
  return readPairs(row, 'quantiles', '50:0;90:60;99:360').map(({ from, rate }) => ({ percent: Number(from), value: Number(rate) }));
};

const readBreaks = (row: Row): TariffRow['breaks'] => readPairs(row, 'breaks', 'from:rate;from:rate');

/** `0:14.00;100:11.50`: from each quantity on, a rate. */
const readPairs = (row: Row, column: string, known: string): { from: string; rate: string }[] =>
  row.text(column).split(';').filter((part) => part !== '').flatMap((part) => {
    const m = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(part);
    if (!m) {
      row.fault(column, 'UNKNOWN_VALUE', part, { known });
      return [];
    }
    return [{ from: m[1] as string, rate: m[2] as string }];
  });

const readFeet = (row: Row): 20 | 40 | undefined => (row.text('feet') === '' ? undefined : row.oneOf('feet', ['20', '40'] as const) === '20' ? 20 : 40);
