import type { LoadUnit, OperationKind, OperationRule, Place, Sailing, Service } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/dataset.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { chooseBoxes } from './boxes.ts';
import { dayNumber, makeClock, weekdayOf, yearOf } from './clock.ts';
import { makeCounters } from './counters.ts';
import { makeEmissions } from './emissions.ts';
import type { Feature } from './features.ts';
import { makePrices } from './prices.ts';
import { makeRoads } from './roads.ts';

/** Goods somewhere on their way, and what that took so far. */
export interface Consignment {
  readonly place: Place;
  /** `export`: still in the origin's country; `arrived`: landed, not cleared; `cleared`: free to leave the port. */
  readonly stage: 'export' | 'arrived' | 'cleared';
  readonly unit: LoadUnit;
  readonly at: number;
  readonly price: number;
  readonly co2e: number;
}

/** A departure by the timetable. */
interface Departure {
  readonly departsAt: number;
  readonly arrivesAt: number;
}

const DAY = 1440;
const RIDE_WITHIN = 60 * DAY;
const NEVER_RUN: readonly string[] = ['closed', 'not_run'];

/** Everything that can happen next to a consignment; `bug` plants the one mistake of that feature. */
export const makeMoves = (dataset: Dataset, request: QuoteRequest, bug: Feature | undefined) => {
  const { cargo, readyAt } = request;
  const placeById = new Map<string, Place>(dataset.places.map((place) => [place.id, place]));
  const origin = placeById.get(request.from);
  if (!origin) throw new Error(`unknown origin ${request.from}`);

  const clock = makeClock(bug === 'dst' ? readyAt : undefined);
  const readyDay = clock.dayOf(readyAt, origin.zone);
  const boxes = chooseBoxes(dataset.containers, cargo, bug);
  const prices = makePrices(dataset, request, boxes, readyDay, bug);
  const emissions = makeEmissions(dataset, cargo, boxes, bug);
  const drivesFrom = makeRoads(dataset, boxes, prices, emissions);
  const finishWork = makeCounters(dataset, clock, bug);
  const mayUse = (mode: 'road' | 'ferry') => request.modes === undefined || request.modes.includes(mode);

  const ruleOf = (kind: OperationKind, place: Place, unit: LoadUnit): OperationRule | undefined =>
    dataset.operations.find(
      (rule) => rule.kind === kind && rule.unit === unit && rule.country === place.country && rule.placeKinds.includes(place.kind),
    );
  const charged = (rule: OperationRule | undefined, at: Consignment) => ({
    price: at.price + (rule?.card ? (prices.ofCard(rule.card, at.unit) ?? 0) : 0),
    co2e: at.co2e + emissions.ofOperation(rule?.factor, at.unit),
  });
  const operate = (goods: Consignment, kind: OperationKind): Consignment | undefined => {
    const rule = ruleOf(kind, goods.place, goods.unit);
    return rule && { ...goods, ...charged(rule, goods), at: finishWork(goods.place, rule.hours, goods.at, rule.duration) };
  };
  const clear = (goods: Consignment, direction: 'export' | 'import'): Consignment | undefined => {
    const { place } = goods;
    const clearance = dataset.clearances.find(
      (each) =>
        each.regime === request.regime && each.country === place.country && each.direction === direction &&
        (each.sites === 'all' || each.sites.includes(place.id) || bug === 'regimeSites'),
    );
    if (!clearance) return undefined;
    const rule = ruleOf(direction === 'export' ? 'exportCustoms' : 'importCustoms', place, goods.unit);
    const duration = bug === 'clearanceTime' ? clearance.p90 : clearance.p50;
    return { ...goods, ...charged(rule, goods), at: finishWork(place, rule?.hours ?? 'always', goods.at, duration) };
  };

  const accepts = (service: Service, unit: LoadUnit): boolean =>
    request.statuses.includes(service.status) && !NEVER_RUN.includes(service.status) && mayUse(service.mode) &&
    service.units.includes(unit) && service.temperatures.includes(cargo.temperature) &&
    (cargo.dangerousGoods === undefined || service.dangerousGoods.includes(cargo.dangerousGoods));

  const departuresOf = (service: Service, sailing: Sailing, from: Place, to: Place): Departure[] => {
    const departures: Departure[] = [];
    for (let day = dayNumber(service.validFrom); day <= dayNumber(service.validTo); day++) {
      if (!sailing.weekdays.includes(weekdayOf(day) as Sailing['weekdays'][number])) continue;
      if (bug === 'yearWrap' && yearOf(day) !== yearOf(readyDay)) continue;
      const departsAt = clock.instantOf(day, sailing.departs, from.zone);
      departures.push({ departsAt, arrivesAt: clock.instantOf(day, sailing.arrives, to.zone) });
    }
    return departures;
  };
  const hops = dataset.sailings.flatMap((sailing) => {
    const service = dataset.services.find((each) => each.id === sailing.service);
    const from = placeById.get(sailing.from);
    const to = placeById.get(sailing.to);
    return service && from && to ? [{ service, sailing, from, to, departures: departuresOf(service, sailing, from, to) }] : [];
  });

  /** Rides of every departure whose cut-offs the goods meet after intake and export customs at the port. */
  const listRides = (goods: Consignment): Consignment[] => {
    const received = operate(goods, 'intake');
    const released = received && clear(received, 'export');
    if (goods.stage !== 'export' || !received || !released) return [];
    const measuredAt = bug === 'cutOffs' ? goods.at : undefined;
    const horizon = readyAt + RIDE_WITHIN;

    return hops.flatMap(({ service, sailing, from, to, departures }) => {
      const fare = prices.ofCard(sailing.card, goods.unit);
      if (from !== goods.place || fare === undefined || !accepts(service, goods.unit)) return [];
      const { LCO = 0, FCO = 0, DCO = 0, CUA = 0 } = service.cutOffs;
      const receivedBy = goods.unit === 'loose' ? LCO : FCO;
      const releasedBy = Math.max(DCO, CUA);
      const makes = ({ departsAt }: Departure) =>
        departsAt <= horizon && released.at <= departsAt &&
        (measuredAt ?? received.at) <= departsAt - receivedBy && (measuredAt ?? released.at) <= departsAt - releasedBy;
      const claimable = service.availability[bug === 'availability' ? 'loose' : goods.unit];
      const co2e = emissions.ofRide(service.factor, service.terminalFactor, sailing.distance, goods.unit);
      return departures.filter(makes).map(({ arrivesAt }): Consignment => ({
        place: to, stage: 'arrived', unit: goods.unit,
        at: arrivesAt + claimable, price: released.price + fare, co2e: released.co2e + co2e,
      }));
    });
  };

  const listDrives = (goods: Consignment): Consignment[] => {
    const isAtHome = goods.place.country === origin.country;
    if (!mayUse('road') || goods.stage !== (isAtHome ? 'export' : 'cleared')) return [];
    return drivesFrom(goods.place, goods.unit).map((drive) => ({
      ...goods, place: drive.to, at: goods.at + drive.minutes, price: goods.price + drive.price, co2e: goods.co2e + drive.co2e,
    }));
  };

  const listRepackings = (goods: Consignment): Consignment[] => {
    const intoBoxes = goods.stage === 'export' && goods.unit === 'loose' && boxes !== undefined;
    const outOfBoxes = goods.stage === 'cleared' && goods.unit === 'container';
    const kinds: readonly OperationKind[] = intoBoxes ? ['load', 'stuff'] : outOfBoxes ? ['strip'] : [];
    const unit: LoadUnit = intoBoxes ? 'container' : 'loose';
    return kinds.map((kind) => operate(goods, kind)).filter((done) => done !== undefined).map((done) => ({ ...done, unit }));
  };

  const listEntries = (goods: Consignment): Consignment[] => {
    const released = goods.stage === 'arrived' ? clear(goods, 'import') : undefined;
    const handed = released && operate(released, 'handover');
    return handed ? [{ ...handed, stage: 'cleared' }] : [];
  };

  const start: Consignment = { place: origin, stage: 'export', unit: 'loose', at: readyAt, price: 0, co2e: 0 };
  const next = (goods: Consignment): Consignment[] =>
    [...listDrives(goods), ...listRepackings(goods), ...listRides(goods), ...listEntries(goods)].filter(({ at }) => at < Infinity);
  return { start, next };
};
