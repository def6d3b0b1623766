import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/usr/local/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];

/** A LibreOffice that starts and has its spreadsheet, or undefined. */
export const findLibreOffice = () => [process.env['SOFFICE_PATH'], ...KNOWN].find((path) => path && existsSync(path) && spawnSync(path, ['--version']).status === 0);

/** Debian's LibreOffice Calc without its desktop; needs root and apt, 420 MB on disk. */
export const installLibreOffice = () => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('installing LibreOffice Calc with apt …\n');
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', 'libreoffice-calc']) ? findLibreOffice() : undefined;
};
