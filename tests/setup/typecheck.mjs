/** Type-checks every part of the house with its own settings: the planner knows neither Node nor the DOM. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
let failed = false;
for (const project of ['planner', '.', 'web', 'tests/web']) {
  const done = spawnSync(process.execPath, ['node_modules/@typescript/native/bin/tsc', '--noEmit', '-p', project], { cwd: root, stdio: 'inherit' });
  failed ||= done.status !== 0;
}
process.exit(failed ? 1 : 0);
