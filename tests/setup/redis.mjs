/** A Redis server of the tests' own: found or installed, on a free loopback port, in a temporary folder, gone afterwards. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Path of the server's program, or undefined. */
export const findRedis = () => [process.env['REDIS_SERVER_PATH'], ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')), '/usr/bin/redis-server'].find((path) => path && existsSync(path));

/** Debian's Redis; needs root and apt. */
export const installRedis = () => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('installing Redis with apt …\n');
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', 'redis-server']) ? findRedis() : undefined;
};

export const HOW_TO_GET_REDIS = 'The tests of the jobs need a real Redis (6 or newer), and it could not be installed here (that takes root and apt).\nInstall redis-server, or set REDIS_SERVER_PATH to it.\n';

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n')).once('error', () => done(false));
    socket.once('data', (data) => {
      socket.destroy();
      done(data.toString().startsWith('+PONG'));
    });
  });

/**
 * Starts a server. `kill` is kill -9, `start` brings it back on the same port and folder, `stop` ends it and removes the folder.
 * @param persistent writes every change to its disk before it answers; else it keeps nothing
 */
export const startRedis = async ({ persistent = false, isUp = true } = {}) => {
  const program = findRedis() ?? installRedis();
  if (!program) throw new Error(HOW_TO_GET_REDIS);
  const folder = mkdtempSync(join(tmpdir(), 'corridor-redis-'));
  const port = await freePort();
  let server;
  const start = async () => {
    const keeping = persistent ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
    server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--daemonize', 'no', ...keeping], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
    for (let tries = 0; tries < 200; tries += 1) {
      if (server.exitCode !== null) throw new Error(`redis-server ended with ${server.exitCode}: ${said}`);
      if (await answers(port)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`redis-server does not answer: ${said}`);
  };
  const end = async (signal) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    await ended;
  };
  if (isUp) await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
