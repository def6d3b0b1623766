/**
 * The departures board 航次板 of a hub: what leaves it in a window, with the latest instants goods may come, units and loose space at the prices a
 * quote charges, and when and where goods can be had. It is what consolidation chooses from; the two share arcs, rules and rates with quotes, so a
 * box planned here costs what it is quoted at.
 *
 * What is offered, exactly:
 * - a unit: intake, export customs, the ride, import customs and handover for one box of its type, once;
 * - in it, per revenue ton: stuffing at the hub and stripping at the port;
 * - loose: the same works and ride per revenue ton or chargeable kilogram, with what is charged by the bill once a consignment;
 * - onward: the shared truck from the port to the destination, by the ton as for a consignment of one.
 * Instants are those of the slowest regime asked for that both ends clear; a regime they do not clear is not on the departure.
 * Not handled: storage at the port beyond its free time; load units of flights, whose prices by the unit are not known: their goods go loose by chargeable weight;
 * how many boxes of a sailing are to be had is told by whoever asks.
 * Complexity: regimes × (types of box + 2) ratings of the network, then O(departures × destinations).
 */
import { epochMin, localDateOf, minorUnits, type ContainerType, type Currency, type CutOff, type EpochMin, type LocalDate, type PlaceId, type Service, type Status } from '../domain/index.ts';
import type { Departure, LooseOffer, UnitOffer } from '../consolidation/index.ts';
import type { Network, Timetable } from '../network/index.ts';
import { cargoCosts, type CargoCosts } from '../quote/index.ts';
import { endOfWorks, firstDepartureFrom, latestStartOfWorks, latestStartToBoard } from '../router/index.ts';
import { assert } from '../support/index.ts';
import { boxCost, boxful, looseRate, looseTons, onwardPerTon, REFERENCE_TONS, stuffingPerTon } from './rates.ts';
import { restDays, type RestDays } from './rest-days.ts';
import { onwardLinks, waysOut, type WayOut } from './ways.ts';

export interface BoardQuery {
  readonly hub: PlaceId;
  /** Departures at or after the first instant and before the second; both within 60 days. */
  readonly from: EpochMin;
  readonly until: EpochMin;
  /** Markets and ports goods are bound for. */
  readonly destinations: readonly PlaceId[];
  readonly regimes: readonly string[];
  readonly currency: Currency;
  readonly statuses: readonly Status[];
  /** Space that may be used on a departure: TEU, and thousandths of revenue tons loose. */
  readonly space: (departure: { readonly service: Service; readonly serviceDate: LocalDate }) => { readonly teu: number; readonly looseMilliTons: number; /** Boxes by type beyond that space. */ readonly extraUnits?: Readonly<Record<string, number>> | undefined };
}

export interface BoardDeparture extends Departure {
  readonly service: Service;
  readonly serviceDate: LocalDate;
  readonly port: PlaceId;
  readonly arrivesAt: EpochMin;
  readonly cutOffs: readonly { readonly kind: CutOff; readonly at: EpochMin }[];
  /** Holidays and closed days of the hub between the last minute and the departure. */
  readonly restDays: RestDays;
}

/** One running of a service to one port: its departures in the graph, by what rides. */
interface Running {
  readonly serviceDate: LocalDate;
  readonly ways: { readonly way: WayOut; readonly departure: number }[];
}

const runningsOf = (network: Network, timetable: Timetable, query: BoardQuery): ReadonlyMap<string, Running> => {
  const { graph, departures } = timetable;
  const runnings = new Map<string, Running>();
  for (const way of waysOut(network, query.hub)) {
    if (!query.statuses.includes(way.service.status)) continue;
    const end = graph.firstDeparture[way.ride + 1] as number;
    for (let departure = firstDepartureFrom(graph, way.ride, query.from); departure < end && (graph.departsAt[departure] as number) < query.until; departure++) {
      const { serviceDate } = departures[departure] as Timetable['departures'][number];
      const id = `${way.service.id}@${serviceDate}@${way.sailing.to}`;
      const running = runnings.get(id) ?? { serviceDate, ways: [] };
      runnings.set(id, running);
      if (!running.ways.some((known) => known.way.unit === way.unit)) running.ways.push({ way, departure });
    }
  }
  return runnings;
};

/** In order of departure, then id. */
export const departuresBoard = (network: Network, query: BoardQuery): BoardDeparture[] => {
  const { hub, regimes, currency } = query;
  const origin = network.places.get(hub);
  assert(origin !== undefined && regimes.length > 0, 'the hub is a place of the edition, and goods have a regime', { hub });
  const timetable = network.timetable(query.from);
  const date = localDateOf(query.from, origin.zone);
  const rated = (cargo: Parameters<typeof cargoCosts>[2]['cargo'], regime: string): CargoCosts =>
    cargoCosts(network, timetable, { cargo, regime, currency, modes: undefined, statuses: query.statuses, carriers: undefined, avoid: [], date });
  const [first] = regimes as [string];
  const boxes = network.edition.containers.map((type) => ({ type, costs: rated(boxful(type, currency), first) }));
  const loose = new Map(regimes.map((regime) => [regime, rated(looseTons(REFERENCE_TONS, currency), regime)]));
  const oneTon = rated(looseTons(1, currency), first);
  const board: BoardDeparture[] = [];
  const onwardOf = new Map<PlaceId, ReadonlyMap<PlaceId, number | undefined>>();

  for (const [id, { serviceDate, ways }] of runningsOf(network, timetable, query)) {
    const { service, sailing } = (ways[0] as Running['ways'][number]).way;
    const space = query.space({ service, serviceDate });
    // Customs works stand in the arc of the ride and of the claim: a regime that one end does not clear has no arc to use.
    const cleared = regimes.filter((regime) => ways.some(({ way }) => isCleared(loose.get(regime) as CargoCosts, way)));
    if (cleared.length === 0) continue;
    const clocks = cleared.map((regime) => (loose.get(regime) as CargoCosts).workDuration);
    const onward = onwardOf.get(sailing.to) ?? onwardLinks(network, sailing.to, query.destinations);
    onwardOf.set(sailing.to, onward);
    const boxed = ways.find(({ way }) => way.unit === 'container');
    const open = ways.find(({ way }) => way.unit === 'loose');
    const price = cleared.includes(first) ? (loose.get(first) as CargoCosts) : (loose.get(cleared[0] as string) as CargoCosts);
    const rate = open && price.isOffered(open.way.ride, open.departure) ? looseRate(price, open.way, open.departure) : undefined;
    const units = boxed ? boxes.flatMap(({ type, costs }) => unitOf(type, costs, boxed.way, boxed.departure, Math.floor(space.teu / type.teu) + (space.extraUnits?.[type.id] ?? 0))) : [];
    if (!rate && units.length === 0) continue;
    const times = {
      unit: boxed && timesOf(timetable, clocks, boxed.way, boxed.departure),
      loose: open && timesOf(timetable, clocks, open.way, open.departure),
    };
    const { departsAt, arrivesAt } = timetable.departures[(ways[0] as Running['ways'][number]).departure] as Timetable['departures'][number];
    const there = times.unit ?? times.loose;
    assert(there, 'a running has a way', { id });
    const [unit, other] = [times.unit ?? there, times.loose ?? there];
    const destinations = new Map(
      [...onward].map(([destination, link]) => {
        const drive = link === undefined ? 0 : driveOf(network, link);
        return [destination as string, { availableAt: { unit: epochMin(unit.hadAt + drive), loose: epochMin(other.hadAt + drive) }, onwardPerRevenueTon: onwardPerTon(oneTon, link) }] as const;
      }),
    );
    if (destinations.size === 0) continue;
    board.push({
      id, departsAt, arrivesAt, service, serviceDate, port: sailing.to, destinations, units,
      readyBy: { unit: epochMin(unit.readyBy), loose: epochMin(other.readyBy) },
      regimes: cleared, temperatures: service.temperatures, dangerousGoods: service.dangerousGoods, plugs: 0,
      room: { sailing: `${service.id}@${serviceDate}`, teu: space.teu + boxes.reduce((sum, { type }) => sum + type.teu * (space.extraUnits?.[type.id] ?? 0), 0) },
      stuffingPerRevenueTon: boxed ? stuffingPerTon(price, boxed.way, boxed.departure) : minorUnits(0),
      loose: rate && ({ ...rate, capacityMilliTons: space.looseMilliTons } satisfies LooseOffer),
      restDays: restDays(network, origin, [unit.readyBy, other.readyBy], departsAt),
      cutOffs: Object.entries(service.cutOffs).map(([kind, lead]) => ({ kind: kind as CutOff, at: epochMin(departsAt - lead) })),
    });
  }
  return board.sort((a, b) => a.departsAt - b.departsAt || (a.id < b.id ? -1 : 1));
};

const isCleared = (costs: CargoCosts, way: WayOut): boolean => [way.ride, way.claim, way.stuff, way.strip].every((arc) => arc === undefined || costs.refusalOf(arc)?.reason !== 'REGIME_SITE');

const unitOf = (type: ContainerType, costs: CargoCosts, way: WayOut, departure: number, available: number): UnitOffer[] => {
  const { boxes } = costs.containers;
  if (boxes.length !== 1 || boxes[0]?.count !== 1 || boxes[0].type.id !== type.id || !costs.isOffered(way.ride, departure)) return [];
  return available === 0 ? [] : [{ type: type.id, payload: type.payload, volume: type.usable, inside: type.inside, temperatures: ['T-AMB'], needsPlug: false, teu: type.teu, cost: boxCost(costs, way, departure), available }];
};

/** The narrowest over all regimes. */
const timesOf = ({ graph }: Timetable, clocks: readonly Int32Array[], { ride, stuff, claim, strip }: WayOut, departure: number): { readonly readyBy: number; readonly hadAt: number } => {
  const [departsAt, availableAt] = [graph.departsAt[departure] as number, graph.availableAt[departure] as number];
  const readyBy = (clock: Int32Array): number => {
    const boardBy = latestStartToBoard(graph, clock, ride, departsAt);
    return stuff === undefined ? boardBy : latestStartOfWorks(graph, clock, stuff, boardBy);
  };
  const hadAt = (clock: Int32Array): number => {
    const claimed = endOfWorks(graph, clock, claim, availableAt);
    return strip === undefined ? claimed : endOfWorks(graph, clock, strip, claimed);
  };
  return { readyBy: Math.min(...clocks.map(readyBy)), hadAt: Math.max(...clocks.map(hadAt)) };
};

const driveOf = (network: Network, link: number): number => {
  const arc = network.arcs[link];
  return arc?.kind === 'link' ? arc.link.duration : 0;
};
