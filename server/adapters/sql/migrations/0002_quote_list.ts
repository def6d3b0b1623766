/** The columns by which quotes are listed, filled from what is there, with an index for each order of the list. */
import { sql, type Kysely } from 'kysely';
import { customerKey, numberKey, searchText } from '../list-columns.ts';

const KEY = sql`text collate "C"`;
/** Rows filled by one statement. */
const BATCH = 1000;
const FROM_VERSION = ['saved_at', 'valid_until', 'currency', 'sell_minor', 'arrives_at', 'from_place', 'to_place'];
const COLUMNS = ['number_key', 'customer_key', 'search_text', ...FROM_VERSION];
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  customer: ['customer_key'], saved_at: ['saved_at'], valid_until: ['valid_until'], sell: ['currency', 'sell_minor'], arrives_at: ['arrives_at'],
};

interface Plain {
  number: string;
  customer_name: string;
  customer_contact: string;
  note: string;
  from_place: string;
  to_place: string;
}

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table quote
      add column number_key bigint, add column customer_key text collate "C", add column search_text text,
      add column saved_at timestamptz, add column valid_until timestamptz, add column currency ${KEY}, add column sell_minor bigint,
      add column arrives_at timestamptz, add column from_place ${KEY}, add column to_place ${KEY}`.execute(db);
  for (let last = ''; ; ) {
    const { rows } = await sql<Plain>`
      select q.number, q.customer_name, q.customer_contact, q.note, v.from_place, v.to_place
      from quote q join quote_version v on v.number = q.number and v.version = q.latest_version
      where q.number > ${last} order by q.number limit ${BATCH}`.execute(db);
    const end = rows.at(-1);
    if (!end) break;
    const filled = rows.map((row) => ({
      number: row.number, number_key: numberKey(row.number), customer_key: customerKey(row.customer_name),
      search_text: searchText({ number: row.number, name: row.customer_name, contact: row.customer_contact, note: row.note, from: row.from_place, to: row.to_place }),
    }));
    await sql`
      update quote q set number_key = f.number_key, customer_key = f.customer_key, search_text = f.search_text,
        saved_at = v.saved_at, valid_until = v.valid_until, currency = v.currency, sell_minor = v.sell_minor, arrives_at = v.arrives_at,
        from_place = v.from_place, to_place = v.to_place
      from json_to_recordset(${JSON.stringify(filled)}::json) as f (number text, number_key bigint, customer_key text, search_text text), quote_version v
      where q.number = f.number collate "C" and v.number = q.number and v.version = q.latest_version`.execute(db);
    last = end.number;
  }
  for (const column of COLUMNS) await sql`alter table quote alter column ${sql.ref(column)} set not null`.execute(db);
  await sql`create unique index quote_by_number on quote (number_key)`.execute(db);
  for (const [order, columns] of Object.entries(ORDERS)) {
    await db.schema.createIndex(`quote_by_${order}`).on('quote').columns([...columns, 'number_key']).execute();
  }
};

export const down = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of COLUMNS) await db.schema.alterTable('quote').dropColumn(column).execute();
};
