/**
 * Keeps a second process away from the folder of the embedded database, which does not do so itself: two that write to one folder lose what
 * the other confirmed. The lock is a file made in one step, holding who made it. It is never taken from a process that lives.
 */
import { closeSync, openSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreRefusal } from '../sql/refusal.ts';

interface Holder {
  readonly pid: number;
  /** Where the pid counts. */
  readonly host: string;
  /** When that process began, as its system counts; a number given again to another process is told apart by it. */
  readonly began: string;
  /** Where the holder hands out backups while it runs. */
  readonly backups: string;
}

/** Clock ticks since the system began; empty where the system does not say. */
const beganAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};
const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
};
const heldHere = new Set<string>();

const holderOf = (file: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};
/** Whether the holder may still be at work; one on another machine may always be. */
const atWork = (file: string, holder: Holder): boolean => {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return heldHere.has(file);
  return lives(holder.pid) && (holder.began === '' || holder.began === beganAt(holder.pid));
};

const refuse = (folder: string, holder: Holder | undefined): StoreRefusal => {
  if (!holder) return new StoreRefusal(`Another process is just taking the folder ${folder}. Start again in a few seconds.`, `另一个进程正在占用目录 ${folder}，几秒后再启动。`);
  const elsewhere = holder.host === hostname() ? undefined : holder.host;
  return new StoreRefusal(
    `The quotes in ${folder} are in use by process ${holder.pid}${elsewhere ? ` on ${elsewhere}; if that machine is gone, delete the file “lock” in the folder` : ''}. Stop it first, or set CORRIDOR_STORE to another folder.`,
    `目录 ${folder} 的报价正由进程 ${holder.pid}${elsewhere ? `（主机 ${elsewhere}；该主机若已停用，删除目录中的 lock 文件）` : ' '}使用。先停掉它，或用 CORRIDOR_STORE 换一个目录。`,
  );
};

const create = (file: string, text: string): boolean => {
  try {
    const handle = openSync(file, 'wx', 0o600);
    try {
      writeFileSync(handle, text);
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
};

/** Longest time a take-over may take before it counts as abandoned, ms. */
const TAKING_MS = 10_000;

/**
 * @param folder exists.
 * @returns gives the folder free again.
 * @throws StoreRefusal naming the folder and who holds it.
 */
export const lockFolder = (folder: string, backups: string): (() => void) => {
  const file = join(folder, 'lock');
  const text = JSON.stringify({ pid: process.pid, host: hostname(), began: beganAt(process.pid), backups } satisfies Holder);
  const held = (): (() => void) => {
    heldHere.add(file);
    return () => {
      if (heldHere.delete(file)) unlinkSync(file);
    };
  };
  if (create(file, text)) return held();
  const holder = holderOf(file);
  if (holder && atWork(file, holder)) throw refuse(folder, holder);
  // Of several that find the holder dead one takes over: two could otherwise delete each other's new lock.
  const taking = join(folder, 'lock.taking');
  if (!create(taking, text)) {
    if (Date.now() - (statSync(taking, { throwIfNoEntry: false })?.mtimeMs ?? 0) > TAKING_MS) rmSync(taking, { force: true });
    throw refuse(folder, undefined);
  }
  try {
    const now = holderOf(file);
    if (now && atWork(file, now)) throw refuse(folder, now);
    // A file without a holder is either torn by a crash or about to be written by a process that has just made it.
    if (!now && Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < TAKING_MS) throw refuse(folder, undefined);
    rmSync(file, { force: true });
    if (!create(file, text)) throw refuse(folder, undefined);
    return held();
  } finally {
    rmSync(taking, { force: true });
  }
};

/** Where the process that holds a folder hands out backups; undefined when none holds it. */
export const backupsOf = (folder: string): string | undefined => {
  const file = join(folder, 'lock');
  const holder = holderOf(file);
  return holder && atWork(file, holder) ? holder.backups : undefined;
};
