import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A browser that starts, or undefined. */
export const findChromium = () => [process.env['CHROMIUM_PATH'], ...KNOWN].find((path) => path && existsSync(path) && spawnSync(path, ['--version']).status === 0);

/** Debian's Chromium with fonts for Chinese, Korean and Japanese; needs root and apt. */
export const installChromium = () => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('installing Chromium with apt …\n');
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']) ? findChromium() : undefined;
};
