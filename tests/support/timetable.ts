/**
 * A small world written as a timetable, for tests that read like one:
 *
 *   zone Asia/Shanghai BELT CNWEI       places; the first two letters of a port are its country, BELT… is a Chinese district
 *   zone Asia/Seoul KRINC MKT           MKT… is a Korean market
 *   road BELT CNWEI 20km                a lane both ways, driven at 60 km/h
 *   intake loose 60m office             an operation at every Chinese port (default: no time, always open)
 *   handover loose 60m office           the same at every Korean port
 *   customs 9710 CN export 2h           default: no time
 *   closed CN 2026-12-08                a holiday; `worked` makes a make-up day
 *   shut CNWEI 2026-12-08 2026-12-10    closed on these days, both included
 *   transit KR 24h                      goods may stay under customs at Korean ports
 *   storage KR 3 500                    days free, then CNY a day for a box, whatever its length
 *   late ride ferry min 50:0;90:60      a row of delays.csv; all that move and work need one, or quotes give no reliability
 *   runs ferry 0.95                     a row of completions.csv
 *   FERRY weihai-incheon 4 CNWEI 18:00 -> KRINC +1 09:00 cutoff FCO 6h cutoff LCO 24h available 5h lcl 100 fcl 2600 co2 10
 *
 * Prices: `lcl` CNY per revenue ton, `fcl` CNY per box, `fcl@2` the same on service days that are Tuesdays; trucks cost nothing. co2: g per tonne-kilometre (100 km a ride).
 */
import {
  cardId, cubicCentimetres, dayMin, factorId, grams, hoursId, metres, minutes, parseClock, placeId, serviceId, sourceId, type Closure, type CutOff, type HolidayEntry, type LoadUnit, type Minutes, type OperationKind,
  type CompletionRule, type DelayRule, type OperationRule, type Place, type Sailing, type Service, type StorageRule, type TariffRow, type Weekday, type ClearanceRule, type EmissionFactor, type RoadLane, editionId,
} from '../../planner/domain/index.ts';
import type { Edition } from '../../planner/network/index.ts';

const provenance = { confidence: 'estimated', sources: [sourceId('test')], remark: '' } as const;
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const lengthOf = (text: string): Minutes => {
  const m = /^(\d+(?:\.\d+)?)(m|h|d)$/.exec(text);
  if (!m) throw new Error(`not a length of time: ${text}`);
  return minutes(Number(m[1]) * { m: 1, h: 60, d: 1440 }[m[2] as 'm' | 'h' | 'd']);
};

export const timetable = (text: string): Edition => {
  const places: Place[] = [];
  const services: Service[] = [];
  const sailings: Sailing[] = [];
  const tariffs: TariffRow[] = [];
  const factors: EmissionFactor[] = [{ id: factorId('NONE'), per: 't', grams: '0', provenance }, { id: factorId('ROAD'), per: 'tkm', grams: '0', provenance }];
  const roadLanes: RoadLane[] = [];
  const holidays: HolidayEntry[] = [];
  const closures: Closure[] = [];
  const clearances: ClearanceRule[] = [];
  const storage: StorageRule[] = [];
  const delays: DelayRule[] = [];
  const completions: CompletionRule[] = [];
  const operation = (kind: OperationKind, country: string, unit: LoadUnit, duration = minutes(0), hours = 'always'): OperationRule => ({
    kind, country, unit, placeKinds: ['seaport'], duration, hours, card: undefined, factor: undefined, provenance,
  });
  const operations: OperationRule[] = (['loose', 'container'] as const).flatMap((unit) => [
    operation('intake', 'CN', unit), operation('exportCustoms', 'CN', unit), operation('importCustoms', 'KR', unit), operation('handover', 'KR', unit),
  ]);
  operations.push({ ...operation('load', 'CN', 'loose'), placeKinds: ['district'] });

  const tariff = (card: string, unit: LoadUnit, basis: TariffRow['basis'], rate: string): TariffRow => ({
    card: cardId(card), code: 'FREIGHT', unit, basis, rate, currency: 'CNY', minQuantity: undefined, minAmount: undefined, maxAmount: undefined, breaks: [], percentOf: undefined,
    volumetricDivisor: undefined, kgStep: undefined, weekdays: undefined, once: false, validFrom: '2020-01-01', validTo: '2030-12-31', status: 'loaded', provenance,
  });

  const addFerry = (words: string[]): void => {
    const [name, days, from, departs, , to, ...rest] = words as [string, string, string, string, string, string, ...string[]];
    const day = /^\+\d+$/.test(rest[0] ?? '') ? Number((rest.shift() as string).slice(1)) : 0;
    const arrives = parseClock(rest.shift() ?? '') ?? 0;
    const cutOffs: Partial<Record<CutOff, Minutes>> = {};
    const options: Record<string, string> = {};
    for (let i = 0; i < rest.length; )
      if (rest[i] === 'cutoff') {
        cutOffs[rest[i + 1] as CutOff] = lengthOf(rest[i + 2] as string);
        i += 3;
      } else {
        options[rest[i] as string] = rest[i + 1] as string;
        i += 2;
      }
    const available = lengthOf(options['available'] ?? '0m');
    const units = ([['loose', 'lcl'], ['container', 'fcl']] as const).filter(([, word]) => options[word] !== undefined).map(([unit]) => unit);
    services.push({
      id: serviceId(name), mode: 'ferry', carrier: { zh: name, en: name }, vessel: '', status: (options['status'] ?? 'active') as Service['status'], calendar: 'published',
      validFrom: options['from'] ?? '2026-01-01', validTo: options['until'] ?? '2027-12-31', units: units.length > 0 ? units : ['loose'], temperatures: ['T-AMB'], dangerousGoods: [], cutOffs,
      availability: { loose: available, container: available }, capacityTeu: undefined, capacityWeight: undefined, alternatesWith: undefined, contract: undefined, cargoRule: 'RULE', factor: factorId(name), terminalFactor: factorId('NONE'), provenance,
    });
    factors.push({ id: factorId(name), per: 'tkm', grams: options['co2'] ?? '0', provenance });
    if (options['lcl']) tariffs.push(tariff(name, 'loose', 'revenueTon', options['lcl']));
    const other = Object.entries(options).flatMap(([key, rate]) => (key.startsWith('fcl@') ? [{ weekdays: Array.from(key.slice(4), (d) => Number(d) as Weekday), rate }] : []));
    const usual = EVERY_DAY.filter((d) => !other.some(({ weekdays }) => weekdays.includes(d)));
    for (const basis of ['container20', 'container40'] as const) {
      if (options['fcl']) tariffs.push({ ...tariff(name, 'container', basis, options['fcl']), weekdays: other.length > 0 ? usual : undefined });
      for (const { weekdays, rate } of other) tariffs.push({ ...tariff(name, 'container', basis, rate), weekdays });
    }
    if (units.length === 0) tariffs.push(tariff(name, 'loose', 'bill', '0'));
    sailings.push({
      service: serviceId(name), from: placeId(from), to: placeId(to), weekdays: [...days].map((d) => Number(d) as Weekday), departs: dayMin(parseClock(departs) ?? 0),
      everyWeeks: Number(options['every'] ?? 1), arrival: { clock: dayMin(day * 1440 + arrives) }, via: [], distance: metres(100_000), card: cardId(name), provenance,
    });
  };

  for (const line of text.split('\n').map((l) => l.trim()).filter((l) => l !== '')) {
    const [word, ...words] = line.split(/\s+/) as [string, ...string[]];
    if (word === 'zone')
      for (const id of words.slice(1)) {
        const kind = id.startsWith('BELT') ? 'district' : id.startsWith('MKT') ? 'market' : 'seaport';
        const country = kind === 'district' ? 'CN' : kind === 'market' ? 'KR' : id.slice(0, 2);
        places.push({
          id: placeId(id), kind, country, city: '', names: { zh: id, en: id, ko: id, ja: id }, aliases: [], unlocode: undefined, iata: undefined, zone: words[0] as string,
          lon: 120 + places.length, lat: 36, goods: [], provenance,
        });
      }
    else if (word === 'road') roadLanes.push({ a: placeId(words[0] as string), b: placeId(words[1] as string), distance: metres(Number.parseFloat(words[2] as string) * 1000), provenance });
    else if (word === 'intake' || word === 'handover') {
      const i = operations.findIndex((o) => o.kind === word && o.unit === words[0]);
      operations[i] = { ...(operations[i] as OperationRule), duration: lengthOf(words[1] as string), hours: words[2] ?? 'always' };
    } else if (word === 'customs') {
      const [regime, country, direction, p50, sites] = words as [string, string, 'export' | 'import', string, string?];
      clearances.push({ regime, country, direction, p50: lengthOf(p50), p90: lengthOf(p50), sites: sites ? sites.split('|').map(placeId) : 'all', provenance });
    } else if (word === 'closed' || word === 'worked')
      holidays.push({ country: words[0] as string, date: words[1] as string, kind: word === 'closed' ? 'holiday' : 'workday', name: line, status: 'published', provenance });
    else if (word === 'shut') closures.push({ place: placeId(words[0] as string), from: words[1] as string, to: words[2] as string, provenance });
    else if (word === 'transit')
      for (const unit of ['loose', 'container'] as const) operations.push(operation('transit', words[0] as string, unit, lengthOf(words[1] as string)), operation('reload', words[0] as string, unit));
    else if (word === 'late') {
      const [of, key, per, quantiles] = words as [DelayRule['of'], string, DelayRule['per'], string];
      delays.push({ of, key, per, quantiles: quantiles.split(';').map((part) => ({ percent: Number(part.split(':')[0]), value: Number(part.split(':')[1]) })), provenance });
    } else if (word === 'runs') completions.push({ key: words[0] as string, runs: Number(words[1]), provenance });
    else if (word === 'storage') {
      const card = `STORAGE-${words[0]}`;
      tariffs.push(tariff(card, 'container', 'container20', words[2] as string), tariff(card, 'container', 'container40', words[2] as string));
      storage.push({ id: card, country: words[0] as string, placeKinds: ['seaport'], unit: 'container', freeDays: Number(words[1]), bands: [{ fromDay: 1, card: cardId(card) }], provenance });
    } else if (word === 'FERRY') addFerry(words);
    else throw new Error(`not a line of a timetable: ${line}`);
  }
  for (const [country, direction] of [['CN', 'export'], ['KR', 'import']] as const)
    if (!clearances.some((c) => c.regime === '9710' && c.country === country)) clearances.push({ regime: '9710', country, direction, p50: minutes(0), p90: minutes(0), sites: 'all', provenance });

  const road = { circuity: [{ underKm: undefined, factor: 1 }], speeds: [{ upToKm: undefined, kmh: 60 }], rest: { minutes: minutes(0), afterMin: minutes(0) }, links: [], partners: [], only: undefined, provenance };
  const truck = { payload: grams(1e12), volume: cubicCentimetres(1e12), currency: 'CNY', fixed: '0', perKm: '0', min: '0', fares: undefined, factor: factorId('ROAD'), provenance } as const;
  return {
    id: editionId('test'), places, services, sailings, holidays, closures, operations, clearances, tariffs, roadLanes, factors, couriers: [], storage, delays, completions,
    cargoRules: [{ id: 'RULE', temperatures: [], dangerousGoods: [], text: { zh: '-', en: '-' }, provenance }],
    sources: [{ id: sourceId('test'), kind: 'test', title: 'test', ref: '-' }],
    hours: [
      { id: hoursId('always'), weekdays: EVERY_DAY, opensAt: dayMin(0), closesAt: dayMin(1440), closedOnHolidays: false, provenance },
      { id: hoursId('office'), weekdays: [1, 2, 3, 4, 5, 6], opensAt: dayMin(480), closesAt: dayMin(1080), closedOnHolidays: true, provenance },
    ],
    roadRules: [{ country: 'CN', ...road }, { country: 'KR', ...road }],
    vehicles: ['CN', 'KR'].flatMap((country) => [
      { id: `${country}-TRUCK`, country, unit: 'loose' as const, feet: undefined, ...truck },
      { id: `${country}-CHASSIS20`, country, unit: 'container' as const, feet: 20 as const, ...truck },
      { id: `${country}-CHASSIS40`, country, unit: 'container' as const, feet: 40 as const, ...truck },
    ]),
    containers: [
      { id: '20GP', feet: 20, teu: 1, payload: grams(21_500_000), usable: cubicCentimetres(28e6), inside: { lengthMm: 5898, widthMm: 2352, heightMm: 2385 } },
      { id: '40GP', feet: 40, teu: 2, payload: grams(26_000_000), usable: cubicCentimetres(57e6), inside: { lengthMm: 12032, widthMm: 2352, heightMm: 2385 } },
      { id: '40HQ', feet: 40, teu: 2, payload: grams(26_000_000), usable: cubicCentimetres(68e6), inside: { lengthMm: 12032, widthMm: 2352, heightMm: 2690 } },
    ],
    sharedTruck: { minShare: '0.08', wholeAbove: '0.6' },
    exchange: [],
    warehouses: [], lastMiles: [], importTaxes: [], regimeRules: [],
    fairways: { nodes: [], legs: [] },
  };
};
