/**
 * Compiles an edition once: links from road rules, states and arcs for the search, a graph for questions about shape.
 * Prices and customs times are not in here; they belong to a consignment (`quote/cargo-costs.ts`).
 */
import type { MultiDirectedGraph } from 'graphology';
import {
  addDays, LOAD_UNITS, localDateOf, RECEIVED_CUT_OFFS, RELEASED_CUT_OFFS, type ClearanceRule, type Courier, type CutOff, type EpochMin, type Hours,
  type LoadUnit, type Minutes, type OperationKind, type OperationRule, type Place, type PlaceId, type PlaceKind, type Sailing, type Service, type ServiceId,
} from '../domain/index.ts';
import { assert, type OpenIntervals } from '../support/index.ts';
import { closedDates, type ClosedDates } from './closures.ts';
import type { Edition } from './dataset.ts';
import { expandDepartures, LATER_RIDE_DAYS, type Departure } from './expand-departures.ts';
import { makeLinks, type Link } from './links.ts';
import { isAlwaysOpen, openIntervals, workingCalendar, type WorkingCalendar } from './opening-hours.ts';
import type { SearchGraph } from './search-graph.ts';
import { makeTopology, type PlaceNode, type MovementEdge } from './topology.ts';

/** How far customs has come with the goods. */
export const STAGES = ['export', 'arrived', 'transit', 'cleared'] as const;
export type Stage = (typeof STAGES)[number];

/** An operation at one place, with the cut-offs that bind its end before a ride. */
export interface Work {
  readonly rule: OperationRule;
  readonly place: Place;
  readonly cutOffs: readonly { readonly kind: CutOff; readonly lead: Minutes }[];
}

/** An arc of the search graph in the words of trade. */
export type Arc = { readonly from: number; readonly to: number; readonly unit: LoadUnit } & (
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'ride'; readonly service: Service; readonly sailing: Sailing; readonly works: readonly Work[] }
  /** Claiming goods after a ride, passing in transit, or changing the load unit (`unit` is the one before). */
  | { readonly kind: 'works'; readonly works: readonly Work[] }
  /** Parcels from a door to a market of another country, customs included. */
  | { readonly kind: 'courier'; readonly courier: Courier; readonly origin: Place; readonly market: Place }
);

export interface Network {
  readonly edition: Edition;
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly links: readonly Link[];
  /** Places joined by movements, for reachability and as the tests' reference. */
  readonly topology: MultiDirectedGraph<PlaceNode, MovementEdge>;
  /** Position i describes arc i of every search graph. */
  readonly arcs: readonly Arc[];
  readonly calendarOf: (country: string) => WorkingCalendar;
  readonly hours: ReadonlyMap<string, Hours>;
  nodeOf(place: PlaceId, stage: Stage, unit: LoadUnit): number;
  /** The arcs with the departures that can matter to goods ready at an instant. Kept for the last few months asked. */
  timetable(readyAt: EpochMin): Timetable;
}

export interface Timetable {
  readonly graph: SearchGraph;
  /** Position i describes departure i of the graph. */
  readonly departures: readonly Departure[];
}

/** Months of timetable kept per network: a window of a few weeks touches at most three. */
const MONTHS_KEPT = 4;

export const compileNetwork = (edition: Edition): Network => {
  const places = new Map([...edition.places].sort(byId).map((place) => [place.id, place]));
  const services = new Map([...edition.services].sort(byId).map((service) => [service.id, service]));
  const order = new Map([...places.keys()].map((id, i) => [id, i]));
  const nodeOf = (place: PlaceId, stage: Stage, unit: LoadUnit): number => {
    const i = order.get(place);
    assert(i !== undefined, 'a place of the edition', { place });
    return (i * STAGES.length + STAGES.indexOf(stage)) * LOAD_UNITS.length + LOAD_UNITS.indexOf(unit);
  };
  const links = makeLinks(edition);
  const arcs = makeArcs(edition, places, services, links, nodeOf).sort((a, b) => a.from - b.from);
  const closed = closedDates(edition);
  const calendars = new Map<string, WorkingCalendar>();
  const calendarOf = (country: string): WorkingCalendar => {
    const known = calendars.get(country) ?? workingCalendar(edition, country);
    calendars.set(country, known);
    return known;
  };
  const hours = new Map<string, Hours>(edition.hours.map((h) => [h.id, h]));
  const nodeCount = places.size * STAGES.length * LOAD_UNITS.length;
  const kept = new Map<string, Timetable>();
  let topology: Network['topology'] | undefined;
  return {
    edition, places, services, links, arcs, calendarOf, hours, nodeOf,
    // Made when first asked for: it takes longer and more memory than all the rest, and most questions never need it.
    get topology() {
      return (topology ??= makeTopology(places, links, edition.sailings, services));
    },
    timetable: (readyAt) => {
      const month = `${localDateOf(readyAt, 'UTC').slice(0, 7)}-01`;
      const known = kept.get(month) ?? compileTimetable(arcs, nodeCount, places, hours, calendarOf, closed, month);
      kept.delete(month);
      kept.set(month, known);
      if (kept.size > MONTHS_KEPT) kept.delete(kept.keys().next().value as string);
      return known;
    },
  };
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** The operation a place offers on a unit, if any; rules do not overlap (`check-dataset.ts`). */
export const findOperation = (edition: Edition, place: Place, kind: OperationKind, unit: LoadUnit): OperationRule | undefined =>
  edition.operations.find((rule) => rule.kind === kind && rule.unit === unit && rule.country === place.country && rule.placeKinds.includes(place.kind));

/** The customs rule of a regime at a place, if it may be cleared there. */
export const findClearance = (edition: Edition, place: Place, regime: string, direction: ClearanceRule['direction']): ClearanceRule | undefined =>
  edition.clearances.find(
    (rule) => rule.regime === regime && rule.direction === direction && rule.country === place.country && (rule.sites === 'all' || rule.sites.includes(place.id)),
  );

const makeArcs = (
  edition: Edition, places: ReadonlyMap<PlaceId, Place>, services: ReadonlyMap<ServiceId, Service>, links: readonly Link[], nodeOf: Network['nodeOf'],
): Arc[] => {
  const arcs: Arc[] = [];
  const home = (place: Place): Stage => (edition.operations.some((o) => o.kind === 'exportCustoms' && o.country === place.country) ? 'export' : 'cleared');
  for (const link of links)
    for (const unit of LOAD_UNITS) {
      // Between two hubs that pass goods on, trucks run bonded; everywhere else at home or after clearance.
      const isBonded = [link.from, link.to].every((place) => findOperation(edition, place, 'transit', unit) !== undefined);
      const stageAt = (place: Place): Stage => (isBonded ? 'transit' : home(place));
      arcs.push({ kind: 'link', link, unit, from: nodeOf(link.from.id, stageAt(link.from), unit), to: nodeOf(link.to.id, stageAt(link.to), unit) });
    }

  for (const place of places.values()) {
    const change = (kind: OperationKind, stage: Stage, unit: LoadUnit, into: LoadUnit): void => {
      const rule = findOperation(edition, place, kind, unit);
      if (rule) arcs.push({ kind: 'works', unit, works: [{ rule, place, cutOffs: [] }], from: nodeOf(place.id, stage, unit), to: nodeOf(place.id, stage, into) });
    };
    change('load', 'export', 'loose', 'container');
    change('stuff', 'export', 'loose', 'container');
    change('strip', 'cleared', 'container', 'loose');
    for (const unit of LOAD_UNITS) {
      const transit = findOperation(edition, place, 'transit', unit);
      if (transit) arcs.push({ kind: 'works', unit, works: [{ rule: transit, place, cutOffs: [] }], from: nodeOf(place.id, 'arrived', unit), to: nodeOf(place.id, 'transit', unit) });
      const customs = findOperation(edition, place, 'importCustoms', unit);
      const handover = findOperation(edition, place, 'handover', unit);
      if (!customs || !handover) continue;
      const works = [customs, handover].map((rule) => ({ rule, place, cutOffs: [] }));
      arcs.push({ kind: 'works', unit, works, from: nodeOf(place.id, 'arrived', unit), to: nodeOf(place.id, 'cleared', unit) });
    }
  }

  for (const sailing of [...edition.sailings].sort((a, b) => (sailingKey(a) < sailingKey(b) ? -1 : 1))) {
    const service = services.get(sailing.service);
    const origin = places.get(sailing.from);
    if (!service || !origin) continue;
    for (const unit of service.units) {
      const intake = findOperation(edition, origin, 'intake', unit);
      const customs = findOperation(edition, origin, 'exportCustoms', unit);
      const reload = findOperation(edition, origin, 'reload', unit);
      const leads = (kinds: readonly CutOff[]) => kinds.flatMap((kind) => (service.cutOffs[kind] === undefined ? [] : [{ kind, lead: service.cutOffs[kind] }]));
      const to = nodeOf(sailing.to, 'arrived', unit);
      if (intake && customs) {
        const works: Work[] = [
          { rule: intake, place: origin, cutOffs: leads(RECEIVED_CUT_OFFS[unit]) },
          { rule: customs, place: origin, cutOffs: leads(RELEASED_CUT_OFFS) },
        ];
        arcs.push({ kind: 'ride', service, sailing, unit, works, from: nodeOf(sailing.from, 'export', unit), to });
      }
      // Goods in transit are under customs already: only the gate closes on them.
      if (reload) arcs.push({ kind: 'ride', service, sailing, unit, works: [{ rule: reload, place: origin, cutOffs: leads(RECEIVED_CUT_OFFS[unit]) }], from: nodeOf(sailing.from, 'transit', unit), to });
    }
  }
  const markets = [...places.values()].filter((place) => place.kind === 'market');
  for (const courier of [...edition.couriers].sort(byId))
    for (const market of markets.filter((place) => place.country === courier.toCountry))
      for (const origin of places.values())
        if (origin.country === courier.fromCountry && !TERMINALS.includes(origin.kind))
          arcs.push({ kind: 'courier', courier, origin, market, unit: 'loose', from: nodeOf(origin.id, 'export', 'loose'), to: nodeOf(market.id, 'cleared', 'loose') });
  return arcs;
};

/** Couriers collect at doors. */
const TERMINALS: readonly PlaceKind[] = ['seaport', 'airport', 'rail-terminal', 'border'];

const sailingKey = (s: Sailing): string => [s.service, s.from, s.to, s.weekdays.join(''), String(s.departs).padStart(5, '0')].join('|');

/** Lays out departures and opening hours from the day before a month to the last day a later ride may matter. */
const compileTimetable = (
  arcs: readonly Arc[], nodeCount: number, places: ReadonlyMap<PlaceId, Place>, hours: ReadonlyMap<string, Hours>,
  calendarOf: (country: string) => WorkingCalendar, closed: ClosedDates, month: string,
): Timetable => {
  const from = addDays(month, -1);
  const until = addDays(month, 31 + LATER_RIDE_DAYS);
  // Work that begins on the last day still needs open hours after it.
  const openDays = 31 + LATER_RIDE_DAYS + 90;

  const calendars: OpenIntervals[] = [];
  const calendarIndex = new Map<string, number>();
  const indexOfCalendar = (rule: OperationRule, place: Place): number => {
    const h = hours.get(rule.hours);
    assert(h, 'an operation names its hours', { hours: rule.hours });
    if (isAlwaysOpen(h) && !closed.has(place.id)) return -1;
    const key = `${rule.hours}|${place.country}|${place.zone}|${closed.has(place.id) ? place.id : ''}`;
    const known = calendarIndex.get(key);
    if (known !== undefined) return known;
    calendars.push(openIntervals(h, calendarOf(place.country), place.zone, from, openDays, (date) => closed.covers(place.id, date)));
    calendarIndex.set(key, calendars.length - 1);
    return calendars.length - 1;
  };

  const firstArc = new Int32Array(nodeCount + 1);
  const firstWork = new Int32Array(arcs.length + 1);
  const firstDeparture = new Int32Array(arcs.length + 1);
  const workCalendar: number[] = [];
  const workLead: number[] = [];
  const departures: Departure[] = [];
  const availableAt: number[] = [];
  const expanded = new Map<Sailing, Departure[]>();
  arcs.forEach((arc, i) => {
    firstArc[arc.from + 1] = (firstArc[arc.from + 1] as number) + 1;
    for (const work of 'works' in arc ? arc.works : []) {
      workCalendar.push(indexOfCalendar(work.rule, work.place));
      workLead.push(Math.max(0, ...work.cutOffs.map((c) => c.lead)));
    }
    if (!('works' in arc)) {
      workCalendar.push(-1);
      workLead.push(0);
    }
    if (arc.kind === 'ride') {
      const { sailing, service, unit } = arc;
      const list = expanded.get(sailing) ?? expandDepartures(sailing, service, places.get(sailing.from) as Place, places.get(sailing.to) as Place, from, until, closed);
      expanded.set(sailing, list);
      for (const departure of list) {
        departures.push(departure);
        availableAt.push(departure.arrivesAt + service.availability[unit]);
      }
    }
    firstWork[i + 1] = workCalendar.length;
    firstDeparture[i + 1] = departures.length;
  });
  for (let node = 0; node < nodeCount; node++) firstArc[node + 1] = (firstArc[node + 1] as number) + (firstArc[node] as number);

  return {
    departures,
    graph: {
      nodeCount, firstArc, firstWork, firstDeparture, calendars,
      arcTo: Int32Array.from(arcs, (arc) => arc.to),
      arcIsRide: Uint8Array.from(arcs, (arc) => Number(arc.kind === 'ride')),
      workCalendar: Int32Array.from(workCalendar),
      workLead: Int32Array.from(workLead),
      departsAt: Int32Array.from(departures, (d) => d.departsAt),
      availableAt: Int32Array.from(availableAt),
    },
  };
};
