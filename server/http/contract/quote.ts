/** The contract of `POST /api/v1/quotes`: what a client may send and what it gets. Schemas give validation, OpenAPI and types. */
import { z } from 'zod';
import { ASKABLE_STATUSES, CURRENCIES, MODES, REASONS, WARNING_CODES, BASES, LANGUAGES, PLACE_KINDS, CUT_OFFS } from '../../../planner/domain/index.ts';
import { MOST_VIA, PICKS } from '../../../planner/quote/index.ts';
import { LONGEST, MOST } from './limits.ts';

export const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/).meta({ description: 'A decimal number as a string', example: '3.2' });
export const instant = z.string().max(LONGEST.instant).meta({ description: 'RFC 3339 instant with an offset', example: '2026-12-07T09:00:00+08:00', format: 'date-time' });
const currency = z.enum(CURRENCIES).meta({ id: 'Currency' });

export const money = z
  .strictObject({ amount: z.string().meta({ description: 'Decimal string with as many decimals as the currency has', example: '30000' }), currency })
  .meta({ id: 'Money', example: { amount: '30000.00', currency: 'CNY' } });

/** Regimes a quote can be asked for: they decide customs hours and sites. */
export const REGIMES = ['9610', '9710', '9810', '1210', '0110'] as const;
export const TEMPERATURES = ['T-AMB', 'T-DEEP', 'T-FROZEN', 'T-CHILL', 'T-ICE', 'T-COOL', 'T-PHARMA', 'T-CRT', 'T-LIVE'] as const;

export const quoteRequest = z
  .strictObject({
    from: z.string().min(1).max(LONGEST.name).meta({ description: 'Place: id, UN/LOCODE, IATA or exact name; `port:` `airport:` `rail:` `market:` `wh:` force a kind', example: 'WH-HUANCUI' }),
    to: z.string().min(1).max(LONGEST.name).meta({ description: 'Place, as `from`', example: 'market:Seoul' }),
    weightKg: z.union([z.number(), decimal]).meta({ description: 'Gross weight, kg, over 0 to 1,000,000', example: 420 }),
    volumeCbm: z.union([z.number(), decimal]).meta({ description: 'Volume, m³, over 0 to 10,000', example: 3.2 }),
    value: money.meta({ description: 'Value of the goods' }),
    readyAt: instant.optional().meta({ description: 'When the goods can leave; default: the next full hour' }),
    readyUntil: instant.optional().meta({ description: 'Goods may be ready at any instant from readyAt to this one, at most 31 days later; default: at readyAt' }),
    dueAt: instant.optional().meta({ description: 'Options that arrive later are left out' }),
    regime: z.enum(REGIMES).optional().meta({ description: 'Customs supervision mode, default 9710' }),
    currency: currency.optional().meta({ description: 'Currency of the quote, default CNY' }),
    hsCode: z.string().regex(/^(\d{6}|\d{8}|\d{10})$/).optional().meta({ description: 'HS code of 6, 8 or 10 digits', example: '950710' }),
    temperature: z.enum(TEMPERATURES).optional().meta({ description: 'Temperature class, default T-AMB (ambient)' }),
    dg: z.string().regex(/^([1-9](\.\d)?|UN\d{4})$/).optional().meta({ description: 'Dangerous-goods class or UN number', example: 'UN3481' }),
    modes: z.array(z.enum(MODES)).min(1).max(MODES.length).optional().meta({ description: 'Modes that may be used, default all' }),
    carriers: z.array(z.string().min(1).max(LONGEST.name)).min(1).max(MOST.listed).optional().meta({ description: 'Carriers that may be used, by Chinese or English name; default all. Trucks are nobody’s' }),
    via: z.array(z.string().min(1).max(LONGEST.name)).max(MOST_VIA).optional().meta({ description: 'Places the goods must call at, in any order; a name shared with a city or market means the port, airport or rail terminal', example: ['KRINC'] }),
    avoid: z.array(z.string().min(1).max(LONGEST.name)).max(MOST.listed).optional().meta({ description: 'Places (as `via`) and services (by id) that may not be used' }),
    statuses: z.array(z.enum(ASKABLE_STATUSES as [string, ...string[]])).min(1).max(8).optional().meta({ description: 'Service statuses that may be used, default active, reported, assumed' }),
  })
  .meta({
    id: 'QuoteRequest',
    example: { from: 'WH-HUANCUI', to: 'market:Seoul', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' },
  });
export type QuoteRequestBody = z.infer<typeof quoteRequest>;

const confidence = z.enum(['sourced', 'estimated']).meta({ id: 'Confidence' });
const provenance = z
  .strictObject({ confidence, sources: z.array(z.string()).meta({ description: 'Ids of /api/v1/sources' }), remark: z.string() })
  .meta({ id: 'Provenance' });
const detail = z.record(z.string(), z.union([z.string(), z.number()]));

const step = z
  .strictObject({
    kind: z.enum(['ride', 'link', 'operation', 'wait']),
    mode: z.enum(MODES).nullable(),
    service: z.string().nullable(),
    serviceDate: z.string().nullable(),
    unit: z.string().meta({ description: 'What the goods ride in: `LCL`, `1×40GP`, `TRK68 shared`' }),
    from: z.string(),
    to: z.string(),
    startsAt: instant,
    endsAt: instant,
    calendar: z.enum(['published', 'assumed']).nullable(),
    note: z.string().meta({ description: 'One English sentence: what is done, or what is waited for with the binding cut-off' }),
    operation: z.string().nullable().meta({ description: 'load, intake, exportCustoms, stuff, discharge, importCustoms, handover, strip' }),
    wait: z
      .strictObject({
        kind: z.enum(['opening', 'departure']),
        service: z.string().nullable(),
        binding: z.enum([...CUT_OFFS, 'departure']).nullable(),
        closesAt: instant.nullable(),
        spareMin: z.number().int().nullable(),
      })
      .nullable(),
    distanceKm: z.number().nullable(),
    co2eKg: z.string(),
    provenance: provenance.nullable(),
  })
  .meta({ id: 'Step' });

const charge = z
  .strictObject({
    code: z.string(),
    step: z.number().int().meta({ description: 'Index of the step it belongs to' }),
    basis: z.enum([...BASES, 'sharedTruck']),
    quantity: z.string(),
    rate: z.string(),
    native: money,
    fx: z.string().meta({ description: 'Quote currency per unit of the native currency' }),
    amount: z.string(),
    currency,
    applied: z.array(z.enum(['minimum', 'nextBreak', 'maximum'])),
    provenance,
  })
  .meta({ id: 'Charge' });

const share = z.number().min(0).max(1);
const reliability = z
  .strictObject({
    p50At: instant.nullable().meta({ description: 'There by then in half of all cases; null: the timetable known does not say' }),
    p90At: instant.nullable().meta({ description: 'There by then in nine cases of ten' }),
    onTime: share.meta({ description: 'Probability of arriving by onTimeBy, to 1/10,000' }),
    onTimeBy: instant,
    promise: z.enum(['due', 'day']).meta({ description: 'What onTimeBy is: the due time asked for, or the end of the local day of the planned arrival' }),
    connections: z.array(
      z.strictObject({
        service: z.string(),
        serviceDate: z.string(),
        from: z.string(),
        missed: share.meta({ description: 'Probability that the goods come too late for this departure, after whatever happened before; they take the next one of the service' }),
        cancelled: share.meta({ description: 'Probability that the departure does not run' }),
      }),
    ).meta({ description: 'One for each ride by timetable' }),
    inputs: z.number().int().meta({ description: 'Distributions of delays and shares of completed departures the figures rest on' }),
    estimated: z.number().int().meta({ description: 'How many of them are estimates' }),
  })
  .meta({ id: 'Reliability', description: 'Arrival as chances: delays of every leg and operation, missed connections falling to the next departure' });

export const option = z
  .strictObject({
    id: z.string(),
    arrivesAt: instant,
    transitHours: z.number(),
    readyBy: instant.nullable().meta({ description: 'Goods ready by then still catch the first ride; null where nothing rides by timetable' }),
    price: money,
    co2eKg: z.string().meta({ description: 'kg CO2e, well to wheel, to the gram' }),
    picks: z.array(z.enum(PICKS)),
    reliability: reliability.nullable().meta({ description: 'null: something on the way has no distribution of delays' }),
    steps: z.array(step),
    charges: z.array(charge).meta({ description: 'The amounts sum exactly to the price' }),
  })
  .meta({ id: 'Option' });

export const exclusion = z
  .strictObject({
    what: z.string().meta({ description: 'A service id, or `service@date` for one departure, or the query' }),
    reason: z.enum(REASONS),
    margin: z.strictObject({ value: z.number(), unit: z.enum(['min', 'day']) }).nullable(),
    detail,
  })
  .meta({ id: 'Exclusion' });

export const warning = z.strictObject({ code: z.enum(WARNING_CODES), detail }).meta({ id: 'Warning' });

/** What each pick means, in one English sentence. */
export const pickDefinitions = z.strictObject(Object.fromEntries(PICKS.map((pick) => [pick, z.string()])) as Record<(typeof PICKS)[number], z.ZodString>);

export const quoteAnswer = z
  .strictObject({
    edition: z.string().meta({ description: 'Content id of the data it was computed on' }),
    engineVersion: z.string(),
    readyAt: instant,
    currency,
    scope: z.literal('door-to-door without destination duty and tax'),
    warnings: z.array(warning),
    options: z.array(option).meta({ description: 'The exact Pareto front over arrival, price and CO2e, ordered by arrival' }),
    excluded: z.array(exclusion).meta({ description: 'Services and departures that were ruled out, each with its first broken rule' }),
    noRoute: z.array(exclusion).meta({ description: 'Why there is no option; empty when there is one' }),
    pickDefinitions,
    search: z.strictObject({ labels: z.number().int(), ms: z.number() }),
  })
  .meta({ id: 'QuoteAnswer' });
export type QuoteAnswerBody = z.infer<typeof quoteAnswer>;

export const placeRef = z
  .strictObject({
    id: z.string(),
    kind: z.enum(PLACE_KINDS),
    country: z.string(),
    city: z.string(),
    names: z.strictObject(Object.fromEntries(LANGUAGES.map((l) => [l, z.string()])) as Record<(typeof LANGUAGES)[number], z.ZodString>),
    unlocode: z.string().nullable(),
    iata: z.string().nullable(),
    zone: z.string().meta({ description: 'IANA zone', example: 'Asia/Seoul' }),
    lon: z.number(),
    lat: z.number(),
    goods: z.array(z.string()),
    provenance,
  })
  .meta({ id: 'Place' });
const serviceRef = z
  .strictObject({
    id: z.string(),
    mode: z.enum(MODES),
    carrier: z.strictObject({ zh: z.string(), en: z.string() }),
    vessel: z.string(),
    status: z.string(),
    calendar: z.enum(['published', 'assumed']),
    validFrom: z.string(),
    validTo: z.string(),
    units: z.array(z.string()),
    cutOffsMin: z.record(z.string(), z.number().int()).meta({ description: 'Minutes before departure, by DCSA code' }),
    capacityKg: z.number().nullable(),
    cargoRule: z.string(),
    provenance,
    sailings: z.array(
      z.strictObject({
        from: z.string(), to: z.string(), weekdays: z.array(z.number().int()), everyWeeks: z.number().int(), departs: z.string(),
        arrives: z.string().nullable().meta({ description: 'Local clock; null where only the time under way is known' }), arrivesDay: z.number().int().nullable(), transitMin: z.number().int().nullable(),
        via: z.array(z.string()).meta({ description: 'Borders where the gauge changes' }), distanceKm: z.number(), provenance,
      }),
    ),
  })
  .meta({ id: 'Service' });
export const path = z.array(z.array(z.tuple([z.number(), z.number()]))).meta({ id: 'Path', description: 'Polylines of [lon, lat] points, split where they cross ±180°' });

/** Over HTTP the answer comes with what a map needs: the places it names and the line of each ride and link. */
export const quoteResponse = quoteAnswer
  .extend({
    places: z.record(z.string(), placeRef),
    paths: z.record(z.string(), path).meta({ description: 'Key `from>to:mode`' }),
  })
  .meta({ id: 'QuoteResponse' });

export const placeList = z.strictObject({ places: z.array(placeRef) }).meta({ id: 'PlaceList' });
export const networkResponse = z
  .strictObject({
    edition: z.string(),
    places: z.array(placeRef),
    services: z.array(serviceRef),
    paths: z.record(z.string(), path).meta({ description: 'Key `from>to:mode`, one for each sailing' }),
    cargoRules: z.array(z.strictObject({ id: z.string(), temperatures: z.array(z.string()), dangerousGoods: z.array(z.string()), text: z.strictObject({ zh: z.string(), en: z.string() }), provenance })),
    sources: z.array(z.strictObject({ id: z.string(), kind: z.string(), title: z.string(), ref: z.string() })),
  })
  .meta({ id: 'Network' });

export const reachResponse = z
  .strictObject({
    edition: z.string(),
    from: z.string(),
    readyAt: instant,
    cargo: z.strictObject({ weightKg: z.number(), volumeCbm: z.number() }),
    currency,
    markets: z.array(
      z.strictObject({
        market: z.string(),
        hours: z.number().nullable().meta({ description: 'Quickest, door to door' }),
        modes: z.array(z.enum(MODES)).meta({ description: 'Modes of the quickest' }),
        price: money.nullable().meta({ description: 'Lowest, of any option' }),
        priceModes: z.array(z.enum(MODES)),
        reasons: z.array(exclusion).meta({ description: 'Why there is no way' }),
      }),
    ),
    places: z.record(z.string(), placeRef),
  })
  .meta({ id: 'Reach' });

export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: 'Stable; texts exist for every code' }),
    detail: z.string(),
    requestId: z.string(),
    limit: z.strictObject({ name: z.string(), max: z.number() }).optional().meta({ description: 'The limit of the server that the request met', example: { name: 'bodyBytes', max: 65536 } }),
    errors: z.array(
      z.strictObject({
        pointer: z.string().meta({ description: 'JSON pointer into the body' }),
        code: z.string(),
        message: z.string().meta({ description: 'What is wrong and what to do, in the language asked for' }),
        value: z.string(),
        candidates: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.string() })),
      }),
    ).meta({ description: 'All faults at once' }),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problem>;
