import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface StartedServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it has written so far. */
  readonly output: () => string;
}

/** Starts the built server on a free port with the tests' clock and a store in memory, and waits for its first line. */
export const startServer = (environment: Readonly<Record<string, string>>, args: readonly string[] = ['dist/server/main.js']): Promise<StartedServer> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', CORRIDOR_STORE: 'memory', CORRIDOR_NOW: '2026-12-01T09:00:00+08:00', ...environment },
    });
    let output = '';
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /http:\/\/\S+:\d+/.exec(output)?.[0];
      if (url) done({ url, process: child, output: () => output });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${output}`)));
  });

/** The built server with one fault planted; `tests/support/planted-server.mjs` says which there are. */
export const startPlanted = (plant: 'inline' | 'noLimits' | 'noDrain'): Promise<StartedServer> => startServer({ PLANT: plant }, ['tests/support/planted-server.mjs']);

/** Waits until /readyz says so. */
export const untilReady = async ({ url }: StartedServer): Promise<void> => {
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((done) => setTimeout(done, 20));
};
