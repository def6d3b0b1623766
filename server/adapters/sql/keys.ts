/** Idempotency keys and the answers kept under them. */
import type { Kysely } from 'kysely';
import { epochMin, type EpochMin } from '../../../planner/domain/index.ts';
import { KEY_MINUTES, StoreError, type KeptAnswer, type WriteKey } from '../../ports/store.ts';
import { toSqlInstant } from './rows.ts';
import type { Tables } from './tables.ts';

const COLUMNS = ['fingerprint', 'at', 'status', 'headers', 'body'] as const;
/** Instants up to which a key has been forgotten. */
const forgotten = (now: EpochMin): Date => new Date(toSqlInstant(epochMin(now - KEY_MINUTES)));

const answerOf = (key: WriteKey, row: { fingerprint: string } & KeptAnswer): KeptAnswer => {
  if (row.fingerprint !== key.fingerprint) throw new StoreError('KEY_REUSED');
  return { status: row.status, headers: row.headers, body: row.body };
};

/** @throws StoreError `KEY_REUSED` */
export const findAnswer = async (db: Kysely<Tables>, key: WriteKey): Promise<KeptAnswer | undefined> => {
  const row = await db.selectFrom('kept_answer').select(COLUMNS).where('key', '=', key.key).where('at', '>', forgotten(key.at)).executeTakeFirst();
  return row && answerOf(key, row);
};

/**
 * Takes the key for this transaction, or finds the answer that was given under it. Another transaction that has taken it is waited for:
 * the unique index holds this one until that one has committed or gone.
 * @throws StoreError `KEY_REUSED`
 */
export const claimKey = async (db: Kysely<Tables>, key: WriteKey): Promise<KeptAnswer | undefined> => {
  const row = { fingerprint: key.fingerprint, at: toSqlInstant(key.at), status: 0, headers: '{}', body: '' };
  const taken = await db.insertInto('kept_answer').values({ key: key.key, ...row }).onConflict((conflict) => conflict.column('key').doNothing()).executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined;
  // The row is locked, so of two who find it too old only one takes it over.
  const kept = await db.selectFrom('kept_answer').select(COLUMNS).where('key', '=', key.key).forUpdate().executeTakeFirst();
  if (!kept) return claimKey(db, key);
  if (kept.at > forgotten(key.at)) return answerOf(key, kept);
  await db.updateTable('kept_answer').set(row).where('key', '=', key.key).execute();
  return undefined;
};

export const keepAnswer = async (db: Kysely<Tables>, key: WriteKey, answer: KeptAnswer): Promise<void> => {
  await db.updateTable('kept_answer').set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body }).where('key', '=', key.key).execute();
};

export const sweepKeys = async (db: Kysely<Tables>, now: EpochMin): Promise<number> => {
  const { numDeletedRows } = await db.deleteFrom('kept_answer').where('at', '<=', forgotten(now)).executeTakeFirst();
  return Number(numDeletedRows);
};
