import type { OperationKind } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { chooseBoxes } from './boxes.ts';
import { makeClock } from './clock.ts';
import { makeClosures } from './closures.ts';
import { isDoor, type Consignment } from './consignment.ts';
import { makeCounters } from './counters.ts';
import { makeEmissions } from './emissions.ts';
import type { Mistake } from './features.ts';
import { makeLimits } from './limits.ts';
import { makePrices } from './prices.ts';
import { makeRides, type Departure } from './rides.ts';
import { makeRoads } from './roads.ts';
import { makeStorage } from './storage.ts';
import { makeWorks } from './works.ts';

const FIRST_RIDE_WITHIN = 60 * 1440;

type Priced = Departure & { readonly price: number };
const isPriced = (departure: Departure & { readonly price: number | undefined }): departure is Priced => departure.price !== undefined;
const earliest = <T extends Departure>(departures: readonly T[]): T[] =>
  [...departures].sort((a, b) => a.claimableAt - b.claimableAt || a.departsAt - b.departsAt).slice(0, 1);

/** Everything that can happen next to a consignment; `mistake` plants one. */
export const makeMoves = (dataset: Dataset, request: QuoteRequest, mistake: Mistake | undefined) => {
  const { cargo, readyAt } = request;
  const origin = dataset.places.find(({ id }) => id === request.from);
  if (!origin) throw new Error(`unknown origin ${request.from}`);

  const clock = makeClock(mistake === 'dst' ? readyAt : undefined);
  const readyDay = clock.dayOf(readyAt, origin.zone);
  const boxes = chooseBoxes(dataset.containers, cargo, mistake);
  const prices = makePrices(dataset, request, boxes, readyDay, mistake);
  const emissions = makeEmissions(dataset, cargo, boxes, mistake);
  const limits = makeLimits(request, mistake);
  const isClosed = makeClosures(dataset);
  const drivesFrom = makeRoads(dataset, boxes, prices, emissions);
  const ridesFrom = makeRides(dataset, request, clock, readyDay, { prices, emissions, limits, isClosed }, mistake);
  const { operate, clear, offers } = makeWorks(dataset, request, prices, emissions, makeCounters(dataset, clock, isClosed, mistake), mistake);
  const storageOf = makeStorage(dataset, prices, mistake);

  /** The charge for being kept at the place until an instant. */
  const keptUntil = ({ place, unit, keptSince }: Consignment, until: number): number => storageOf(place, unit, keptSince, until);

  /** What must be done before a ride: the goods once received, and once released. */
  const prepare = (goods: Consignment): { readonly received: Consignment; readonly released: Consignment } | undefined => {
    const isFirst = goods.stage === 'export';
    const received = operate(goods, isFirst ? 'intake' : 'reload');
    const released = received && (isFirst ? clear(received, 'export') : received);
    return received && released && { received, released };
  };

  /** Every departure whose cut-offs the goods meet, after intake and customs in China, after reload in transit. */
  const listRides = (goods: Consignment): Consignment[] => {
    const isFirst = goods.stage === 'export';
    const rides = isFirst || goods.stage === 'transit' || goods.stage === 'moved' ? ridesFrom(goods.place, goods.unit) : [];
    const prepared = rides.length > 0 ? prepare(goods) : undefined;
    if (!prepared) return [];
    const { received, released } = prepared;
    const receivedAt = mistake === 'cutOffs' ? goods.at : received.at;
    const releasedAt = mistake === 'cutOffs' ? goods.at : released.at;
    const lastDeparture = isFirst ? readyAt + FIRST_RIDE_WITHIN : Infinity;

    return rides.flatMap(({ to, contract, co2e, receivedBy, releasedBy, departures }) => {
      const mustRelease = isFirst || mistake === 'transit' ? releasedBy : 0;
      const continues = !isFirst && (mistake === 'throughContracts' || (contract !== undefined && contract === goods.contract));
      const met = departures.filter(
        ({ departsAt }) =>
          released.at <= departsAt && departsAt <= lastDeparture && receivedAt <= departsAt - receivedBy && releasedAt <= departsAt - mustRelease,
      );
      const offered = met.map((departure) => ({ ...departure, price: departure.priceOf(continues) })).filter(isPriced);
      return (mistake === 'laterDepartures' ? earliest(offered) : offered).map(({ departsAt, claimableAt, price }): Consignment => ({
        place: to, stage: 'arrived', unit: goods.unit, at: claimableAt, keptSince: claimableAt, contract, called: limits.callAt(goods.called, to),
        price: released.price + price + (isFirst ? 0 : keptUntil(goods, departsAt)), co2e: released.co2e + co2e,
      }));
    });
  };

  /** Between two hubs that both pass goods on, trucks run bonded: only with goods in transit, and once between two rides. */
  const listDrives = (goods: Consignment): Consignment[] => {
    const { place, unit, stage } = goods;
    const isBonded = stage === 'transit';
    const isFree = stage === (place.country === origin.country ? 'export' : 'cleared') && (!isDoor(place) || place === origin);
    if (!isBonded && !isFree) return [];
    const mayGoTo = (to: Consignment['place']): boolean =>
      limits.mayDrive(place, to) && (!isDoor(to) || to.id === request.to) &&
      isBonded === (offers('transit', place, unit) && offers('transit', to, unit));
    const storage = isBonded ? keptUntil(goods, goods.at) : 0;
    return drivesFrom(place, unit).filter(({ to }) => mayGoTo(to)).map(({ to, minutes, price, co2e }) => ({
      ...goods, place: to, stage: isBonded ? 'moved' : stage, at: goods.at + minutes, keptSince: goods.at + minutes, called: limits.callAt(goods.called, to),
      price: goods.price + price + storage, co2e: goods.co2e + co2e,
    }));
  };

  const listRepackings = (goods: Consignment): Consignment[] => {
    const intoBoxes = goods.stage === 'export' && goods.unit === 'loose' && boxes !== undefined;
    const outOfBoxes = goods.stage === 'cleared' && goods.unit === 'container';
    const kinds: readonly OperationKind[] = intoBoxes ? ['load', 'stuff'] : outOfBoxes ? ['strip'] : [];
    const unit = intoBoxes ? 'container' : 'loose';
    return kinds.map((kind) => operate(goods, kind)).filter((done) => done !== undefined).map((done) => ({ ...done, unit }));
  };

  const listLandings = (goods: Consignment): Consignment[] => {
    if (goods.stage !== 'arrived') return [];
    const released = clear(goods, 'import');
    const handed = released && operate(released, 'handover');
    const isHanded = handed !== undefined && handed.at < Infinity;
    const passed = operate(goods, 'transit');
    return [
      ...(isHanded ? [{ ...handed, stage: 'cleared' as const, price: handed.price + keptUntil(goods, handed.at) }] : []),
      ...(passed ? [{ ...passed, stage: 'transit' as const }] : []),
    ];
  };

  const start: Consignment = {
    place: origin, stage: 'export', unit: 'loose', at: readyAt, keptSince: readyAt, contract: undefined, called: limits.callAt([], origin), price: 0, co2e: 0,
  };
  const next = (goods: Consignment): Consignment[] =>
    [...listDrives(goods), ...listRepackings(goods), ...listRides(goods), ...listLandings(goods)].filter(({ at }) => at < Infinity);
  /** At the destination, free to go, and having called wherever the question wants. */
  const isThere = ({ place, stage, called }: Consignment): boolean =>
    place.id === request.to && (stage === 'cleared' || (stage === 'export' && place.country === origin.country)) && limits.hasCalled(called);
  return { start, next, isThere };
};
