/**
 * What leaves the ports, airports and rail terminals near a hub in a window: dated departures with their cut-offs as instants, the calls they
 * make and what they can take. Sailings of one service that leave a place together are calls of one departure.
 * A call beyond the next change of vessel or service is a route, and no business of this list.
 */
import {
  DEFAULT_STATUSES, HUBS, localDateOf, minutes, later, addDays, CUT_OFFS, NEVER_RUN,
  type CutOff, type EpochMin, type Grams, type LoadUnit, type LocalDate, type Place, type PlaceId, type Sailing, type Service, type ServiceId, type Status,
} from '../domain/index.ts';
import { closedDates, type ClosedDates } from './closures.ts';
import type { Edition } from './dataset.ts';
import { expandDepartures } from './expand-departures.ts';
import { greatCircleKm } from './links.ts';

export interface DepartureCall {
  readonly place: PlaceId;
  readonly arrivesAt: EpochMin;
  /** When goods can be claimed there, by the units the service carries. */
  readonly availableAt: Readonly<Partial<Record<LoadUnit, EpochMin>>>;
}

export interface HubDeparture {
  /** `FERRY-WEI-INC@2026-12-08`, with `T1400` where the service leaves its place several times a day, and `:KRINC` where it leaves several places on one weekday. */
  readonly id: string;
  readonly service: ServiceId;
  readonly serviceDate: LocalDate;
  readonly mode: Service['mode'];
  readonly carrier: Service['carrier'];
  readonly vessel: string;
  readonly status: Status;
  readonly calendar: Service['calendar'];
  readonly from: PlaceId;
  readonly departsAt: EpochMin;
  /** Latest instants, in the order of `CUT_OFFS`; only those the service names. */
  readonly cutOffs: readonly { readonly code: CutOff; readonly at: EpochMin }[];
  /** Those of the same departure, earliest arrival first. */
  readonly calls: readonly DepartureCall[];
  readonly units: readonly LoadUnit[];
  readonly temperatures: readonly string[];
  readonly dangerousGoods: readonly string[];
  /** Undefined: not known, which is neither none nor enough. */
  readonly capacity: { readonly teu: number | undefined; readonly weight: Grams | undefined };
}

export interface DepartureWindow {
  /** Departures in [from, until). */
  readonly from: EpochMin;
  readonly until: EpochMin;
  readonly statuses?: readonly Status[];
  /** As the crow flies. */
  readonly withinKm: number;
}

type Facts = Pick<Edition, 'places' | 'services' | 'sailings' | 'closures'>;
interface Known {
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly sailings: ReadonlyMap<ServiceId, readonly Sailing[]>;
  readonly closed: ClosedDates;
}
/** Read once per edition: a board asks again and again. */
const read = new WeakMap<Facts, Known>();
const knownOf = (facts: Facts): Known => {
  const before = read.get(facts);
  if (before) return before;
  const sailings = new Map<ServiceId, Sailing[]>();
  for (const sailing of facts.sailings) sailings.set(sailing.service, [...(sailings.get(sailing.service) ?? []), sailing]);
  const made: Known = { places: new Map(facts.places.map((p) => [p.id, p])), services: new Map(facts.services.map((s) => [s.id, s])), sailings, closed: closedDates(facts) };
  read.set(facts, made);
  return made;
};

/** Terminals near a hub with their distance, itself first. @param withinKm as the crow flies */
export const nearTerminals = ({ places }: Pick<Edition, 'places'>, hub: Place, withinKm: number): { readonly place: Place; readonly km: number }[] =>
  places
    .filter((place) => HUBS.includes(place.kind) && place.country === hub.country)
    .map((place) => ({ place, km: greatCircleKm(hub, place) }))
    .filter(({ km }) => km <= withinKm)
    .sort((a, b) => a.km - b.km || (a.place.id < b.place.id ? -1 : 1));

/** Departures of one service from one place whose service date lies in [first, last]. */
const ofService = (known: Known, service: Service, from: PlaceId, first: LocalDate, last: LocalDate): HubDeparture[] => {
  const all = known.sailings.get(service.id) ?? [];
  const own = all.filter((sailing) => sailing.from === from);
  const origin = known.places.get(from);
  if (!origin) return [];
  const hasClocks = new Set(own.map(({ departs }) => departs)).size > 1;
  const isShared = own.some(({ weekdays }) => all.some((other) => other.from !== from && other.weekdays.some((day) => weekdays.includes(day))));
  const made = new Map<string, HubDeparture & { readonly calls: DepartureCall[] }>();
  for (const sailing of own) {
    const destination = known.places.get(sailing.to);
    if (!destination) continue;
    for (const { serviceDate, departsAt, arrivesAt } of expandDepartures(sailing, service, origin, destination, first, last, known.closed)) {
      const id = `${service.id}@${serviceDate}${hasClocks ? `T${clockText(sailing.departs)}` : ''}${isShared ? `:${from}` : ''}`;
      const call: DepartureCall = { place: sailing.to, arrivesAt, availableAt: Object.fromEntries(service.units.map((unit) => [unit, later(arrivesAt, service.availability[unit])])) };
      const before = made.get(id);
      if (before) before.calls.push(call);
      else
        made.set(id, {
          id, service: service.id, serviceDate, mode: service.mode, carrier: service.carrier, vessel: service.vessel, status: service.status, calendar: service.calendar, from, departsAt,
          cutOffs: CUT_OFFS.flatMap((code) => (service.cutOffs[code] === undefined ? [] : [{ code, at: later(departsAt, minutes(-service.cutOffs[code])) }])),
          calls: [call], units: service.units, temperatures: service.temperatures, dangerousGoods: service.dangerousGoods, capacity: { teu: service.capacityTeu, weight: service.capacityWeight },
        });
    }
  }
  for (const { calls } of made.values()) calls.sort((a, b) => a.arrivesAt - b.arrivesAt || (a.place < b.place ? -1 : 1));
  return [...made.values()].sort(byDeparture);
};

const clockText = (clock: number): string => `${String(Math.floor(clock / 60) % 24).padStart(2, '0')}${String(clock % 60).padStart(2, '0')}`;
const byDeparture = (a: HubDeparture, b: HubDeparture): number => a.departsAt - b.departsAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** All of them, by the time they leave. */
export const listDeparturesFrom = (facts: Facts, hub: Place, { from, until, statuses = DEFAULT_STATUSES, withinKm }: DepartureWindow): HubDeparture[] => {
  const known = knownOf(facts);
  const near = nearTerminals(facts, hub, withinKm);
  return [...known.services.values()]
    .filter(({ status }) => statuses.includes(status) && !NEVER_RUN.includes(status))
    .flatMap((service) =>
      near.flatMap(({ place }) => {
        // A clock past midnight, or a zone ahead, may put a departure on the day beside its service date.
        const [first, last] = [addDays(localDateOf(from, place.zone), -2), addDays(localDateOf(until, place.zone), 1)];
        return ofService(known, service, place.id, first, last);
      }),
    )
    .filter(({ departsAt }) => from <= departsAt && departsAt < until)
    .sort(byDeparture);
};

/** What comes after the date tells departures of one day apart: they are compared whole. */
const ID = /^([^@]{1,200})@(\d{4}-\d{2}-\d{2})/;

/** The departure an id names, whatever its service's status. */
export const findDeparture = (facts: Facts, id: string): HubDeparture | undefined => {
  const [, name, date] = ID.exec(id) ?? [];
  const known = knownOf(facts);
  const service = known.services.get(name as ServiceId);
  if (!service || date === undefined || NEVER_RUN.includes(service.status)) return undefined;
  const origins = [...new Set((known.sailings.get(service.id) ?? []).map((sailing) => sailing.from))];
  return origins.flatMap((from) => ofService(known, service, from, date, date)).find((departure) => departure.id === id);
};

/** Days in which the next departures of a line are looked for. */
const AHEAD_DAYS = 35;
/** The departures of the same service from the same place that follow one, soonest first. */
export const listNextDepartures = (facts: Facts, after: HubDeparture, most: number): HubDeparture[] => {
  const known = knownOf(facts);
  const service = known.services.get(after.service);
  if (!service) return [];
  return ofService(known, service, after.from, after.serviceDate, addDays(after.serviceDate, AHEAD_DAYS))
    .filter((departure) => departure.departsAt > after.departsAt)
    .slice(0, most);
};
