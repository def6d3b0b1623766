/**
 * `npm test`: finds or installs what the tests need, builds, runs every test. Nothing is skipped silently: what cannot be had is named
 * and the run ends non-zero.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './chromium.mjs';
import { findLibreOffice, installLibreOffice } from './libreoffice.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (command, args, env = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const chromium = findChromium() ?? installChromium();
if (!chromium) {
  process.stderr.write('npm test needs Chromium, and it could not be installed here (that takes root and apt).\nInstall it, or set CHROMIUM_PATH to a Chromium or Chrome binary.\n');
  process.exit(1);
}
process.stderr.write(`browser: ${chromium}\n`);
const libreOffice = findLibreOffice() ?? installLibreOffice();
if (!libreOffice) {
  process.stderr.write('npm test needs LibreOffice Calc, and it could not be installed here (that takes root and apt).\nInstall it, or set SOFFICE_PATH to its soffice binary.\n');
  process.exit(1);
}
process.stderr.write(`spreadsheet: ${libreOffice}\n`);
for (const [command, args] of [
  [process.execPath, ['tests/setup/typecheck.mjs']],
  [process.execPath, ['server/run.mjs', 'build']],
  [process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]],
]) {
  const status = run(command, args, { CHROMIUM_PATH: chromium, SOFFICE_PATH: libreOffice });
  if (status !== 0) process.exit(status);
}
