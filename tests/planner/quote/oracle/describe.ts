import type { Outcome } from './enumerate.ts';
import { FEATURES, type Case } from './features.ts';

const clock = (dayMin: number): string => {
  const text = `${String(Math.floor((dayMin % 1440) / 60)).padStart(2, '0')}:${String(dayMin % 60).padStart(2, '0')}`;
  return dayMin < 1440 ? text : `+${Math.floor(dayMin / 1440)} ${text}`;
};
const instant = (at: number): string => new Date(at * 60_000).toISOString().slice(0, 16);
const outcome = ({ arrivesAt, price, co2e }: Outcome): string => `${instant(arrivesAt)}Z  ${price} minor  ${co2e} g`;

/** A case as a reader can follow it: the question, the lines, the rules of its regime. The seed rebuilds the rest. */
export const describeCase = ({ seed, dataset, request, features }: Case): string => {
  const { from, to, cargo, readyAt, dueAt, regime, currency, via, avoid, carriers } = request;
  const lines = dataset.sailings.map((sailing) => {
    const service = dataset.services.find(({ id }) => id === sailing.service);
    if (!service) return sailing.service;
    const cutOffs = Object.entries(service.cutOffs).map(([code, lead]) => `${code} ${lead}`).join(' ') || 'no cut-offs';
    const arrival = 'after' in sailing.arrival ? `after ${sailing.arrival.after} min` : clock(sailing.arrival.clock);
    return [
      `${service.id} ${sailing.from} ${clock(sailing.departs)} -> ${sailing.to} ${arrival} on ${sailing.weekdays.join('')} every ${sailing.everyWeeks} weeks`,
      `${service.validFrom}..${service.validTo}`, service.status, service.units.join('+'), cutOffs, service.carrier.en, service.contract ?? 'no contract',
    ].join(', ');
  });
  const clearances = dataset.clearances.filter((each) => each.regime === regime).map(({ direction, p50, sites }) =>
    `${direction} ${p50} min at ${sites === 'all' ? 'all' : sites.join(' ')}`);
  const storage = dataset.storage.map(({ country, unit, freeDays, bands }) =>
    `${country} ${unit} ${freeDays} free, from ${bands.map(({ fromDay }) => fromDay).join(' ')}`);
  const closures = dataset.closures.map((each) => `${each.place} ${each.from}..${each.to}`);
  const limits = `via ${via.join(' ') || 'any'}, avoid ${avoid.join(' ') || 'none'}, carriers ${carriers?.join(' ') ?? 'all'}`;
  const due = dueAt === undefined ? 'never' : `${instant(dueAt)}Z`;
  const worth = `${cargo.value.amount} minor ${cargo.value.currency}`;
  return [
    `seed ${seed}: ${from} -> ${to}, ready ${instant(readyAt)}Z, due ${due}, regime ${regime}, in ${currency}`,
    `  ${cargo.weight} g, ${cargo.volume} cm3, ${worth}, ${cargo.temperature}, dangerous goods ${cargo.dangerousGoods ?? 'none'}`,
    `  ${limits}`,
    `  places ${dataset.places.map(({ id }) => id).join(' ')}`,
    ...lines.map((line) => `  ${line}`),
    `  customs: ${clearances.join('; ')}`,
    `  storage: ${storage.join('; ') || 'none'}`,
    `  closed: ${closures.join('; ') || 'never'}`,
    `  features: ${FEATURES.filter((feature) => features[feature]).join(' ')}`,
  ].join('\n');
};

/** What one front has and the other has not; undefined when they hold the same outcomes. */
export const describeDifference = (enumerated: readonly Outcome[], quoted: readonly Outcome[]): string | undefined => {
  const [inEnumerated, inQuoted] = [new Set(enumerated.map(outcome)), new Set(quoted.map(outcome))];
  const missing = [...inEnumerated].filter((each) => !inQuoted.has(each));
  const surplus = [...inQuoted].filter((each) => !inEnumerated.has(each));
  if (missing.length + surplus.length === 0) return undefined;
  return [...missing.map((each) => `  only the enumerator: ${each}`), ...surplus.map((each) => `  only the quote:      ${each}`)].join('\n');
};
