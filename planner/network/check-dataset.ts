/** Faults between the rows of a dataset: everything that would make an answer wrong or silently smaller. All at once. */
import { addDays, dayNumber, NEVER_RUN, type Closure, type Issue, type IssueCode, type Place, type Provenance, type TariffRow } from '../domain/index.ts';
import { checkDelays } from './check-delays.ts';
import type { Dataset } from './dataset.ts';
import { instantsOf } from './expand-departures.ts';
import { greatCircleKm } from './links.ts';
import { checkWarehouses } from './check-warehouses.ts';
import { nearnessOf } from './near.ts';

/** Faster than this none runs, terminal to terminal: ferries here 23.5 knots, box ships 25, freighters 900 km/h, trains 120. */
const FASTEST_KMH = { ferry: 70, sea: 55, air: 1000, rail: 120, post: 1000 } as const;
/** A leg may be shorter than the great circle by rounding of positions, not by more. */
const SHORTEST_SHARE_OF_GREAT_CIRCLE = 0.95;
/** Two places of a kind closer than this are one place under two ids. */
const SAME_PLACE_KM = 0.3;

export const checkDataset = (dataset: Dataset, where: (item: object) => string): Issue[] => {
  const issues: Issue[] = [];
  const fault = (item: object, column: string, code: IssueCode, value: string, detail: Issue['detail'] = {}): void => {
    issues.push({ code, severity: 'error', path: `${where(item)} ${column}`.trim(), value, detail });
  };
  const index = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> => {
    const map = new Map<string, T>();
    for (const item of items) {
      if (map.has(item.id)) fault(item, 'id', 'DUPLICATE_ID', item.id, { first: where(map.get(item.id) as T) });
      else map.set(item.id, item);
    }
    return map;
  };
  const places = index(dataset.places);
  const services = index(dataset.services);
  const hours = index(dataset.hours);
  const factors = index(dataset.factors);
  const sources = index(dataset.sources);
  index(dataset.vehicles);
  index(dataset.couriers);
  const cargoRules = index(dataset.cargoRules);
  const cards = new Set(dataset.tariffs.map((row) => row.card as string));
  const rated = new Set<string>(['CNY', ...dataset.exchange.map((rate) => rate.currency)]);
  const known = (map: { has(id: string): boolean }, item: object, column: string, id: string | undefined): boolean => {
    if (id === undefined || map.has(id)) return true;
    fault(item, column, 'UNKNOWN_ID', id);
    return false;
  };

  const withProvenance: readonly { readonly provenance: Provenance }[] = [
    ...dataset.places, ...dataset.hours, ...dataset.holidays, ...dataset.closures, ...dataset.services, ...dataset.sailings, ...dataset.operations, ...dataset.clearances, ...dataset.delays, ...dataset.completions, ...dataset.tariffs, ...dataset.storage,
    ...dataset.vehicles, ...dataset.warehouses, ...dataset.lastMiles, ...dataset.importTaxes, ...dataset.regimeRules, ...dataset.roadRules, ...dataset.roadLanes, ...dataset.factors, ...dataset.exchange,
  ];
  for (const item of withProvenance) for (const id of item.provenance.sources) known(sources, item, 'sources', id);

  const findNear = nearnessOf(dataset.places);
  for (const [i, a] of dataset.places.entries())
    for (const j of findNear(a, SAME_PLACE_KM)) {
      const b = dataset.places[j] as Place;
      if (j > i && a.kind === b.kind && a.id !== b.id && greatCircleKm(a, b) < SAME_PLACE_KM) fault(b, 'lon', 'DUPLICATE_PLACE', b.id, { other: a.id });
    }

  const closures = new Map<string, Closure>();
  for (const closure of dataset.closures) {
    known(places, closure, 'place', closure.place);
    if (closure.from > closure.to) fault(closure, 'to', 'VALIDITY_REVERSED', closure.to, { validFrom: closure.from });
    const key = [closure.place, closure.from, closure.to].join('|');
    const twin = closures.get(key);
    if (!twin) closures.set(key, closure);
    else if (twin !== closure) fault(closure, 'place', 'DUPLICATE_ID', closure.place, { first: where(twin) });
  }

  const sailed = new Set(dataset.sailings.map((s) => s.service));
  for (const service of dataset.services) {
    if (service.validFrom > service.validTo) fault(service, 'valid_to', 'VALIDITY_REVERSED', service.validTo, { validFrom: service.validFrom });
    if (service.units.length === 0) fault(service, 'units', 'MISSING', '');
    if (!NEVER_RUN.includes(service.status) && !sailed.has(service.id)) fault(service, 'id', 'EMPTY_CALENDAR', service.id);
    known(factors, service, 'factor', service.factor);
    known(factors, service, 'terminal_factor', service.terminalFactor);
    known(cargoRules, service, 'cargo_rule', service.cargoRule);
    known(services, service, 'alternates_with', service.alternatesWith);
  }

  for (const sailing of dataset.sailings) {
    const service = services.get(sailing.service);
    known(services, sailing, 'service', sailing.service);
    const ends = known(places, sailing, 'from', sailing.from) && known(places, sailing, 'to', sailing.to);
    known(cards, sailing, 'card', sailing.card);
    for (const border of sailing.via) known(places, sailing, 'via', border);
    if (sailing.weekdays.length === 0) fault(sailing, 'weekdays', 'EMPTY_CALENDAR', '');
    if (!service || !ends) continue;
    const [origin, destination] = [places.get(sailing.from) as Place, places.get(sailing.to) as Place];
    const { departsAt, arrivesAt } = instantsOf(sailing, dayNumber(service.validFrom), origin, destination);
    const underWay = arrivesAt - departsAt;
    if (underWay <= 0) fault(sailing, 'arrives', 'ARRIVES_BEFORE_DEPARTURE', String(underWay), { minutes: underWay });
    else {
      const kmh = (sailing.distance / 1000 / underWay) * 60;
      if (kmh > FASTEST_KMH[service.mode]) fault(sailing, 'arrives', 'IMPOSSIBLE_SPEED', kmh.toFixed(0), { kmh: Math.round(kmh), fastest: FASTEST_KMH[service.mode] });
    }
    const straight = greatCircleKm(origin, destination) * 1000;
    if (sailing.distance < straight * SHORTEST_SHARE_OF_GREAT_CIRCLE) fault(sailing, 'distance_m', 'OUT_OF_RANGE', String(sailing.distance), { min: Math.round(straight), max: '∞' });
    if (sailing.card === undefined) issues.push({ code: 'NO_TARIFF', severity: 'warning', path: `${where(sailing)} card`, value: '', detail: { unit: service.units.join('|'), service: service.id } });
    for (const unit of service.units)
      if (sailing.card !== undefined && cards.has(sailing.card) && !dataset.tariffs.some((r) => r.card === sailing.card && (r.unit === undefined || r.unit === unit)))
        issues.push({ code: 'NO_TARIFF', severity: 'warning', path: `${where(sailing)} card`, value: sailing.card ?? '', detail: { unit, service: service.id } });
  }

  for (const rule of dataset.operations) {
    known(hours, rule, 'hours', rule.hours);
    known(cards, rule, 'card', rule.card);
    known(factors, rule, 'factor', rule.factor);
    const twin = dataset.operations.find(
      (o) => o !== rule && o.kind === rule.kind && o.unit === rule.unit && o.country === rule.country && o.placeKinds.some((k) => rule.placeKinds.includes(k)),
    );
    if (twin && dataset.operations.indexOf(twin) < dataset.operations.indexOf(rule)) fault(rule, 'kind', 'DUPLICATE_ID', rule.kind, { first: where(twin) });
  }
  for (const rule of dataset.clearances) {
    if (rule.sites !== 'all') for (const site of rule.sites) known(places, rule, 'sites', site);
    if (rule.p90 < rule.p50) fault(rule, 'p90_min', 'OUT_OF_RANGE', String(rule.p90), { min: rule.p50, max: '∞' });
  }
  for (const row of dataset.tariffs) {
    if (!rated.has(row.currency)) fault(row, 'currency', 'CURRENCY_WITHOUT_RATE', row.currency);
    if (row.validFrom > row.validTo) fault(row, 'valid_to', 'VALIDITY_REVERSED', row.validTo, { validFrom: row.validFrom });
    if (row.basis === 'percentOfCharge' && !dataset.tariffs.some((r) => r.card === row.card && r.code === row.percentOf)) fault(row, 'percent_of', 'UNKNOWN_ID', row.percentOf ?? '');
    if (row.basis === 'chargeableKg' && row.volumetricDivisor === undefined) fault(row, 'volumetric_cm3_per_kg', 'MISSING', '');
    if (row.basis === 'chargeableKg' && row.kgStep === undefined) fault(row, 'kg_step', 'MISSING', '');
    const bases = dataset.tariffs.filter((r) => r.card === row.card && r.code === row.percentOf);
    for (const base of bases) if (row.basis === 'percentOfCharge' && base.currency !== row.currency) fault(row, 'currency', 'UNKNOWN_VALUE', row.currency, { known: base.currency });
  }
  index(dataset.storage);
  for (const rule of dataset.storage) {
    if (rule.bands.length === 0) fault(rule, 'bands', 'MISSING', '');
    for (const [i, band] of rule.bands.entries()) {
      known(cards, rule, 'bands', band.card);
      const least = i === 0 ? 1 : (rule.bands[i - 1]?.fromDay ?? 0) + 1;
      if (band.fromDay < least || (i === 0 && band.fromDay !== 1)) fault(rule, 'bands', 'OUT_OF_RANGE', String(band.fromDay), { min: least, max: i === 0 ? 1 : '∞' });
    }
    const twin = dataset.storage.find((o) => o !== rule && o.unit === rule.unit && o.country === rule.country && o.placeKinds.some((k) => rule.placeKinds.includes(k)));
    if (twin && dataset.storage.indexOf(twin) < dataset.storage.indexOf(rule)) fault(rule, 'place_kinds', 'DUPLICATE_ID', rule.id, { first: where(twin) });
  }
  for (const vehicle of dataset.vehicles) {
    if (!rated.has(vehicle.currency)) fault(vehicle, 'currency', 'CURRENCY_WITHOUT_RATE', vehicle.currency);
    known(factors, vehicle, 'factor', vehicle.factor);
    if (vehicle.unit === 'container' && vehicle.feet === undefined) fault(vehicle, 'feet', 'MISSING', '');
  }
  for (const courier of dataset.couriers) {
    known(cards, courier, 'card', courier.card);
    known(factors, courier, 'factor', courier.factor);
  }
  issues.push(...checkWarehouses(dataset, where));
  for (const lane of dataset.roadLanes) {
    known(places, lane, 'a', lane.a);
    known(places, lane, 'b', lane.b);
  }
  checkDelays(dataset, where, fault);
  const waypoints = new Set(dataset.fairways.nodes.map((n) => n.id));
  for (const leg of dataset.fairways.legs)
    for (const id of leg) if (!waypoints.has(id) && !places.has(id)) issues.push({ code: 'UNKNOWN_ID', severity: 'error', path: `fairways/legs.csv ${leg.join('-')}`, value: id, detail: {} });
  for (const gap of priceGaps(dataset)) fault(gap.row, 'valid_from', 'VALIDITY_GAP', `${gap.row.card} ${gap.row.code}`, { from: gap.from, to: gap.to });
  return issues;
};

/** Days between two successive validities of one line of a card, and days a service runs past the last price of its card. */
const priceGaps = (dataset: Dataset): { row: TariffRow; from: string; to: string }[] => {
  const gaps: { row: TariffRow; from: string; to: string }[] = [];
  const lines = new Map<string, TariffRow[]>();
  for (const row of dataset.tariffs) {
    const key = [row.card, row.code, row.unit ?? '', row.basis].join('|');
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  for (const rows of lines.values()) {
    const ordered = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    ordered.slice(1).forEach((row, i) => {
      const free = addDays((ordered[i] as TariffRow).validTo, 1);
      if (free < row.validFrom) gaps.push({ row, from: free, to: addDays(row.validFrom, -1) });
    });
  }
  // Of two services under one id the first is meant, as everywhere in this file.
  const services = new Map(dataset.services.toReversed().map((service) => [service.id, service]));
  const cards = new Map<string | undefined, TariffRow[]>();
  for (const row of dataset.tariffs) cards.set(row.card, [...(cards.get(row.card) ?? []), row]);
  const lastOfCard = new Map([...cards].map(([card, rows]) => [card, rows.toSorted((a, b) => (a.validTo < b.validTo ? 1 : -1))[0]]));
  for (const sailing of dataset.sailings) {
    const service = services.get(sailing.service);
    const last = lastOfCard.get(sailing.card);
    if (service && last && last.validTo < service.validTo && !gaps.some((gap) => gap.row === last)) gaps.push({ row: last, from: addDays(last.validTo, 1), to: service.validTo });
  }
  return gaps;
};
