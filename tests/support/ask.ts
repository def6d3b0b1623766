import { cubicCentimetres, DEFAULT_STATUSES, grams, minorUnits, parseInstant, placeId, toRfc3339, type PlaceId } from '../../planner/domain/index.ts';
import { compileNetwork, type Edition, type Network } from '../../planner/network/index.ts';
import { makeQuote, type Option, type QuoteAnswer, type QuoteRequest } from '../../planner/quote/index.ts';

/** A question with everything a test does not care about filled in: one tonne, one cubic metre. */
export const question = (from: string, to: string, ready: string, changes: Partial<QuoteRequest> = {}): QuoteRequest => {
  const readyAt = parseInstant(ready);
  if (readyAt === undefined) throw new Error(`not an instant: ${ready}`);
  return {
    from: placeId(from), to: placeId(to), readyAt, dueAt: undefined, regime: '9710', currency: 'CNY', modes: undefined, carriers: undefined, via: [], avoid: [], statuses: DEFAULT_STATUSES,
    cargo: { weight: grams(1_000_000), volume: cubicCentimetres(1_000_000), value: { amount: minorUnits(3_000_000), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
    ...changes,
  };
};

export const ask = (edition: Edition, request: QuoteRequest): QuoteAnswer => makeQuote(compileNetwork(edition), request);

const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

/** An option on one line: what a person would say, in local times. */
export const line = (edition: Edition | Network, option: Option | undefined): string => {
  if (!option) return 'none';
  const places = 'edition' in edition ? edition.edition.places : edition.places;
  const zone = (id: PlaceId): string => places.find((p) => p.id === id)?.zone ?? 'UTC';
  const clock = (at: Parameters<typeof toRfc3339>[0], place: PlaceId): string => {
    const text = toRfc3339(at, zone(place));
    return `${WEEKDAYS[new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDay()]} ${text.slice(11, 16)}`;
  };
  const hours = (min: number): string => `${Math.floor(min / 60)}h${String(min % 60).padStart(2, '0')}`;
  const parts = option.steps.flatMap((s) => {
    const length = hours(s.endsAt - s.startsAt);
    if (s.kind === 'ride') return [`${s.service} ${clock(s.startsAt, s.from)} ${clock(s.endsAt, s.to)}`];
    if (s.kind === 'link') return [`${s.from} road ${length}`];
    if (s.kind === 'wait') return [`wait ${length}${s.why.kind === 'departure' ? ` (${s.why.binding} spare ${hours(s.why.spare)})` : ' (closed)'}`];
    return s.endsAt > s.startsAt ? [`${s.operation} ${length}`] : [];
  });
  return `${parts.join(' ~ ')} [${hours(option.transit)} ¥${(option.price / 100).toFixed(2)} ${(option.co2e / 1000).toFixed(1)}kg]`;
};
