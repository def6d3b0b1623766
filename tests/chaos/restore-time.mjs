/**
 * F15: how long a restore takes. Writes a backup of N quotes (100,000 unless told) from one quote saved on the built server, restores it into the embedded
 * store and into PostgreSQL by the command a firm would use, and counts what is there. One JSON line; 1 when a restore fails or takes over 60 s for 100,000.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createGzip, deflateRawSync } from 'node:zlib';
import { startPostgres } from '../setup/postgres.mjs';

const QUOTES = Number(process.argv[2] ?? 100_000);
const BAR_MS = 60_000 * (QUOTES / 100_000);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'restore-'));
const file = join(folder, 'quotes.gz');
const environment = { ...process.env, PORT: '0', LOG_LEVEL: 'warn', CORRIDOR_NOW: '2026-12-01T09:00:00+08:00' };

/** A quote as the server saves it. */
const sample = async () => {
  const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: root, env: { ...environment, CORRIDOR_STORE: 'memory' } });
  const url = await new Promise((done) => server.stdout.on('data', (chunk) => done(/http:\/\/\S+:\d+/.exec(String(chunk))[0])));
  const post = async (path, body) => (await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(body) })).json();
  const question = { from: 'WH-HUANCUI', to: 'MKT-US-LOSANGELES', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' };
  const { options } = await post('/api/v1/quotes', question);
  const { number } = await post('/api/v1/saved-quotes', { question, option: options[0].id, customer: { name: '威海示例公司', contact: '' }, note: '', margin: { name: '', percent: '8', minimum: null }, validDays: 7 });
  const document = await (await fetch(`${url}/api/v1/saved-quotes/${number}/versions/1`)).text();
  server.kill();
  return { number, document };
};

const writeBackup = async ({ number, document }) => {
  const gzip = createGzip({ level: 1 });
  const out = createWriteStream(file);
  gzip.pipe(out);
  const hash = createHash('sha256');
  const line = async (value) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    if (!gzip.write(text)) await once(gzip, 'drain');
  };
  await line({ format: 'qilu-backup/1', takenAt: '2026-12-01T01:00:00.000Z' });
  const at = '2026-12-01T01:00:00.000Z';
  for (let i = 1; i <= QUOTES; i += 1) {
    const own = `QL-20261201-${String(i).padStart(6, '0')}`;
    const text = document.replaceAll(number, own);
    const version = {
      number: own, version: 1, saved_at: at, valid_until: '2026-12-08T10:00:00.000Z', edition: 'ed', currency: 'CNY', buy_minor: 1000 + i, sell_minor: 1100 + i, arrives_at: '2026-12-20T00:00:00.000Z', transit_min: 9000, co2e_g: 30_000,
      from_place: 'WH-HUANCUI', to_place: 'MKT-US-LOSANGELES', modes: ['sea'], document: deflateRawSync(text).toString('base64'), sha256: createHash('sha256').update(text).digest('hex'),
    };
    await line({ quote: { number: own, revision: 1, customer_name: `威海示例公司 ${i % 500}`, customer_contact: '', note: '', created_at: at, changed_at: at, accepted_version: null, accepted_at: null, expired_at: null, latest_version: 1, versions: [version] } });
  }
  await line({ counter: { day: '20261201', last: QUOTES } });
  const { LINE_KINDS } = await import('../../dist/server/adapters/sql/backup.js');
  const counts = Object.fromEntries(LINE_KINDS.map((kind) => [kind, { quote: QUOTES, counter: 1 }[kind] ?? 0]));
  gzip.end(`${JSON.stringify({ end: { counts, sha256: hash.digest('hex') } })}\n`);
  await once(out, 'finish');
};

const restore = (env, ...args) => {
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/server/cli.js', 'restore', file, ...args], { cwd: root, encoding: 'utf8', env: { ...environment, ...env } });
  const ms = performance.now() - from;
  if (status !== 0) process.stderr.write(stdout + stderr);
  return { ms: Math.round(ms), restored: status === 0 };
};

await writeBackup(await sample());
const pglite = restore({}, '--into', join(folder, 'restored'));
const server = await startPostgres();
const postgres = restore({ DATABASE_URL: server.url });
await server.stop();
const result = { quotes: QUOTES, megabytes: Math.round(statSync(file).size / 1e6), pglite, postgres };
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = [pglite, postgres].every(({ ms, restored }) => restored && ms <= BAR_MS) ? 0 : 1;
