/** A PostgreSQL server of the tests' own: found or installed, set up in a temporary folder, on a free loopback port, gone afterwards. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const isRoot = process.getuid?.() === 0;

/** Folder of the server's programs, newest version first, or undefined. */
export const findPostgres = () => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [process.env['PG_BIN'], ...versions, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
};

/** Debian's PostgreSQL; needs root and apt. */
export const installPostgres = () => {
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('installing PostgreSQL with apt …\n');
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', 'postgresql']) ? findPostgres() : undefined;
};

export const HOW_TO_GET_IT = 'The tests of the store need a real PostgreSQL (15 or newer), and it could not be installed here (that takes root and apt).\nInstall it, or set PG_BIN to the folder of its programs (initdb, postgres).\n';

const idOf = (user, flag) => {
  const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
};
/** PostgreSQL refuses to run as root. */
const asUser = () => {
  if (!isRoot) return { wrap: (program, args) => [program, args], own: () => {} };
  const user = idOf('postgres', '-u') === undefined ? 'nobody' : 'postgres';
  const [uid, gid] = [idOf(user, '-u') ?? 65534, idOf(user, '-g') ?? 65534];
  return {
    wrap: (program, args) => ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', program, ...args]],
    own: (folder) => chownSync(folder, uid, gid),
  };
};

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    }).once('error', () => done(false));
  });

/** Starts a server. `stop` ends it and removes its folder; `kill` is kill -9, `start` brings it back on the same port and data. */
export const startPostgres = async (settings = []) => {
  const bin = findPostgres() ?? installPostgres();
  if (!bin) throw new Error(HOW_TO_GET_IT);
  const user = asUser();
  const folder = mkdtempSync(join(tmpdir(), 'corridor-pg-'));
  chmodSync(folder, 0o700);
  user.own(folder);
  const data = join(folder, 'data');
  const [program, args] = user.wrap(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-instructions', '--no-sync']);
  const made = spawnSync(program, args, { cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  let server;
  const start = async () => {
    const [postgres, options] = user.wrap(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', ...settings.flatMap((setting) => ['-c', setting])]);
    let said = '';
    server = spawn(postgres, options, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    server.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
    for (let tries = 0; tries < 600; tries += 1) {
      if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}: ${said}`);
      if (said.includes('ready to accept connections') && (await answers(port))) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`postgres does not answer: ${said}`);
  };
  const end = async (signal) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    /** The parent dies at once; what it started sees that and leaves within a second or so. */
    kill: () => end('SIGKILL'),
    /** Without saying goodbye to anybody, as `pg_ctl stop -m immediate`. */
    halt: () => end('SIGQUIT'),
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
