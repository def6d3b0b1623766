import { connect } from 'node:net';

/** Sends bytes as they are and gives back whatever comes until the server closes the connection, or `ms` have passed. */
export const rawRequest = (port: number, bytes: string | Uint8Array, ms = 3000): Promise<{ text: string; isClosed: boolean }> =>
  new Promise((done) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = (isClosed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      done({ text, isClosed });
    };
    const timer = setTimeout(() => end(false), ms);
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
  });

export const statusLines = (text: string): number[] => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((found) => Number(found[1]));
