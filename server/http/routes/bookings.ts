import { Router, type Request, type Response } from 'express';
import { toRfc3339, type Place } from '../../../planner/domain/index.ts';
import { findDeparture, listDeparturesFrom, listNextDepartures, nearTerminals, type HubDeparture } from '../../../planner/network/index.ts';
import type { Booking, Measure } from '../../ports/bookings.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { KeptAnswer } from '../../ports/store.ts';
import { confirmBooking, holdSpace, minuteOf, releaseBooking, SpaceGone } from '../../usecases/bookings/book-space.ts';
import { spacesLeft, type SpaceLeft } from '../../usecases/bookings/space-left.ts';
import { allotment, bookingId, hubParameter, measure, type DepartureListBody, type SpaceProblemBody } from '../contract/booking.ts';
import { departureId } from '../contract/consignment.ts';
import { toBookingBody, toBookingInput, toBookingQuery, toDepartureBody, toDepartureWindow, toSpaceBody } from '../contract/to-booking.ts';
import { findOnTheWay } from '../contract/to-domain.ts';
import { readBody, toPlaceName } from '../contract/to-saved-quote.ts';
import { languageOf, problemBody, sendProblemBody } from '../errors.ts';
import { sendKept } from '../idempotency.ts';
import { answer, good, keyIn, requireJson, Unanswerable } from '../writing.ts';
import type { PoolParts } from './consignments.ts';

const LIST = '/api/v1/bookings';
/** Departures of the line that a refusal names. */
const NEXT = 3;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** What leaves near a hub, and bookings of its space. */
export const bookingRoutes = ({ store, clock, edition, places }: PoolParts): Router => {
  const router = Router();
  const respondWith = (status: number) => (booking: Booking): KeptAnswer => ({ status, headers: { ...JSON_TYPE, ...(status === 201 ? { Location: `${LIST}/${booking.id}` } : {}) }, body: JSON.stringify(toBookingBody(booking)) });
  const now = (): number => clock.nowMs();
  const idIn = (request: Request): string => {
    const read = bookingId.safeParse(request.params['id']);
    if (!read.success) throw new Unanswerable('NOT_FOUND');
    return read.data;
  };

  router.get('/api/v1/hubs/:hub/departures', answer(async (request, response) => {
    const window = good(toDepartureWindow(request.query, clock.now()));
    const named = hubParameter.safeParse(request.params['hub']);
    const found = named.success ? findOnTheWay(edition.places, named.data) : undefined;
    if (!found || !('place' in found)) throw new Unanswerable('NOT_FOUND');
    const hub: Place = found.place;
    const departures = listDeparturesFrom(edition, hub, window);
    const spaces = await spacesLeft(store.read, departures, now());
    const km = new Map(nearTerminals(edition, hub, window.withinKm).map((near) => [near.place.id, near.km]));
    response.json({
      hub: toPlaceName(hub.id, places), from: toRfc3339(window.from, hub.zone), until: toRfc3339(window.until, hub.zone),
      departures: departures.map((departure) => toDepartureBody(departure, km.get(departure.from) ?? 0, spaces.get(departure.id) ?? [], places)),
    } satisfies DepartureListBody);
  }));

  const departureIn = (id: string): HubDeparture => {
    const departure = findDeparture(edition, id);
    if (!departure) throw new Refusal('NO_SUCH_DEPARTURE', { departure: id });
    return departure;
  };
  const leftOf = (spaces: readonly SpaceLeft[] | undefined, wanted: Measure): number | undefined => spaces?.find((space) => space.measure === wanted)?.left;
  /** Too little is left: how much, and what leaves next. */
  const sendGone = async (request: Request, response: Response, { departure, input }: SpaceGone): Promise<void> => {
    const next = listNextDepartures(edition, departure, NEXT);
    const spaces = await spacesLeft(store.read, [departure, ...next], now());
    const left = leftOf(spaces.get(departure.id), input.measure) ?? 0;
    const body = problemBody('SPACE_GONE', languageOf(request), String(request.id), [], { departure: departure.id, left, measure: input.measure, asked: input.quantity });
    const zone = (places.get(departure.from) as Place).zone;
    sendProblemBody(request, response, {
      ...body,
      space: { departure: departure.id, measure: input.measure, asked: input.quantity, left, next: next.map((each) => ({ departure: each.id, departsAt: toRfc3339(each.departsAt, zone), left: leftOf(spaces.get(each.id), input.measure) ?? null })) },
    } satisfies SpaceProblemBody);
  };

  router.post(LIST, answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, clock.now());
    const { departure: id, ...input } = good(toBookingInput(request.body));
    const departure = departureIn(id);
    if (departure.departsAt <= minuteOf(now())) throw new Refusal('NO_SUCH_DEPARTURE', { departure: id });
    try {
      sendKept(response, await holdSpace(store, key, departure, input, now(), respondWith(201)));
    } catch (cause) {
      if (!(cause instanceof SpaceGone)) throw cause;
      await sendGone(request, response, cause);
    }
  }));
  router.get(LIST, answer(async (request, response) => {
    const query = good(toBookingQuery(request.query, now()));
    const bookings = await store.read.bookings({ ...query, limit: query.limit + 1 });
    response.json({ bookings: bookings.slice(0, query.limit).map(toBookingBody), next: bookings.length > query.limit ? bookings[query.limit - 1]?.id : null });
  }));
  router.get(`${LIST}/:id`, answer(async (request, response) => {
    const booking = await store.read.booking(idIn(request), now());
    if (!booking) throw new Unanswerable('NOT_FOUND');
    response.json(toBookingBody(booking));
  }));
  for (const [action, act] of [['confirm', confirmBooking], ['release', releaseBooking]] as const)
    router.post(`${LIST}/:id/${action}`, answer(async (request, response) => {
      const key = keyIn(request, clock.now());
      sendKept(response, await act(store, key, idIn(request), now, respondWith(200)));
    }));

  /** What the firm was given of a departure: it goes before what the network says. */
  router.put('/api/v1/departures/:departure/space/:measure', answer(async (request, response) => {
    requireJson(request);
    const [id, wanted] = [departureId.safeParse(request.params['departure']), measure.safeParse(request.params['measure'])];
    if (!id.success || !wanted.success) throw new Unanswerable('NOT_FOUND');
    const { capacity } = good(readBody(allotment, request.body));
    const departure = departureIn(id.data);
    const { answer: kept } = await store.write(undefined, async (tx) => {
      const at = now();
      const isAllotted = await tx.allotSpace(departure.id, wanted.data, capacity ?? undefined, at);
      const spaces = (await spacesLeft(tx, [departure], at)).get(departure.id) ?? [];
      if (!isAllotted) throw new Refusal('ALLOTMENT_USED', { departure: departure.id, used: spaces.find((space) => space.measure === wanted.data)?.used ?? 0 });
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ departure: departure.id, space: spaces.map(toSpaceBody) }) };
    });
    sendKept(response, { answer: kept, replayed: false });
  }));
  return router;
};
