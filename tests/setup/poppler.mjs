import { spawnSync } from 'node:child_process';

const TOOLS = ['pdftotext', 'pdfinfo', 'pdffonts'];

/** The version of poppler-utils on the path, or undefined. */
export const findPoppler = () => {
  const answers = TOOLS.map((tool) => spawnSync(tool, ['-v'], { encoding: 'utf8' }));
  return answers.every(({ status }) => status === 0) ? (/version (\S+)/.exec(answers[0].stderr)?.[1] ?? 'found') : undefined;
};

/** Debian's poppler-utils, which read PDF files independently of what wrote them; needs root and apt. */
export const installPoppler = () => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('installing poppler-utils with apt …\n');
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', 'poppler-utils']) ? findPoppler() : undefined;
};
