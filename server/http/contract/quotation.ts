/** From a saved version to what its customer may see: charges by place and leg at selling prices, quantities that tell no buying rate. */
import { parseInstant, sumOfDecimals, toRfc3339, type EpochMin, type Language } from '../../../planner/domain/index.ts';
import { PRINTED_BASES, type Basis, type PriceGroup, type Quotation, type QuotationStep, type Standing } from '../../ports/quotation.ts';
import type { SavedQuote } from '../../ports/store.ts';
import { isExpired } from '../../usecases/change-quote.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { QuoteDocument } from './saved-quote.ts';

type Document = Pick<QuoteDocument, 'number' | 'version' | 'savedAt' | 'validUntil' | 'edition' | 'question' | 'option' | 'rates' | 'sellLines' | 'price' | 'warnings' | 'places' | 'paths'>;
type Step = Document['option']['steps'][number];
type Charge = Document['option']['charges'][number];

/** A version passes with its own validity; one that has a follower, or whose quote was accepted in another version, is no offer any more. */
export const standingOf = (quote: SavedQuote, version: number, validUntil: EpochMin, now: EpochMin): Standing => {
  const at = (instant: EpochMin): string => toRfc3339(instant, FIRM_ZONE);
  if (quote.accepted?.version === version) return { kind: 'accepted', at: at(quote.accepted.at) };
  if (quote.accepted) return { kind: 'superseded', by: quote.accepted.version };
  if (version < quote.latest.version) return { kind: 'superseded', by: quote.latest.version };
  if (quote.expiredAt !== undefined) return { kind: 'expired', at: at(quote.expiredAt) };
  return isExpired({ validUntil }, now) ? { kind: 'expired', at: at(validUntil) } : { kind: 'open' };
};

export const toQuotation = (document: Document, customer: SavedQuote['customer'], standing: Standing, language: Language, firm: string | undefined): Quotation => {
  const { question, option } = document;
  const named = new Set(option.steps.flatMap((step) => [step.from, step.to]));
  return {
    language, firm, standing,
    number: document.number, version: document.version, edition: document.edition,
    savedAt: inFirmZone(document.savedAt), validUntil: inFirmZone(document.validUntil),
    customer: { name: customer.name, contact: customer.contact },
    regime: question.regime ?? '9710',
    cargo: {
      weightKg: String(question.weightKg), volumeCbm: String(question.volumeCbm), value: { ...question.value },
      hsCode: question.hsCode, temperature: question.temperature ?? 'T-AMB', dangerousGoods: question.dg,
    },
    currency: document.price.sell.currency, price: document.price.sell.amount,
    arrivesAt: option.arrivesAt, arrivesAtBeijing: inFirmZone(option.arrivesAt),
    odds: toOdds(option.reliability ?? null),
    transitMin: Math.round(option.transitHours * 60), co2eKg: option.co2eKg, readyBy: option.readyBy ?? undefined,
    steps: option.steps.map((step) => toStep(step, option.steps)),
    groups: toGroups(document),
    rates: document.rates.map(({ currency, cnyPerUnit, asOf, status }) => ({ currency, cnyPerUnit, asOf, isExample: status === 'example' })),
    warnings: document.warnings.filter(({ code, detail }) => code !== 'UNUSUAL_STATUS' || option.steps.some((step) => step.service === detail['service'])).map(({ code, detail }) => ({ code, detail: { ...detail } })),
    places: Object.fromEntries(
      [...named].flatMap((id) => {
        const place = document.places[id];
        return place ? [[id, { names: { ...place.names }, kind: place.kind, city: place.city, zone: place.zone, lon: place.lon, lat: place.lat }]] : [];
      }),
    ),
    paths: Object.fromEntries(option.steps.flatMap(({ from, to, mode }) => {
      const key = `${from}>${to}:${mode}`;
      const path = document.paths[key];
      return path ? [[key, path]] : [];
    })),
  };
};

const toOdds = (reliability: Document['option']['reliability']): Quotation['odds'] => {
  if (!reliability?.p50At || !reliability.p90At) return undefined;
  const { p50At, p90At, inputs, estimated } = reliability;
  return { p50At, p90At, inputs, estimated };
};

const inFirmZone = (instant: string): string => {
  const at = parseInstant(instant);
  return at === undefined ? instant : toRfc3339(at, FIRM_ZONE);
};

const toStep = (step: Step, all: readonly Step[]): QuotationStep => ({
  kind: step.kind, mode: step.mode, unit: step.unit, from: step.from, to: step.to, startsAt: step.startsAt, endsAt: step.endsAt, isAssumed: step.calendar === 'assumed', operation: step.operation,
  wait: step.wait === null ? null : { kind: step.wait.kind, mode: all.find((ride) => ride.kind === 'ride' && ride.service === step.wait?.service)?.mode ?? null, binding: step.wait.binding, closesAt: step.wait.closesAt },
});

/** Work at one place is one group; a ride and a link are groups of their own, as in the ledger on screen. */
const toGroups = ({ option, sellLines, price }: Document): PriceGroup[] => {
  const sellOf = new Map(sellLines.map((line) => [line.charge, line.amount]));
  const keyOf = (step: Step | undefined): string => (step?.kind === 'ride' || step?.kind === 'link' ? `${step.kind} ${step.from}>${step.to}` : `at ${step?.from}`);
  const groups: { key: string; step: number; charges: Charge[]; amounts: string[] }[] = [];
  for (const [index, charge] of [...option.charges.entries()].sort(([, a], [, b]) => a.step - b.step)) {
    const key = keyOf(option.steps[charge.step]);
    const last = groups.at(-1);
    const group = last?.key === key ? last : { key, step: charge.step, charges: [], amounts: [] };
    if (group !== last) groups.push(group);
    group.charges.push(charge);
    group.amounts.push(sellOf.get(index) ?? '0');
  }
  const printed = groups.map(({ step, charges, amounts }) => ({
    step, items: [...new Set(charges.map((charge) => charge.code))], bases: basesOf(charges), isEstimated: charges.some((charge) => charge.provenance.confidence === 'estimated'),
    amount: sumOfDecimals(amounts, price.sell.currency),
  }));
  const total = sumOfDecimals(printed.map(({ amount }) => amount), price.sell.currency);
  if (total !== price.sell.amount) throw new Error(`the selling lines sum to ${total}, not to the price ${price.sell.amount}: no quotation is printed`);
  return printed;
};

const basesOf = (charges: readonly Charge[]): Basis[] => {
  const known: readonly string[] = PRINTED_BASES;
  const all = charges.map((charge): Basis => {
    if (charge.basis === 'sharedTruck' || !known.includes(charge.basis)) return { basis: charge.basis === 'sharedTruck' ? 'sharedTruck' : 'share', quantity: '' };
    return { basis: charge.basis as Basis['basis'], quantity: charge.quantity };
  });
  return all.filter((basis, i) => all.findIndex((other) => other.basis === basis.basis && other.quantity === basis.quantity) === i);
};
