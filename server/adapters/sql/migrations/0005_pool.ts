/** Consignments on hand, the tables they were imported from, and bookings of space on departures. */
import { sql, type Kysely } from 'kysely';

const KEY = sql`text collate "C"`;
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  by_hub_state: ['hub', 'state'], by_ready_at: ['ready_at', 'id'], by_due_key: ['due_key', 'id'], by_departure: ['departure'], by_changed_at: ['changed_at', 'id'],
};

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('consignment')
    .addColumn('id', KEY, (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('hub', KEY, (c) => c.notNull())
    .addColumn('reference', KEY, (c) => c.notNull())
    .addColumn('model', KEY, (c) => c.notNull().check(sql`model in ('consolidation', 'purchaseSupply', 'purchaseForward')`))
    .addColumn('source', 'json', (c) => c.notNull())
    .addColumn('shipper', 'text', (c) => c.notNull())
    .addColumn('consignee', 'text', (c) => c.notNull())
    .addColumn('goods', 'text', (c) => c.notNull())
    .addColumn('hs_code', 'text')
    .addColumn('weight_g', 'bigint', (c) => c.notNull().check(sql`weight_g > 0`))
    .addColumn('volume_cm3', 'bigint', (c) => c.notNull().check(sql`volume_cm3 > 0`))
    .addColumn('pieces', 'json', (c) => c.notNull())
    .addColumn('regime', KEY, (c) => c.notNull())
    .addColumn('temperature', KEY, (c) => c.notNull())
    .addColumn('dangerous_goods', KEY)
    .addColumn('alone', 'boolean', (c) => c.notNull())
    .addColumn('destination', KEY, (c) => c.notNull())
    .addColumn('ready_at', 'timestamptz', (c) => c.notNull())
    .addColumn('due_at', 'timestamptz')
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('currency', KEY, (c) => c.notNull())
    .addColumn('holding_per_day_minor', 'bigint')
    .addColumn('late_per_day_minor', 'bigint')
    .addColumn('left_behind_minor', 'bigint')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('state', KEY, (c) => c.notNull().check(sql`state in ('received', 'planned', 'loaded', 'departed', 'leftBehind')`))
    .addColumn('departure', KEY)
    .addColumn('unit', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('changed_at', 'timestamptz', (c) => c.notNull())
    .addColumn('shipper_key', KEY, (c) => c.notNull())
    .addColumn('consignee_key', KEY, (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('due_key', 'timestamptz', (c) => c.notNull())
    // A reference is one consignment: the same row of the same file makes no second one, whoever sends it when.
    .addUniqueConstraint('consignment_reference', ['hub', 'reference'])
    .addCheckConstraint('consignment_placed', sql`(departure is null) = (unit is null) and (departure is not null) = (state in ('planned', 'loaded', 'departed'))`)
    .execute();
  for (const [name, columns] of Object.entries(INDEXES)) await db.schema.createIndex(`consignment_${name}`).on('consignment').columns([...columns]).execute();
  await db.schema
    .createTable('pool_import')
    .addColumn('id', KEY, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('header', 'json', (c) => c.notNull())
    .addColumn('uses', 'json', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('pool_import_row')
    .addColumn('import', KEY, (c) => c.notNull().references('pool_import.id'))
    .addColumn('index', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('cells', 'json', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull().check(sql`outcome in ('imported', 'existing', 'refused')`))
    // No reference to it: the record of an import outlives what it brought.
    .addColumn('consignment', KEY)
    .addColumn('same', 'boolean')
    .addColumn('faults', 'json', (c) => c.notNull())
    .addPrimaryKeyConstraint('pool_import_row_pkey', ['import', 'index'])
    .addCheckConstraint('pool_import_row_ended', sql`(outcome = 'refused') = (consignment is null)`)
    .execute();
  await db.schema
    .createTable('departure_space')
    .addColumn('departure', KEY, (c) => c.notNull())
    .addColumn('measure', KEY, (c) => c.notNull().check(sql`measure in ('teu', 'milliRevenueTons', 'plugs')`))
    .addColumn('allotted', 'bigint', (c) => c.check(sql`allotted >= 0`))
    .addColumn('used', 'bigint', (c) => c.notNull().check(sql`used >= 0`))
    .addPrimaryKeyConstraint('departure_space_pkey', ['departure', 'measure'])
    // The last wall before an oversold departure; the first is the condition of the update.
    .addCheckConstraint('departure_space_not_oversold', sql`allotted is null or used <= allotted`)
    .execute();
  await db.schema
    .createTable('booking')
    .addColumn('id', KEY, (c) => c.primaryKey())
    .addColumn('departure', KEY, (c) => c.notNull())
    .addColumn('departs_at', 'timestamptz', (c) => c.notNull())
    .addColumn('unit', 'text', (c) => c.notNull())
    .addColumn('measure', KEY, (c) => c.notNull())
    .addColumn('quantity', 'bigint', (c) => c.notNull().check(sql`quantity > 0`))
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('state', KEY, (c) => c.notNull().check(sql`state in ('held', 'confirmed', 'released')`))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addColumn('confirmed_at', 'timestamptz')
    .addColumn('released_at', 'timestamptz')
    .addColumn('release_cause', 'text', (c) => c.check(sql`release_cause in ('asked', 'expired')`))
    .addForeignKeyConstraint('booking_space', ['departure', 'measure'], 'departure_space', ['departure', 'measure'])
    .addCheckConstraint('booking_released', sql`(state = 'released') = (released_at is not null) and (released_at is null) = (release_cause is null)`)
    .addCheckConstraint('booking_confirmed', sql`state <> 'confirmed' or confirmed_at is not null`)
    .execute();
  await sql`create index booking_held on booking (expires_at) where state = 'held'`.execute(db);
  await db.schema.createIndex('booking_by_space').on('booking').columns(['departure', 'measure', 'state']).execute();
};

/** Refuses while there is anything in them: taking this step back would delete it. */
export const down = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ held: boolean }>`select exists (select from consignment) or exists (select from pool_import) or exists (select from booking) as held`.execute(db);
  if (rows[0]?.held) throw new Error('the pool of consignments or the bookings are not empty; back them up and empty them before this step is taken back');
  for (const table of ['booking', 'departure_space', 'pool_import_row', 'pool_import', 'consignment']) await db.schema.dropTable(table).execute();
};
