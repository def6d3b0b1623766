/**
 * C10: space is never sold twice (F9, F10), on both stores and over HTTP. ROUNDS and RACES say how often; `npm run chaos` runs all of them.
 * Twins that look first and write then, and that let a confirmation and an expiry pass each other, must be caught.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BookingBody, SpaceProblemBody } from '../../../server/http/contract/booking.ts';
import type { Store, Writes } from '../../../server/ports/store.ts';
import { expireHolds } from '../../../server/usecases/bookings/book-space.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { newKey } from '../../support/saving.ts';
import { startOffice, type Answered, type Office } from '../../support/office.ts';
import { anAnswer, empty, onEveryAdapter } from '../../support/store.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const RACES = Number(process.env['RACES'] ?? 21);
const PLANNERS = 8;
const NOW = Date.parse('2026-12-01T09:00:00+08:00');
const SHIP = 'FERRY-WEI-INC@2026-12-08';
const LIST = '/api/v1/bookings';

const edition = referenceNetwork().edition;

onEveryAdapter('on $name', (held) => {
  let app: Office;
  let ms = NOW;
  beforeAll(async () => {
    app = await startOffice(edition, held.store, { clock: { now: () => Math.floor(ms / 60_000) as never, nowMs: () => ms } });
  }, 120_000);
  afterAll(() => app.close());
  beforeEach(async () => {
    await empty(held);
    ms = NOW;
  });

  const hold = (change: Record<string, unknown> = {}): Promise<Answered<BookingBody>> =>
    app.call('POST', LIST, { departure: SHIP, unit: '40HQ', measure: 'teu', quantity: 2, holder: '威海集货部', ...change }, newKey());
  const act = (id: string, action: string): Promise<Answered<BookingBody>> => app.call('POST', `${LIST}/${id}/${action}`, undefined, newKey());
  const allot = (capacity: number | null, departure = SHIP): Promise<Answered> => app.call('PUT', `/api/v1/departures/${encodeURIComponent(departure)}/space/teu`, { capacity });
  const used = async (): Promise<number> => (await held.store.read.spaces([SHIP], ms)).find((space) => space.measure === 'teu')?.used ?? 0;
  /** What the bookings come to, asked of the table itself. */
  const booked = async (): Promise<number> => (await sql<{ n: number }>`select coalesce(sum(quantity), 0)::bigint as n from booking where state in ('held', 'confirmed') and measure = 'teu'`.execute(held.db)).rows[0]?.n ?? 0;

  test('held, confirmed, given back; what the network says is the limit until the firm is allotted less', async () => {
    const { body } = await hold({ quantity: 335 });
    expect(body).toMatchObject({ id: 'BK-20261201-0001', state: 'held', expiresAt: '2026-12-01T09:30:00+08:00', departsAt: '2026-12-08T19:00:00+08:00' });
    const refused = await hold({ quantity: 1 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'SPACE_GONE', space: { departure: SHIP, asked: 1, left: 0, measure: 'teu' } } });
    expect((refused.body as unknown as SpaceProblemBody).space.next.map(({ departure, left }) => [departure, left])).toEqual([['FERRY-WEI-INC@2026-12-10', 335], ['FERRY-WEI-INC@2026-12-13', 335], ['FERRY-WEI-INC@2026-12-15', 335]]);
    expect(await allot(300)).toMatchObject({ status: 409, body: { code: 'ALLOTMENT_USED' } });
    expect(await act(body.id, 'confirm')).toMatchObject({ status: 200, body: { state: 'confirmed', expiresAt: null } });
    expect(await act(body.id, 'confirm')).toMatchObject({ status: 409, body: { code: 'BOOKING_STATE' } });
    expect(await act(body.id, 'release')).toMatchObject({ status: 200, body: { state: 'released', released: { cause: 'asked' } } });
    expect(await act(body.id, 'release')).toMatchObject({ status: 409 });
    expect(await used()).toBe(0);
    expect(await allot(4)).toMatchObject({ status: 200 });
    expect(await hold({ quantity: 5 })).toMatchObject({ status: 409, body: { space: { left: 4 } } });
    expect((await hold({ quantity: 4 })).status).toBe(201);
    expect(await allot(null)).toMatchObject({ status: 200 });
  });

  test('what cannot be booked is said', async () => {
    expect(await hold({ departure: 'FERRY-WEI-INC@2026-12-11' })).toMatchObject({ status: 422, body: { code: 'NO_SUCH_DEPARTURE' } });
    expect(await hold({ departure: 'FERRY-WEI-INC@2026-11-29' })).toMatchObject({ status: 422, body: { code: 'NO_SUCH_DEPARTURE' } });
    expect(await hold({ unit: 'loose' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/measure', code: 'CONFLICT' }] } });
    // Loose space of a ship and sockets are not known: they are taken, and nobody says how much is left.
    expect((await hold({ unit: 'loose', measure: 'milliRevenueTons', quantity: 3200 })).status).toBe(201);
    expect((await app.call<{ departures: { id: string; space: unknown[] }[] }>('GET', '/api/v1/hubs/CNWEI/departures')).body.departures.find(({ id }) => id === 'FERRY-WEI-INC@2026-12-03')?.space).toEqual([
      { measure: 'teu', capacity: 335, allotted: false, used: 0, left: 335 }, { measure: 'milliRevenueTons', capacity: null, allotted: false, used: 0, left: null }, { measure: 'plugs', capacity: null, allotted: false, used: 0, left: null },
    ]);
  });

  test('a hold that has run out is none: its space is free before anybody has swept it, and once', async () => {
    await allot(2);
    const { body } = await hold({ holdSeconds: 60 });
    expect((await hold()).status).toBe(409);
    ms += 60_000;
    expect(await act(body.id, 'confirm')).toMatchObject({ status: 409, body: { code: 'BOOKING_STATE' } });
    expect((await app.call<BookingBody>('GET', `${LIST}/${body.id}`)).body).toMatchObject({ state: 'released', released: { cause: 'expired', at: '2026-12-01T09:01:00+08:00' } });
    expect(await used()).toBe(0);
    const next = await hold();
    expect(next.status).toBe(201);
    expect([await expireHolds(held.store, ms), await act(body.id, 'release')]).toMatchObject([0, { status: 409 }]);
    expect([await used(), await booked()]).toEqual([2, 2]);
    const states = async (query: string): Promise<number> => (await app.call<{ bookings: unknown[] }>('GET', `${LIST}${query}`)).body.bookings.length;
    expect([await states('?state=held'), await states('?state=released'), await states(`?departure=${encodeURIComponent(SHIP)}`)]).toEqual([1, 1, 2]);
  });

  test('a repeated call holds once', async () => {
    const key = newKey();
    const body = { departure: SHIP, unit: '20GP', measure: 'teu', quantity: 1, holder: 'x' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.call<BookingBody>('POST', LIST, body, key)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await used()).toBe(1);
  });

  test(`F9: ${PLANNERS} planners for the last slot, ${ROUNDS} rounds: one of them has it`, { timeout: 600_000 }, async () => {
    await allot(2 * ROUNDS);
    const statuses = new Map<number, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      await allot(2 * (round + 1));
      const answers = await Promise.all(Array.from({ length: PLANNERS }, (_, i) => hold({ holder: `planner ${i}` })));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const each of answers) if (each.status === 409) expect((each.body as unknown as SpaceProblemBody).space).toMatchObject({ left: 0, asked: 2 });
      expect(await used()).toBe(await booked());
    }
    expect(Object.fromEntries(statuses)).toEqual({ 201: ROUNDS, 409: ROUNDS * (PLANNERS - 1) });
    expect([await used(), await booked()]).toEqual([2 * ROUNDS, 2 * ROUNDS]);
  });

  test('F9, a twin that looks first and takes then is caught', async () => {
    const lookThenTake = async (): Promise<boolean> => {
      const [space] = await held.store.read.spaces([SHIP], ms);
      if ((space?.used ?? 0) + 2 > 2) return false;
      return held.store.write(undefined, async (tx) => anAnswer(String(await tx.holdSpace({ ...aHold(), id: await tx.nextBookingId('20261201') }, undefined)))).then(({ answer }) => answer.body === 'true');
    };
    const winners = (await Promise.all(Array.from({ length: PLANNERS }, lookThenTake))).filter(Boolean).length;
    expect(winners).toBeGreaterThan(1);
  });

  const aHold = () => ({ id: 'BK-20261201-9999', departure: SHIP, departsAt: NOW + 7 * 86_400_000, unit: '40HQ', measure: 'teu' as const, quantity: 2, holder: 'x', note: '', createdAt: NOW, expiresAt: NOW + 1000 });
  const within = <T>(store: Store, work: (tx: Writes) => Promise<T>): Promise<T> => {
    let made: T;
    return store.write(undefined, async (tx) => ((made = await work(tx)), anAnswer(''))).then(() => made);
  };

  type Confirm = (tx: Writes, id: string, at: number) => Promise<boolean>;
  type Expire = (tx: Writes, id: string, at: number) => Promise<number>;
  /** One hold, confirmed from a tenth of a second before its end to a tenth after it while the end takes it back. */
  const race = async (turn: number, confirm: Confirm, expire: Expire): Promise<{ confirmed: boolean; over: boolean; state: string | undefined }> => {
    const id = await within(held.store, async (tx) => {
      const made = await tx.nextBookingId('20261201');
      await tx.holdSpace({ ...aHold(), id: made }, 1_000_000);
      return made;
    });
    const at = NOW + 900 + Math.round((200 * turn) / Math.max(1, RACES - 1));
    const [confirmed, over] = await Promise.all([within(held.store, (tx) => confirm(tx, id, at)), within(held.store, (tx) => expire(tx, id, NOW + 1000))]);
    return { confirmed, over: over > 0, state: (await held.store.read.booking(id, NOW + 1000))?.state };
  };

  test(`F10: a confirmation and the end of its hold at the same time, ${RACES} times: one of them, never both`, { timeout: 600_000 }, async () => {
    const ends = { confirmed: 0, released: 0 };
    for (let turn = 0; turn < RACES; turn += 1) {
      const { confirmed, over, state } = await race(turn, (tx, id, at) => tx.confirmBooking(id, at), (tx, _, at) => tx.expireHolds(SHIP, 'teu', at));
      expect(confirmed).toBe(!over);
      expect(state).toBe(confirmed ? 'confirmed' : 'released');
      ends[confirmed ? 'confirmed' : 'released'] += 1;
      expect(await used()).toBe(await booked());
    }
    // Both happen: a race that only one can win proves nothing.
    expect(ends.confirmed).toBeGreaterThan(0);
    expect(ends.released).toBeGreaterThan(0);
    expect(await used()).toBe(2 * ends.confirmed);
  });

  test('F10, a twin whose end does not look whether the hold was confirmed is caught', async () => {
    const carelessEnd: Expire = async (_, id, at) => {
      const { numAffectedRows } = await sql`update booking set state = 'released', released_at = expires_at, release_cause = 'expired' where id = ${id} and expires_at <= ${new Date(at)}`.execute(held.db);
      return Number(numAffectedRows);
    };
    // One after the other: the embedded database has one session, which a statement beside a transaction would wait for.
    const id = await within(held.store, async (tx) => (await tx.holdSpace(aHold(), 10), aHold().id));
    const confirmed = await within(held.store, (tx) => tx.confirmBooking(id, NOW + 900));
    const over = await carelessEnd({} as Writes, id, NOW + 1000);
    expect({ confirmed, over }).toEqual({ confirmed: true, over: 1 });
    expect(await used()).not.toBe(await booked());
  });

  test('writes that fail on the way leave neither space nor booking', async () => {
    await expect(within(held.store, async (tx) => {
      await tx.holdSpace(aHold(), 10);
      throw new Error('planted');
    })).rejects.toThrow('planted');
    expect([await used(), await booked()]).toEqual([0, 0]);
  });
});
