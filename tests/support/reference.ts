import { parseInstant } from '../../planner/domain/index.ts';
import { compileNetwork, type Network } from '../../planner/network/index.ts';
import { makeQuote } from '../../planner/quote/index.ts';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import type { QuoteAnswerBody, QuoteRequestBody } from '../../server/http/contract/quote.ts';
import { toQuoteBody } from '../../server/http/contract/to-api.ts';
import { toQuoteRequest } from '../../server/http/contract/to-domain.ts';
import { dataFolder } from '../../server/paths.ts';

/** The reference network of data/, compiled once per test file. */
export const referenceNetwork = (): Network => compileNetwork(loadDataset(dataFolder(undefined)).edition);

/** The offset a wall clock in a place shows at an instant, through the runtime's own zone data. */
export const offsetIn = (network: Network) => (place: string, instant: string): string => {
  const zone = network.edition.places.find((p) => p.id === place)?.zone ?? 'UTC';
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(instant)).find((p) => p.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.slice(3);
};

/** Asks as the outside asks: 420 kg, 3.2 m³, 30 000 CNY, ready on 7 December 2026, unless the test says otherwise. */
export const askAsOutside = (network: Network) => (body: Partial<QuoteRequestBody>): QuoteAnswerBody => {
  const now = parseInstant('2026-12-01T09:00:00+08:00');
  if (now === undefined) throw new Error('not an instant');
  const request = toQuoteRequest({ weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00', ...body }, network.edition, now);
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  return toQuoteBody(makeQuote(network, request.value), request.value.from, network.places, 'test', 0);
};
