/** `npm run dev`: the server rebuilt and restarted when planner/, server/ or data/ change, and the pages from Vite with its own reload. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const start = (script, args) => spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });

/** Editors save in bursts: wait until they are done. */
const QUIET_MS = 300;

let server = start('server/run.mjs', ['main']);
let timer;
const restart = () => {
  server.once('exit', () => (server = start('server/run.mjs', ['main'])));
  server.kill('SIGTERM');
};
for (const folder of ['planner', 'server', 'data'])
  watch(`${root}${folder}`, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, QUIET_MS);
  });
const pages = start('node_modules/vite/bin/vite.js', ['web']);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server.kill('SIGTERM');
    pages.kill('SIGTERM');
    process.exit(0);
  });
