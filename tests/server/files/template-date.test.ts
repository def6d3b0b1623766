/** The template's example is one that can be sent: its ready date is the next Monday, never in the past. */
import { expect, test } from 'vitest';
import { RFQ_FIELDS } from '../../../server/usecases/rfq/columns.ts';
import { templateSheets } from '../../../server/http/sheets/rfq-file.ts';
import { at } from '../../support/store.ts';

test.each([
  ['2026-12-07T09:00:00+08:00', '2026-12-14 09:00'],
  ['2026-12-06T23:59:00+08:00', '2026-12-07 09:00'],
  ['2026-12-07T00:00:00+08:00', '2026-12-14 09:00'],
  ['2027-12-31T12:00:00+08:00', '2028-01-03 09:00'],
])('asked for at %s', (now, ready) => {
  const [table] = templateSheets('zh', at(now));
  expect((table as unknown as { rows: readonly (readonly unknown[])[] }).rows[0]?.[RFQ_FIELDS.indexOf('ready_at')]).toBe(ready);
});
