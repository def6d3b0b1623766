/**
 * Loaded before the built server to plant a bug in how it writes, named by PLANT:
 * `ack-first`  says that a transaction is committed a while before it is;
 * `key-apart`  keeps a call's key and answer in a transaction of its own, after that of the quote.
 */
import pg from 'pg';

const HOLD_MS = 700;
/** Says that the bug can bite now, and stays there for a while. */
const later = () => {
  process.stderr.write('PLANTED\n');
  return new Promise((done) => setTimeout(done, HOLD_MS));
};
const query = pg.Client.prototype.query;
const held = new WeakMap();

const ackFirst = async (client, args) => {
  await held.get(client);
  if (args[0] !== 'commit') return query.apply(client, args);
  held.set(client, later().then(() => query.apply(client, args)));
  return { command: 'COMMIT', rowCount: null, rows: [] };
};

const keyApart = async (client, [text, values]) => {
  if (text.startsWith('insert into "kept_answer"')) {
    const { rows } = await query.call(client, 'select 1 from kept_answer where key = $1', [values[0]]);
    if (rows.length === 0) held.set(client, values);
    return { command: 'INSERT', rowCount: 1 - rows.length, rows: [] };
  }
  if (!text.startsWith('update "kept_answer"')) return query.call(client, text, values);
  await query.call(client, 'commit');
  await later();
  await query.call(client, 'begin');
  const [key, fingerprint, at] = held.get(client);
  const [status, headers, body] = values;
  return query.call(client, 'insert into kept_answer (key, fingerprint, at, status, headers, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [key, fingerprint, at, status, headers, body]);
};

const plants = { 'ack-first': ackFirst, 'key-apart': keyApart };
const plant = plants[process.env.PLANT];
if (!plant) throw new Error(`PLANT: ${Object.keys(plants).join(', ')}`);
pg.Client.prototype.query = function (...args) {
  // The pool's own calls, with a callback, are none of ours.
  return typeof args[0] === 'string' && typeof args.at(-1) !== 'function' ? plant(this, args) : query.apply(this, args);
};
