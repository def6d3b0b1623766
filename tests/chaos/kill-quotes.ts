/**
 * F1: the built server is killed again and again while many save quotes, and started again; whoever got no answer asks again with the same
 * key. Afterwards every confirmed quote must be there once, and every quote must add up.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Big } from 'big.js';
import type { QuoteAnswerBody } from '../../server/http/contract/quote.ts';
import type { QuoteDocument, SavedQuoteBody } from '../../server/http/contract/saved-quote.ts';

const QUESTION = { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' };
const root = fileURLToPath(new URL('../..', import.meta.url));
const LIST = '/api/v1/saved-quotes';
const READY = '/api/v1/saved-quotes?limit=1';

export interface Onslaught {
  readonly saves: number;
  readonly inFlight: number;
  readonly kills: number;
  /** Settings of the server's store. */
  readonly environment: Readonly<Record<string, string>>;
  /** A bug of plant.mjs. */
  readonly plant?: 'ack-first' | 'key-apart';
  readonly seed: number;
}
export interface Damage {
  readonly confirmed: number;
  readonly kills: number;
  /** Confirmed quotes that are not there, or not under the number that was given. */
  readonly lost: readonly string[];
  /** Saves that left more than one quote. */
  readonly duplicated: readonly string[];
  /** Quotes that nobody was told of. */
  readonly unknown: readonly string[];
  /** Quotes whose lines do not sum to their price. */
  readonly wrongSums: readonly string[];
  /** Repeated calls that were answered otherwise than the first time. */
  readonly otherAnswers: readonly string[];
  readonly seconds: number;
  /** From starting a killed server to its first answer, ms. */
  readonly restarts: readonly number[];
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
/** Mulberry32. */
const luckOf = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

export const killWhileSaving = async ({ saves, inFlight, kills, environment, plant, seed }: Onslaught): Promise<Damage> => {
  const luck = luckOf(seed);
  const start = performance.now();
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let said = '';
  let server: ChildProcess | undefined;
  const restarts: number[] = [];
  const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(30_000) });
  const isReady = async (): Promise<boolean> => (await call(READY).catch(() => undefined))?.status === 200;
  /** Twins are killed when their bug can bite: that the killing by chance finds such moments shows only over many kills. */
  const plantedMoment = async (): Promise<void> => {
    said = '';
    for (const end = performance.now() + 5000; !said.includes('PLANTED') && performance.now() < end; ) await later(5);
    await later(200);
  };
  const startServer = async (): Promise<void> => {
    const from = performance.now();
    const planted = plant === undefined ? [] : ['--import', new URL('./plant.mjs', import.meta.url).href];
    const child = spawn(process.execPath, [...planted, 'dist/server/main.js'], {
      cwd: root, env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', CORRIDOR_NOW: '2026-12-01T09:00:00+08:00', ...environment, ...(plant && { PLANT: plant }) }, stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = child;
    child.stderr?.on('data', (chunk) => (said = (said + String(chunk)).slice(-3000)));
    while (!(await isReady())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said}`);
      await later(25);
    }
    restarts.push(Math.round(performance.now() - from));
  };
  const kill = async (): Promise<void> => {
    const gone = new Promise((done) => server?.once('exit', done));
    server?.kill('SIGKILL');
    await gone;
  };

  const question = async (): Promise<string> => {
    const answer = await call('/api/v1/quotes', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(QUESTION) });
    if (answer.status !== 200) return question();
    const body = (await answer.json()) as QuoteAnswerBody;
    return body.options.find(({ picks }) => picks.includes('cheapest'))?.id ?? '';
  };
  const confirmed = new Map<string, { readonly number: string; readonly text: string }>();
  const saveOnce = async (name: string, option: string): Promise<{ number: string; text: string } | undefined> => {
    const body = { question: QUESTION, option, customer: { name, contact: '' }, note: '', margin: { name: '', percent: '8', minimum: null }, validDays: 7 };
    const response = await call(LIST, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': `${seed}-${name}` }, body: JSON.stringify(body) }).catch(() => undefined);
    const text = await response?.text().catch(() => undefined);
    if (!response || text === undefined || response.status === 503) return undefined;
    if (response.status !== 201) throw new Error(`${response.status}: ${text.slice(0, 500)}`);
    return { number: (JSON.parse(text) as SavedQuoteBody).number, text };
  };

  await startServer();
  try {
    const option = await question();
    let next = 0;
    const saver = async (): Promise<void> => {
      for (let i = next++; i < saves; i = next++) {
        const name = `customer-${String(i).padStart(5, '0')}`;
        for (let done = await saveOnce(name, option); ; done = await saveOnce(name, option)) {
          if (done) {
            confirmed.set(name, done);
            break;
          }
          await later(200 + 300 * luck());
        }
      }
    };
    const saving = Promise.all(Array.from({ length: inFlight }, saver));
    // What fails is told below; until then it must not end the process.
    saving.catch(() => {});
    let killed = 0;
    for (; killed < kills && confirmed.size < saves; killed += 1) {
      // Not before quotes are being saved again: a kill in between would prove nothing.
      for (const before = confirmed.size; confirmed.size === before; ) await Promise.race([later(5), saving]);
      if (plant === undefined) await later(50 + 450 * luck());
      else await plantedMoment();
      await kill();
      await startServer();
    }
    await saving;

    const rows: { number: string; customer: { name: string } }[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = (await (await call(`${LIST}?sort=number&direction=asc&limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`)).json()) as { rows: typeof rows; next: string | null };
      rows.push(...page.rows);
      after = page.next;
    }
    const byName = new Map<string, typeof rows>();
    for (const row of rows) byName.set(row.customer.name, [...(byName.get(row.customer.name) ?? []), row]);
    const wrongSums: string[] = [];
    for (const { number } of rows) {
      const document = (await (await call(`${LIST}/${number}/versions/1`)).json()) as QuoteDocument;
      const sum = (amounts: readonly string[]): string => amounts.reduce((total, amount) => total.plus(amount), Big(0)).toString();
      const { buy, sell } = document.price;
      const bought = sum(document.option.charges.map(({ amount }) => amount));
      const sold = sum(document.sellLines.map(({ amount }) => amount));
      if (bought !== Big(buy.amount).toString() || sold !== Big(sell.amount).toString() || sold !== sum([buy.amount, document.margin.amount.amount])) wrongSums.push(number);
    }
    const otherAnswers: string[] = [];
    for (const [name, { text }] of [...confirmed].filter((_, i) => i % 10 === 0)) if ((await saveOnce(name, option))?.text !== text) otherAnswers.push(name);
    return {
      confirmed: confirmed.size, kills: killed, restarts: restarts.slice(1), wrongSums, otherAnswers,
      lost: [...confirmed].filter(([name, { number }]) => !byName.get(name)?.some((row) => row.number === number)).map(([name]) => name),
      duplicated: [...byName].filter(([, of]) => of.length > 1).map(([name]) => name),
      unknown: [...byName.keys()].filter((name) => !confirmed.has(name)),
      seconds: Math.round((performance.now() - start) / 100) / 10,
    };
  } finally {
    await kill();
  }
};
