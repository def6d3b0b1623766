/** Q7: whoever asks for the 三最 gets exactly three named picks, each on the front, and what 服务最好 means. */
import { describe, expect, test } from 'vitest';
import { printQuote } from '../../server/cli/print-quote.ts';
import type { QuoteAnswerBody } from '../../server/http/contract/quote.ts';
import { askAsOutside, referenceNetwork } from '../support/reference.ts';

const THREE_BEST = ['fastest', 'cheapest', 'bestService'] as const;
const network = referenceNetwork();
const ask = askAsOutside(network);

/** Who is named by a pick, recomputed from what is printed beside each option. */
const bestServiceOf = ({ options }: QuoteAnswerBody): string | undefined => {
  const tail = (o: (typeof options)[number]): number => Date.parse(o.reliability?.p90At ?? '') - Date.parse(o.reliability?.p50At ?? '');
  return options.toSorted((a, b) => (b.reliability?.onTime ?? 0) - (a.reliability?.onTime ?? 0) || tail(a) - tail(b) || Date.parse(a.arrivesAt) - Date.parse(b.arrivesAt))[0]?.id;
};

describe('Q7: 三最', () => {
  const question = { from: '环翠', to: 'market:Los Angeles' };
  const answer = ask(question);

  test('three picks, each of one member of the front', () => {
    for (const pick of THREE_BEST) expect(answer.options.filter(({ picks }) => picks.includes(pick)), pick).toHaveLength(1);
    expect(answer.options.find(({ picks }) => picks.includes('bestService'))?.id).toBe(bestServiceOf(answer));
    const named = new Set(answer.options.filter(({ picks }) => picks.some((pick) => (THREE_BEST as readonly string[]).includes(pick))).map(({ id }) => id));
    expect(named.size).toBe(3);
  });

  test('the definition of 服务最好 is printed', () => {
    expect(answer.pickDefinitions.bestService).toMatch(/^Highest probability of arriving on time: by the due time asked for, or else by the end of the local day of its own planned arrival\./);
    const printed = printQuote(answer, network.places);
    expect(printed).toContain(`bestService: ${answer.pickDefinitions.bestService}`);
    expect(printed).toMatch(/p50 202\d-\S+ {2}p90 202\d-\S+ {2}on time \d+\.\d % by 202\d-/);
  });

  test('a due time is what on time is measured by, and may name another', () => {
    const dueAt = '2026-12-15T12:00:00-08:00';
    const due = ask({ ...question, dueAt });
    expect(due.options.every(({ reliability }) => reliability?.promise === 'due' && Date.parse(reliability.onTimeBy) === Date.parse(dueAt))).toBe(true);
    expect(due.options.find(({ picks }) => picks.includes('bestService'))?.id).toBe(bestServiceOf(due));
    // The same ways, another clock to beat.
    const before = answer.options.find(({ id }) => id === due.options[0]?.id);
    expect(due.options[0]?.reliability?.onTime).toBeGreaterThan(before?.reliability?.onTime ?? 1);
    expect(due.options[0]?.reliability?.p90At).toBe(before?.reliability?.p90At);
  });

  test('a connection at risk is said: the tight one more than the roomy', () => {
    const missedOf = (id: string): number => ask({ from: '环翠', to: 'Seoul' }).options.find((option) => option.id === id)?.reliability?.connections[0]?.missed ?? -1;
    // Customs end ten minutes before the Pyeongtaek ferry's gate closes; the Incheon one leaves a day later.
    expect(missedOf('load+FERRY-WEI-PTK@2026-12-07:container')).toBeGreaterThan(missedOf('load+FERRY-WEI-INC@2026-12-08:container'));
  });
});
