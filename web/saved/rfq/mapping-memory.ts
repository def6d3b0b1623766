/** What columns were said to be, by their headings: a customer's next table needs no saying again. Kept on this device only. */
import type { Mapping, RfqField, RfqPreview } from '../../api/rfqs.ts';
import { keep, readKeptJson } from '../../state/kept.ts';

const KEY = 'qilu.rfq-columns';
const KEPT = 200;

const read = (): Readonly<Record<string, string>> => {
  const kept = readKeptJson(KEY);
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
};

export const keepColumn = (header: string, field: RfqField | ''): void =>
  keep(KEY, JSON.stringify(Object.fromEntries([...Object.entries(read()).filter(([other]) => other !== header), [header, field]].slice(-KEPT))));

/** Where memory says otherwise than the headings do by themselves. */
export const rememberedMapping = (columns: RfqPreview['columns'], known: readonly string[]): Mapping => {
  const kept = read();
  return Object.fromEntries(columns.flatMap(({ letter, header, field }) => {
    const word = Object.hasOwn(kept, header) ? kept[header] : undefined;
    return word === undefined || word === (field ?? '') || (word !== '' && !known.includes(word)) ? [] : [[letter, word as RfqField | '']];
  }));
};
