/**
 * `npm test`: finds or installs what the tests need, builds, runs every test. Nothing is skipped silently: what cannot be had is named
 * and the run ends non-zero.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './chromium.mjs';
import { findLibreOffice, installLibreOffice } from './libreoffice.mjs';
import { findPostgres, HOW_TO_GET_IT, installPostgres, startPostgres } from './postgres.mjs';
import { findRedis, HOW_TO_GET_REDIS, installRedis, startRedis } from './redis.mjs';
import { findPoppler, installPoppler } from './poppler.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (command, args, env = {}) =>
  new Promise((done) => spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).once('exit', (status) => done(status ?? 1)));

const chromium = findChromium() ?? installChromium();
if (!chromium) {
  process.stderr.write('npm test needs Chromium, and it could not be installed here (that takes root and apt).\nInstall it, or set CHROMIUM_PATH to a Chromium or Chrome binary.\n');
  process.exit(1);
}
process.stderr.write(`browser: ${chromium}\n`);
const poppler = findPoppler() ?? installPoppler();
if (!poppler) {
  process.stderr.write('npm test needs poppler-utils (pdftotext, pdfinfo, pdffonts), and they could not be installed here (that takes root and apt).\nInstall them and run it again.\n');
  process.exit(1);
}
process.stderr.write(`poppler: ${poppler}\n`);
const libreOffice = findLibreOffice() ?? installLibreOffice();
if (!libreOffice) {
  process.stderr.write('npm test needs LibreOffice Calc, and it could not be installed here (that takes root and apt).\nInstall it, or set SOFFICE_PATH to its soffice binary.\n');
  process.exit(1);
}
process.stderr.write(`spreadsheet: ${libreOffice}\n`);
const postgres = findPostgres() ?? installPostgres();
if (!postgres) {
  process.stderr.write(HOW_TO_GET_IT);
  process.exit(1);
}
process.stderr.write(`database: ${postgres}\n`);
const redis = findRedis() ?? installRedis();
if (!redis) {
  process.stderr.write(HOW_TO_GET_REDIS);
  process.exit(1);
}
process.stderr.write(`bell: ${redis}\n`);

const database = await startPostgres();
const bell = await startRedis();
// The tests end first, and then their servers.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => {});
let status = 0;
for (const [command, args] of [
  [process.execPath, ['tests/setup/typecheck.mjs']],
  [process.execPath, ['server/run.mjs', 'build']],
  [process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]],
]) {
  status ||= await run(command, args, { CHROMIUM_PATH: chromium, SOFFICE_PATH: libreOffice, PG_TEST_URL: database.url, REDIS_TEST_URL: bell.url });
}
await Promise.all([database.stop(), bell.stop()]);
process.exit(status);
