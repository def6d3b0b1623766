/** What the printed page says of a version, against what the quotation file says of it. */
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { epochMin } from '../../../planner/domain/index.ts';
import { standingOf } from '../../../server/http/contract/quotation.ts';
import type { SavedQuote as Stored } from '../../../server/ports/store.ts';
import type { SavedQuote } from '../../../web/api/saved-quotes.ts';
import { standingText } from '../../../web/saved/standing.ts';

const HOUR = 60;
const NOW = epochMin(30_000_000);
const iso = (minute: number): string => new Date(minute * 60_000).toISOString();
const words = ((key: string, values?: { version?: number }) => `${key}${values?.version ?? ''}`) as unknown as TFunction;

test('page and file mark a version alike, whatever became of the quote', () => {
  const seen = new Set<string>();
  for (const version of [1, 2, 3]) for (const accepted of [undefined, 1, 2]) for (const ended of [false, true]) for (const left of [-HOUR, HOUR]) {
    const stored = { accepted: accepted === undefined ? undefined : { version: accepted, at: epochMin(NOW - HOUR) }, latest: { version: 3 }, expiredAt: ended ? epochMin(NOW - 2 * HOUR) : undefined } as Stored;
    const shown = { accepted: accepted === undefined ? null : { version: accepted, at: iso(NOW - HOUR) }, latest: { version: 3 }, expiredAt: ended ? iso(NOW - 2 * HOUR) : null } as SavedQuote;
    const file = standingOf(stored, version, epochMin(NOW + left), NOW);
    const page = standingText(shown, { version, validUntil: iso(NOW + left) }, NOW * 60_000, { language: 'zh' }, words);
    const expected = file.kind === 'open' ? undefined : file.kind === 'superseded' ? `saved.print.void${file.by}` : `saved.state.${file.kind}`;
    expect(page?.split(' ')[0]).toBe(expected);
    seen.add(file.kind);
  }
  expect([...seen].sort()).toEqual(['accepted', 'expired', 'open', 'superseded']);
});
