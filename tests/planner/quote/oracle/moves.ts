import type { LoadUnit, OperationKind, OperationRule, Place } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { chooseBoxes } from './boxes.ts';
import { makeClock } from './clock.ts';
import { makeCounters } from './counters.ts';
import { makeEmissions } from './emissions.ts';
import type { Feature } from './features.ts';
import { makePrices } from './prices.ts';
import { makeRides } from './rides.ts';
import { makeRoads } from './roads.ts';

/** Goods somewhere on their way, and what that took so far. */
export interface Consignment {
  readonly place: Place;
  /** `export`: before its ride; `arrived`: landed, not cleared; `cleared`: free to leave the port. */
  readonly stage: 'export' | 'arrived' | 'cleared';
  readonly unit: LoadUnit;
  readonly at: number;
  readonly price: number;
  readonly co2e: number;
}

/** Where goods only start or end: nobody there hands them from truck to truck. */
const isDoor = ({ kind }: Place): boolean => kind === 'district' || kind === 'city' || kind === 'market';

/** Everything that can happen next to a consignment; `bug` plants the one mistake of that feature. */
export const makeMoves = (dataset: Dataset, request: QuoteRequest, bug: Feature | undefined) => {
  const { cargo, readyAt } = request;
  const origin = dataset.places.find(({ id }) => id === request.from);
  if (!origin) throw new Error(`unknown origin ${request.from}`);

  const clock = makeClock(bug === 'dst' ? readyAt : undefined);
  const readyDay = clock.dayOf(readyAt, origin.zone);
  const boxes = chooseBoxes(dataset.containers, cargo, bug);
  const prices = makePrices(dataset, request, boxes, readyDay, bug);
  const emissions = makeEmissions(dataset, cargo, boxes, bug);
  const drivesFrom = makeRoads(dataset, boxes, prices, emissions);
  const ridesFrom = makeRides(dataset, request, clock, readyDay, prices, emissions, bug);
  const finishWork = makeCounters(dataset, clock, bug);

  const ruleOf = (kind: OperationKind, { place, unit }: Consignment): OperationRule | undefined =>
    dataset.operations.find(
      (rule) => rule.kind === kind && rule.unit === unit && rule.country === place.country && rule.placeKinds.includes(place.kind),
    );
  const charged = new Map<OperationRule, { readonly price: number; readonly co2e: number }>();
  const chargeOf = (rule: OperationRule) => {
    const known = charged.get(rule);
    if (known) return known;
    const price = rule.card ? (prices.ofCard(rule.card, rule.unit) ?? 0) : 0;
    const charge = { price, co2e: emissions.ofOperation(rule.factor, rule.unit) };
    charged.set(rule, charge);
    return charge;
  };
  const afterWork = (goods: Consignment, rule: OperationRule | undefined, duration: number): Consignment => {
    const { price, co2e } = rule ? chargeOf(rule) : { price: 0, co2e: 0 };
    const at = finishWork(goods.place, rule?.hours ?? 'always', goods.at, duration);
    return { ...goods, at, price: goods.price + price, co2e: goods.co2e + co2e };
  };

  const operate = (goods: Consignment, kind: OperationKind): Consignment | undefined => {
    const rule = ruleOf(kind, goods);
    return rule && afterWork(goods, rule, rule.duration);
  };
  /** Customs take the regime's time; an operation, where there is one, adds their counter and charges. */
  const clear = (goods: Consignment, direction: 'export' | 'import'): Consignment | undefined => {
    const { country, id } = goods.place;
    const clearance = dataset.clearances.find(
      (each) =>
        each.regime === request.regime && each.country === country && each.direction === direction &&
        (each.sites === 'all' || each.sites.includes(id) || bug === 'regimeSites'),
    );
    const rule = ruleOf(direction === 'export' ? 'exportCustoms' : 'importCustoms', goods);
    return clearance && afterWork(goods, rule, bug === 'clearanceTime' ? clearance.p90 : clearance.p50);
  };

  /** Every departure whose cut-offs the goods meet after intake and export customs at the port. */
  const listRides = (goods: Consignment): Consignment[] => {
    const rides = goods.stage === 'export' ? ridesFrom(goods.place, goods.unit) : [];
    const received = rides.length > 0 ? operate(goods, 'intake') : undefined;
    const released = received && clear(received, 'export');
    if (!received || !released) return [];
    const receivedAt = bug === 'cutOffs' ? goods.at : received.at;
    const releasedAt = bug === 'cutOffs' ? goods.at : released.at;

    return rides.flatMap(({ to, price, co2e, receivedBy, releasedBy, departures }) =>
      departures
        .filter(({ departsAt }) => released.at <= departsAt && receivedAt <= departsAt - receivedBy && releasedAt <= departsAt - releasedBy)
        .map(({ claimableAt }): Consignment => ({
          place: to, stage: 'arrived', unit: goods.unit, at: claimableAt, price: released.price + price, co2e: released.co2e + co2e,
        })));
  };

  const listDrives = (goods: Consignment): Consignment[] => {
    const isAtHome = goods.place.country === origin.country;
    const mayDrive = request.modes === undefined || request.modes.includes('road');
    if (!mayDrive || goods.stage !== (isAtHome ? 'export' : 'cleared') || (isDoor(goods.place) && goods.place !== origin)) return [];
    const drives = drivesFrom(goods.place, goods.unit).filter(({ to }) => !isDoor(to) || to.id === request.to);
    return drives.map(({ to, minutes, price, co2e }) => ({
      ...goods, place: to, at: goods.at + minutes, price: goods.price + price, co2e: goods.co2e + co2e,
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
