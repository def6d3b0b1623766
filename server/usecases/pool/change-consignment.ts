/** What may happen to a consignment in the pool: entered, edited, moved from state to state, taken out again. */
import type { EpochMin } from '../../../planner/domain/index.ts';
import { EDITABLE_STATES, NEXT_STATES, type ConsignmentEntry, type ConsignmentState, type Placed, type PooledConsignment } from '../../ports/consignments.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { KeptAnswer, Store, WriteKey, Writes } from '../../ports/store.ts';
import type { Revisions, Written } from '../save-quote.ts';
import { dayOf } from './import-rows.ts';

export type RespondOne = (consignment: PooledConsignment) => KeptAnswer;

/** @throws Refusal `REFERENCE_TAKEN` */
export const addConsignment = (store: Store, key: WriteKey, entry: ConsignmentEntry, now: EpochMin, respond: RespondOne): Promise<Written> =>
  store.write(key, async (tx) => {
    const [added] = await tx.addConsignments([entry], dayOf(now), now);
    if (!added) throw new Refusal('REFERENCE_TAKEN', { reference: entry.reference, hub: entry.hub });
    return respond(added);
  });

/** The consignment, locked, if it is still at a revision its editor has seen. @throws Refusal `NOT_FOUND`, `PRECONDITION_FAILED` */
const lockOne = async (tx: Writes, id: string, revisions: Revisions): Promise<PooledConsignment> => {
  const [found] = await tx.lockConsignments([id]);
  if (!found) throw new Refusal('NOT_FOUND', { id });
  if (revisions !== '*' && !revisions.includes(String(found.revision))) throw new Refusal('PRECONDITION_FAILED', { seen: revisions.join(', '), now: found.revision });
  return found;
};

/** @param toEdited reads the change against the consignment as it stands. @throws Refusal as `lockOne`, `CONSIGNMENT_STATE`, `REFERENCE_TAKEN`; whatever `toEdited` throws */
export const editConsignment = (store: Store, id: string, revisions: Revisions, toEdited: (before: PooledConsignment) => ConsignmentEntry, now: EpochMin, respond: RespondOne): Promise<Written> =>
  store.write(undefined, async (tx) => {
    const before = await lockOne(tx, id, revisions);
    if (!EDITABLE_STATES.includes(before.state)) throw new Refusal('CONSIGNMENT_STATE', { id, state: before.state });
    const entry = toEdited(before);
    const edited = await tx.editConsignment(id, entry, now);
    if (!edited) throw new Refusal('REFERENCE_TAKEN', { reference: entry.reference, hub: entry.hub });
    return respond(edited);
  });

/** @throws Refusal as `lockOne`, `CONSIGNMENT_STATE` */
export const removeConsignment = (store: Store, id: string, revisions: Revisions): Promise<Written> =>
  store.write(undefined, async (tx) => {
    const before = await lockOne(tx, id, revisions);
    if (before.state !== 'received') throw new Refusal('CONSIGNMENT_STATE', { id, state: before.state });
    await tx.removeConsignment(id);
    return { status: 204, headers: {}, body: '' };
  });

export interface Move {
  readonly consignments: readonly { readonly id: string; readonly revisions: Revisions }[];
  readonly state: ConsignmentState;
  /** Undefined: what it is on already. */
  readonly placed: Placed | undefined;
  readonly reason: string;
}

const ON_DEPARTURE: readonly ConsignmentState[] = ['planned', 'loaded', 'departed'];

/** All of them or none. @throws Refusal `NOT_FOUND`, `PRECONDITION_FAILED`, `CONSIGNMENT_STATE` */
export const moveConsignments = (store: Store, key: WriteKey | undefined, moves: readonly Move[], now: EpochMin, respond: (moved: readonly PooledConsignment[]) => KeptAnswer): Promise<Written> =>
  store.write(key, async (tx) => {
    const ids = [...new Set(moves.flatMap(({ consignments }) => consignments.map(({ id }) => id)))];
    const locked = new Map((await tx.lockConsignments(ids)).map((each) => [each.id, each]));
    for (const { consignments, state, placed, reason } of moves) {
      const groups = new Map<string, { to: Pick<PooledConsignment, 'state' | 'placed' | 'reason'>; ids: string[] }>();
      for (const { id, revisions } of consignments) {
        const before = locked.get(id);
        if (!before) throw new Refusal('NOT_FOUND', { id });
        if (revisions !== '*' && !revisions.includes(String(before.revision))) throw new Refusal('PRECONDITION_FAILED', { seen: revisions.join(', '), now: before.revision });
        const on = ON_DEPARTURE.includes(state) ? (placed ?? before.placed) : undefined;
        if (!NEXT_STATES[before.state].includes(state) || (ON_DEPARTURE.includes(state) && !on)) throw new Refusal('CONSIGNMENT_STATE', { id, state: before.state });
        const to = { state, placed: on, reason: state === 'leftBehind' ? reason : '' };
        const at = JSON.stringify(to);
        groups.set(at, { to, ids: [...(groups.get(at)?.ids ?? []), id] });
      }
      for (const group of groups.values()) await tx.moveConsignments(group.ids, group.to, now);
    }
    return respond(await tx.lockConsignments(ids));
  });
