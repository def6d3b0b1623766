import { vi } from 'vitest';

/** Runs the program in this process: its words, and the code it would leave with. */
export const corridor = async (...args: string[]): Promise<{ status: number; out: string; err: string }> => {
  const said = { out: '', err: '' };
  const hear = (into: 'out' | 'err') => (text: unknown) => {
    said[into] += String(text);
    return true;
  };
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')), vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'))];
  const { argv, exitCode, env } = process;
  process.argv = ['node', 'corridor', ...args];
  process.exitCode = 0;
  process.env = { ...env, CORRIDOR_NOW: '2026-12-01T09:00:00+08:00', LC_ALL: 'C' };
  vi.resetModules();
  try {
    await import('../../server/cli.ts');
    return { status: Number(process.exitCode), ...said };
  } finally {
    Object.assign(process, { argv, exitCode, env });
    for (const spy of spies) spy.mockRestore();
  }
};
