/** The contract of departures with their space, and of bookings of it. */
import { z } from 'zod';
import { ASKABLE_STATUSES, CUT_OFFS, LOAD_UNITS, MODES, STATUSES } from '../../../planner/domain/index.ts';
import { BOOKING_STATES, MEASURES } from '../../ports/bookings.ts';
import { departureId, unitType } from './consignment.ts';
import { LONGEST, MOST } from './limits.ts';
import { instant, problem } from './quote.ts';
import { placeName, text } from './saved-quote.ts';

export const bookingId = z.string().regex(/^BK-\d{8}-\d{4,9}$/).meta({ description: 'Id of a booking', example: 'BK-20261207-0042' });
export const measure = z.enum(MEASURES).meta({ id: 'Measure', description: 'teu: containers · milliRevenueTons: loose goods, thousandths of a revenue ton · plugs: sockets for units that cool' });

const space = z
  .strictObject({
    measure,
    capacity: z.number().int().nullable().meta({ description: 'What the firm was allotted, else what the network says; null: not known' }),
    allotted: z.boolean().meta({ description: 'Whether the capacity was set by hand' }),
    used: z.number().int().meta({ description: 'Held and confirmed' }),
    left: z.number().int().nullable().meta({ description: 'null: not known' }),
  })
  .meta({ id: 'DepartureSpace' });
export type SpaceBody = z.infer<typeof space>;

export const departure = z
  .strictObject({
    id: departureId,
    service: z.string(),
    serviceDate: z.string(),
    mode: z.enum(MODES),
    carrier: z.strictObject({ zh: z.string(), en: z.string() }),
    vessel: z.string(),
    status: z.enum(STATUSES),
    calendar: z.enum(['published', 'assumed']).meta({ description: 'assumed: laid out by rule; the day may be another' }),
    from: placeName,
    distanceKm: z.number().meta({ description: 'From the hub, as the crow flies' }),
    departsAt: instant,
    cutOffs: z.array(z.strictObject({ code: z.enum(CUT_OFFS), at: instant })).meta({ description: 'DCSA codes; only those known' }),
    calls: z.array(z.strictObject({ place: placeName, arrivesAt: instant, availableAt: z.strictObject({ loose: instant.nullable(), container: instant.nullable() }) })),
    units: z.array(z.enum(LOAD_UNITS)),
    temperatures: z.array(z.string()),
    dangerousGoods: z.array(z.string()),
    space: z.array(space),
  })
  .meta({ id: 'Departure' });
export type DepartureBody = z.infer<typeof departure>;
export const departureList = z
  .strictObject({ hub: placeName, from: instant, until: instant, departures: z.array(departure) })
  .meta({ id: 'DepartureList' });
export type DepartureListBody = z.infer<typeof departureList>;

export const departureQuery = z.object({
  from: instant.optional().meta({ description: 'Departures from here on; default now' }),
  until: instant.optional().meta({ description: `Before this; default 7 days later, at most ${MOST.departureDays}` }),
  withinKm: z.number().int().min(1).max(MOST.nearKm).optional().meta({ description: 'How far a terminal may lie from the hub, default 100', example: 100 }),
  status: z.string().max(120).optional().meta({ description: `Separated by commas: ${ASKABLE_STATUSES.join(', ')}; default active, reported, assumed`, example: 'active,reported' }),
});
export const hubParameter = z.string().min(1).max(LONGEST.name).meta({ description: 'Place: id, UN/LOCODE, IATA or exact name', example: 'CNWEI' });

export const bookingRequest = z
  .strictObject({
    departure: departureId,
    unit: unitType,
    measure,
    quantity: z.number().int().min(1).max(MOST.booked).meta({ description: 'In the measure', example: 2 }),
    holder: text(120).trim().min(1).meta({ example: '威海集货部' }),
    holdSeconds: z.number().int().min(1).max(MOST.holdMinutes * 60).optional().meta({ description: 'How long it is held without a confirmation; default 1800, never beyond the departure' }),
    note: text(500).optional(),
  })
  .meta({ id: 'BookingRequest', example: { departure: 'FERRY-WEI-INC@2026-12-08', unit: '40HQ', measure: 'teu', quantity: 2, holder: '威海集货部' } });

export const booking = z
  .strictObject({
    id: bookingId,
    departure: departureId,
    departsAt: instant,
    unit: unitType,
    measure,
    quantity: z.number().int(),
    holder: z.string(),
    note: z.string(),
    state: z.enum(BOOKING_STATES).meta({ description: 'held: until expiresAt · confirmed · released: given back, or not confirmed in time' }),
    createdAt: instant,
    expiresAt: instant.nullable().meta({ description: 'Of a hold; null once it is confirmed' }),
    confirmedAt: instant.nullable(),
    released: z.strictObject({ at: instant, cause: z.enum(['asked', 'expired']) }).nullable(),
  })
  .meta({ id: 'Booking' });
export type BookingBody = z.infer<typeof booking>;
export const bookingList = z.strictObject({ bookings: z.array(booking), next: bookingId.nullable().meta({ description: '`before` of the next page' }) }).meta({ id: 'BookingList' });
export const bookingQuery = z.object({
  departure: departureId.optional(),
  holder: text(120).optional(),
  state: z.string().max(60).optional().meta({ description: `Separated by commas: ${BOOKING_STATES.join(', ')}; default all`, example: 'held,confirmed' }),
  limit: z.number().int().min(1).max(MOST.bookings).optional().meta({ description: 'Default 50' }),
  before: bookingId.optional(),
});

export const allotment = z
  .strictObject({ capacity: z.number().int().min(0).max(MOST.booked).nullable().meta({ description: 'What the firm was given (包舱); null: what the network says' }) })
  .meta({ id: 'Allotment', example: { capacity: 40 } });
export const departureSpaces = z.strictObject({ departure: departureId, space: z.array(space) }).meta({ id: 'DepartureSpaces' });

/** What a refusal for want of space says besides. */
export const spaceProblem = problem
  .extend({
    space: z.strictObject({
      departure: departureId, measure, asked: z.number().int(), left: z.number().int(),
      next: z.array(z.strictObject({ departure: departureId, departsAt: instant, left: z.number().int().nullable() })).meta({ description: 'The next departures of the line' }),
    }),
  })
  .meta({ id: 'SpaceProblem' });
export type SpaceProblemBody = z.infer<typeof spaceProblem>;
