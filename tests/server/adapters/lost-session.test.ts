/** A transaction whose database goes away between two of its statements is lost as a whole: nothing of it is written in the session that follows. */
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../server/adapters/pglite/database.ts';
import { databaseStream } from '../../../server/adapters/pglite/stream.ts';

let kept: Database;
beforeAll(async () => void (kept = await openDatabase({ folder: undefined, template: undefined })));
afterAll(() => kept.close());

/** A simple query of the wire protocol. */
const asMessage = (text: string): Uint8Array => {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.from('Q\0\0\0\0');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

/** One database in two lives: the first ends as by a thread that dies, which takes back what is not committed, and the next begins. */
const twoLives = () => {
  let end = (): void => {};
  const first: Database = { ...kept, ended: new Promise((resolve) => (end = resolve)) };
  const next: Database = { ...kept, ended: new Promise(() => {}) };
  let current = first;
  const die = async (): Promise<void> => {
    await kept.run(asMessage('rollback'));
    current = next;
    end();
  };
  return { current: () => Promise.resolve(current), die };
};
type Lives = ReturnType<typeof twoLives>;
/** The planted fault: whatever a session says goes to the database of that moment. */
const wandering = ({ current }: Lives): Database => ({ run: async (messages) => (await current()).run(messages), close: () => Promise.resolve(), ended: new Promise(() => {}) });

test.each<[string, (lives: Lives) => () => Promise<Database>, { refused: boolean; rows: number[] }]>([
  ['ends the session, and nothing of it is kept', ({ current }) => current, { refused: true, rows: [] }],
  ['planted: a session that goes on in the next life keeps half a transaction', (lives) => () => Promise.resolve(wandering(lives)), { refused: false, rows: [2] }],
])('a database that dies within a transaction %s', async (_, opening, expected) => {
  const lives = twoLives();
  const pool = new Pool({ max: 1, user: 'postgres', password: '', database: 'postgres', stream: () => databaseStream(opening(lives)) });
  pool.on('connect', (client) => client.on('error', () => {})).on('error', () => {});
  await pool.query('create table if not exists kept (n int)');
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into kept values (1)');
  await lives.die();
  const goOn = async (): Promise<void> => {
    await client.query('insert into kept values (2)');
    await client.query('commit');
  };
  const refused = await goOn().then(() => false, () => true);
  client.release(refused);
  const { rows } = await pool.query<{ n: number }>('select n from kept');
  await pool.query('drop table kept');
  await pool.end();
  expect({ refused, rows: rows.map(({ n }) => n) }).toEqual(expected);
});
