/**
 * Checks a quote as printed, knowing nothing of the planner: what must hold for every answer whatever the data say.
 * Returns every broken promise in words.
 */
import type { QuoteAnswerBody } from '../../server/http/contract/quote.ts';

/** A decimal string as an integer of its smallest unit, so that sums are exact. */
const scaled = (amount: string): bigint => BigInt(amount.replace('.', ''));
const decimals = (amount: string): number => amount.split('.')[1]?.length ?? 0;
const DECIMALS: Readonly<Record<string, number>> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, RUB: 2, KZT: 2, KRW: 0, JPY: 0 };
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

export const checkQuote = (answer: QuoteAnswerBody, offsetOf: (place: string, instant: string) => string): string[] => {
  const broken: string[] = [];
  const must = (holds: boolean, promise: string): void => void (holds || broken.push(promise));
  const zoned = (instant: string, place: string, what: string): void => {
    must(RFC_3339.test(instant), `${what}: ${instant} is RFC 3339 with an offset`);
    must(instant.endsWith(offsetOf(place, instant)), `${what}: ${instant} has the offset of ${place}`);
  };

  for (const option of answer.options) {
    const { id, steps, charges } = option;
    const [first, last] = [steps[0], steps.at(-1)];
    must(steps.length > 0, `${id}: has steps`);
    if (!first || !last) continue;
    must(first.startsAt === answer.readyAt, `${id}: starts when the goods are ready`);
    must(last.endsAt === option.arrivesAt, `${id}: ends when it arrives`);
    must(Math.abs(option.transitHours - (Date.parse(option.arrivesAt) - Date.parse(answer.readyAt)) / 3_600_000) < 0.01, `${id}: transit is arrival less ready`);
    steps.forEach((step, i) => {
      const next = steps[i + 1];
      zoned(step.startsAt, step.from, `${id} step ${i}`);
      zoned(step.endsAt, step.to, `${id} step ${i}`);
      must(Date.parse(step.endsAt) >= Date.parse(step.startsAt), `${id} step ${i}: does not run backwards`);
      if (next) must(Date.parse(step.endsAt) === Date.parse(next.startsAt) && step.to === next.from, `${id} steps ${i} and ${i + 1} touch`);
      if (step.kind === 'operation' || step.kind === 'wait') must(step.from === step.to, `${id} step ${i}: ${step.kind} stays where it is`);
      else must(step.from !== step.to && step.mode !== null, `${id} step ${i}: ${step.kind} moves by a mode`);
      if (step.kind === 'ride') must(step.service !== null && step.serviceDate !== null && step.calendar !== null, `${id} step ${i}: a ride names service, date and calendar`);
      if (step.wait?.kind === 'departure') must((step.wait.spareMin ?? -1) >= 0 && step.wait.binding !== null, `${id} step ${i}: every cut-off is met, the binding one named`);
      if (step.kind !== 'wait') must((step.provenance?.sources.length ?? 0) > 0, `${id} step ${i}: has a source`);
    });
    const { reliability } = option;
    must(reliability !== null, `${id}: says how sure its arrival is`);
    if (reliability) {
      const { p50At, p90At, onTime, onTimeBy, connections, inputs, estimated } = reliability;
      for (const [what, at] of [['p50', p50At], ['p90', p90At], ['on time', onTimeBy]] as const) if (at !== null) zoned(at, last.to, `${id} ${what}`);
      must(p50At !== null && p90At !== null && Date.parse(p50At) <= Date.parse(p90At), `${id}: half of all cases before nine of ten`);
      must(p50At === null || (onTime >= 0.4999) === (Date.parse(p50At) <= Date.parse(onTimeBy)) || Math.abs(onTime - 0.5) < 0.0002, `${id}: on time in more than half of all cases if the median is`);
      must(p90At === null || onTime >= 0.8999 === Date.parse(p90At) <= Date.parse(onTimeBy), `${id}: on time in nine of ten if the p90 is`);
      const rides = steps.filter((step, i) => step.kind === 'ride' && step.mode !== 'post' && !steps.slice(0, i).some((before) => before.kind === 'ride' && before.service === step.service && before.serviceDate === step.serviceDate));
      must(connections.map((c) => `${c.service}@${c.serviceDate}`).join() === rides.map((s) => `${s.service}@${s.serviceDate}`).join(), `${id}: odds for each ride by timetable`);
      must(estimated <= inputs && inputs >= steps.filter((step) => step.kind !== 'wait' && step.operation !== 'discharge' && step.operation !== 'gaugeChange').length, `${id}: everything on the way has a distribution`);
    }
    const total = charges.reduce((sum, charge) => sum + scaled(charge.amount), 0n);
    must(total === scaled(option.price.amount), `${id}: ${charges.length} charges sum to the price`);
    must(option.price.currency === answer.currency && decimals(option.price.amount) === DECIMALS[answer.currency], `${id}: price in the quote's currency with its decimals`);
    for (const charge of charges) {
      must(charge.step >= 0 && charge.step < steps.length, `${id} ${charge.code}: belongs to a step`);
      must(charge.currency === answer.currency && charge.provenance.sources.length > 0, `${id} ${charge.code}: currency and source`);
      must(decimals(charge.native.amount) === DECIMALS[charge.native.currency], `${id} ${charge.code}: native amount has its currency's decimals`);
      const converted = (Number(charge.native.amount) * Number(charge.fx)) * 10 ** (DECIMALS[answer.currency] ?? 0);
      must(Math.abs(converted - Number(scaled(charge.amount))) <= 0.5 + 1e-6, `${id} ${charge.code}: ${charge.native.amount} × ${charge.fx} is ${charge.amount}`);
    }
    const emitted = steps.reduce((sum, step) => sum + scaled(step.co2eKg), 0n);
    must(emitted === scaled(option.co2eKg), `${id}: CO2e of the steps sums to the total`);
  }

  const score = (o: QuoteAnswerBody['options'][number]): bigint[] => [BigInt(Date.parse(o.arrivesAt)), scaled(o.price.amount), scaled(o.co2eKg)];
  answer.options.forEach((a, i) =>
    answer.options.forEach((b, j) => {
      if (i !== j) must(!score(a).every((x, k) => x <= (score(b)[k] as bigint)), `${a.id} does not dominate or equal ${b.id}`);
    }),
  );
  must(new Set(answer.options.map((o) => o.id)).size === answer.options.length, 'option ids are unique');
  const sorted = answer.options.toSorted((a, b) => Date.parse(a.arrivesAt) - Date.parse(b.arrivesAt) || Number(scaled(a.price.amount) - scaled(b.price.amount)));
  must(sorted.every((o, i) => o === answer.options[i]), 'options are ordered by arrival, then price');

  if (answer.options.length > 0) {
    must(answer.noRoute.length === 0, 'an answer needs no reasons for having none');
    const best = (pick: string, key: (o: QuoteAnswerBody['options'][number]) => bigint): void => {
      const picked = answer.options.filter((o) => (o.picks as string[]).includes(pick));
      must(picked.length === 1, `exactly one ${pick}`);
      must(picked.every((p) => answer.options.every((o) => key(p) <= key(o))), `${pick} is what its name says`);
    };
    best('fastest', (o) => score(o)[0] as bigint);
    best('cheapest', (o) => score(o)[1] as bigint);
    best('greenest', (o) => score(o)[2] as bigint);
    best('bestService', (o) => -BigInt(Math.round((o.reliability?.onTime ?? 0) * 10_000)));
    must(answer.options.filter((o) => o.picks.includes('balanced')).length === 1, 'exactly one balanced');
    must(Object.values(answer.pickDefinitions).every((d) => d.length > 20), 'picks are defined in words');
  } else must(answer.noRoute.length > 0, 'no route comes with a reason');
  return broken;
};
