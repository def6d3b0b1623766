/**
 * Compiles an edition once: links from road rules, states and arcs for the search, a graph for questions about shape.
 * Prices and customs times are not in here; they belong to a consignment (`quote/cargo-costs.ts`).
 */
import type { MultiDirectedGraph } from 'graphology';
import { localDateOf, type EpochMin, type Hours, type LoadUnit, type Place, type PlaceId, type Service, type ServiceId } from '../domain/index.ts';
import { listContracts, makeArcs, makeStates, type Arc, type Stage, type States } from './arcs.ts';
import { keepLatest } from '../support/index.ts';
import { closedDates } from './closures.ts';
import type { Edition } from './dataset.ts';
import { makeLinks, type Link } from './links.ts';
import { workingCalendar, type WorkingCalendar } from './opening-hours.ts';
import { compileTimetable, type Timetable } from './timetable.ts';
import { makeTopology, type PlaceNode, type MovementEdge } from './topology.ts';

export interface Network {
  readonly edition: Edition;
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly links: readonly Link[];
  /** Places joined by movements, for reachability and as the tests' reference. */
  readonly topology: MultiDirectedGraph<PlaceNode, MovementEdge>;
  /** Position i describes arc i of every search graph. */
  readonly arcs: readonly Arc[];
  /** Which of them are rides. */
  readonly rides: readonly number[];
  readonly calendarOf: (country: string) => WorkingCalendar;
  readonly hours: ReadonlyMap<string, Hours>;
  readonly states: States;
  nodeOf(place: PlaceId, stage: Stage, unit: LoadUnit): number;
  /** The arcs with the departures that can matter to goods ready at an instant. Kept for the last few months asked. */
  timetable(readyAt: EpochMin): Timetable;
}

/** Months of timetable kept per network: a window of a few weeks touches at most three. */
const MONTHS_KEPT = 4;

export const compileNetwork = (edition: Edition): Network => {
  const places = new Map([...edition.places].sort(byId).map((place) => [place.id, place]));
  const services = new Map([...edition.services].sort(byId).map((service) => [service.id, service]));
  const states = makeStates([...places.keys()], listContracts(edition));
  const links = makeLinks(edition);
  const arcs = makeArcs(edition, places, services, links, states);
  const closed = closedDates(edition);
  const calendars = new Map<string, WorkingCalendar>();
  const calendarOf = (country: string): WorkingCalendar => {
    const known = calendars.get(country) ?? workingCalendar(edition, country);
    calendars.set(country, known);
    return known;
  };
  const hours = new Map<string, Hours>(edition.hours.map((h) => [h.id, h]));
  const kept = new Map<string, Timetable>();
  let topology: Network['topology'] | undefined;
  return {
    edition, places, services, links, arcs, rides: arcs.flatMap((arc, i) => (arc.kind === 'ride' ? [i] : [])), calendarOf, hours, states,
    nodeOf: (place, stage, unit) => states.nodeOf(place, stage, unit),
    // Made when first asked for: it takes longer and more memory than all the rest, and most questions never need it.
    get topology() {
      return (topology ??= makeTopology(places, links, edition.sailings, services));
    },
    timetable: (readyAt) => {
      const month = `${localDateOf(readyAt, 'UTC').slice(0, 7)}-01`;
      return keepLatest(kept, MONTHS_KEPT, month, () => compileTimetable({ arcs, states, places, hours, calendarOf, closed }, month));
    },
  };
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
