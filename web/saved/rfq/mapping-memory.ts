/** What columns were said to be, by their headings: a customer's next table needs no saying again. Kept on this device only. */
import type { Mapping, RfqField, RfqPreview } from '../../api/rfqs.ts';

const KEY = 'qilu.rfq-columns';
const KEPT = 200;

const read = (): Readonly<Record<string, string>> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
};

export const keepColumn = (header: string, field: RfqField | ''): void =>
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries([...Object.entries(read()).filter(([other]) => other !== header), [header, field]].slice(-KEPT))));

/** Where memory says otherwise than the headings do by themselves. */
export const rememberedMapping = (columns: RfqPreview['columns'], known: readonly string[]): Mapping => {
  const kept = read();
  return Object.fromEntries(columns.flatMap(({ letter, header, field }) => {
    const word = Object.hasOwn(kept, header) ? kept[header] : undefined;
    return word === undefined || word === (field ?? '') || (word !== '' && !known.includes(word)) ? [] : [[letter, word as RfqField | '']];
  }));
};
