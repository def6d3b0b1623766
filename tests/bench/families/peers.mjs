/**
 * Other people's programs to compare with. They are no dependencies: fetched at exact versions, without running their scripts, into a folder
 * of its own that is removed afterwards. Some carry licenses that the product could not, so nothing of them may stay here.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchFault } from './files.mjs';

/** Runs `work` with the modules by name. No names, no folder. */
export const withPeers = async (packages, work) => {
  if (packages.length === 0) return work({});
  const folder = mkdtempSync(join(tmpdir(), 'bench-peers-'));
  try {
    install(folder, packages);
    const require = createRequire(join(folder, 'package.json'));
    return await work(Object.fromEntries(packages.map(({ name }) => [name, require(name)])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const install = (folder, packages) => {
  const wanted = packages.map(({ name, version }) => `${name}@${version}`);
  process.stderr.write(`fetching ${wanted.join(', ')} to compare with …\n`);
  const flags = ['--no-save', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel', 'error', '--prefix', folder];
  const done = spawnSync('npm', ['install', ...flags, ...wanted], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (done.status === 0) return;
  throw new BenchFault(`could not fetch ${wanted.join(', ')}: is the npm registry reachable? Without them there is nothing to compare speed with.`);
};
