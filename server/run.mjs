/**
 * Starts a built program, building first what is out of date: `main`, `cli`, `data-check`, or `build` alone.
 * Out of date means that the sources' content differs from what the last build saw, so a fresh clone, a pull and a branch switch all do.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = (path) => join(root, 'node_modules', path);
const [program, ...args] = process.argv.slice(2);

const filesUnder = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const fingerprint = (folders, files) => {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...folders.flatMap(filesUnder), ...files.map((file) => join(root, file))].sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
};

const run = (label, script, scriptArgs) => {
  process.stderr.write(`building ${label} …\n`);
  const done = spawnSync(process.execPath, [script, ...scriptArgs], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    process.stderr.write(`building ${label} failed\n`);
    process.exit(1);
  }
};

/** Builds a part when its sources changed since its stamp. */
const keepFresh = (part, folders, files, build) => {
  const stamp = join(root, 'dist', `.${part}-built-from`);
  const now = fingerprint(folders, files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
};

const buildServer = () =>
  keepFresh('server', ['planner', 'server'], ['package.json', 'tsconfig.json', 'tsconfig.build.json'], () => {
    for (const folder of ['planner', 'server']) rmSync(join(root, 'dist', folder), { recursive: true, force: true });
    run('the server', tool('@typescript/native/bin/tsc'), ['-p', 'tsconfig.build.json']);
  });
const buildWeb = () =>
  keepFresh('web', ['web'], ['package.json'], () => run('the web pages', tool('vite/bin/vite.js'), ['build', 'web', '--logLevel', 'warn']));
/** New folders of quotes begin with this: it is four times as quick as setting one up. */
const buildEmptyDatabase = () =>
  keepFresh('database', [], ['node_modules/@electric-sql/pglite/package.json', 'server/empty-database.mjs'], () => run('an empty database', join(root, 'server/empty-database.mjs'), []));

buildServer();
buildEmptyDatabase();
if (program === 'main' || program === 'build') buildWeb();
if (program !== 'build') {
  process.argv = [process.argv[0], join(root, 'dist', 'server', `${program}.js`), ...args];
  await import(pathToFileURL(join(root, 'dist', 'server', `${program}.js`)).href);
}
