/** Hands out backups of a folder that a running server holds: whoever connects to its socket, which only the folder's owner can, gets one and is done. */
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Systems allow a socket's path about this many characters. */
const LONGEST_PATH = 100;

const OWN_FOLDER = join(tmpdir(), 'qilu-corridor-');

/** Where the backups of a folder are handed out. */
export const socketFor = (folder: string): string => {
  if (process.platform === 'win32') return `\\\\.\\pipe\\qilu-corridor-${process.pid}`;
  const beside = join(folder, 'backup.sock');
  return Buffer.byteLength(beside) <= LONGEST_PATH ? beside : join(mkdtempSync(OWN_FOLDER), 'backup.sock');
};

/** @returns ends it. */
export const serveBackups = (socket: string, makeBackup: () => Readable): (() => void) => {
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(socket, { force: true });
  const server = createServer((connection) => {
    // A reader that sees no end line knows that it has not got all, whatever the reason.
    pipeline(makeBackup(), connection).catch(() => connection.destroy());
  });
  server.on('error', () => {});
  server.listen(socket, () => isFile && chmodSync(socket, 0o600));
  server.unref();
  return () => {
    server.close();
    if (isFile && socket.startsWith(OWN_FOLDER)) rmSync(dirname(socket), { recursive: true, force: true });
  };
};

/** Writes the backup that a running server hands out. */
export const fetchBackup = async (socket: string, file: string): Promise<void> => {
  const connection = connect(socket);
  await pipeline(connection, createWriteStream(file, { mode: 0o600 }));
};
