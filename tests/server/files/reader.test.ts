/** A file is read in another thread: what is handed over is a copy of its bytes and of no others. */
import { expect, test } from 'vitest';
import { sheetReader } from '../../../server/adapters/sheets/reader.ts';
import { SHEET_LIMITS } from '../../support/sheets.ts';

test('memory that a file shares with others stays here', async () => {
  const reader = sheetReader(SHEET_LIMITS);
  const text = Buffer.from('from,to\nWeihai,Seoul\n');
  // As Node’s pool is: one piece of memory for the bytes of several requests.
  const shared = new ArrayBuffer(4096);
  const file = Buffer.from(shared, 128, text.length);
  text.copy(file);
  try {
    // That it is read as well is shown where threads run, in the built server.
    await reader.read(file, 'csv');
    expect(shared.byteLength).toBe(4096);
    expect(file.toString()).toBe(text.toString());
  } finally {
    await reader.close();
  }
});
