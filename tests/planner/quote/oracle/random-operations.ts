import {
  factorId, hoursId, minutes, LOAD_UNITS, cardId,
  type CardId, type Currency, type LoadUnit, type OperationKind, type OperationRule, type PlaceKind, type StorageRule,
} from '../../../../planner/domain/index.ts';
import type { Feature } from './features.ts';
import { PROVENANCE } from './made-up.ts';
import { KOREA, type Coast } from './random-places.ts';
import type { Tariffs } from './random-prices.ts';
import type { Random } from './random.ts';

type RuleOf = (
  kind: OperationKind, unit: LoadUnit, duration: number, hours: string, card: CardId | undefined, factor: string | undefined,
) => OperationRule;
const rulesOf = (country: string, placeKind: PlaceKind): RuleOf => (kind, unit, duration, hours, card, factor) => ({
  kind, unit, country, placeKinds: [placeKind], duration: minutes(duration), hours: hoursId(hours), card,
  factor: factor === undefined ? undefined : factorId(factor), provenance: PROVENANCE,
});

/** What doors and ports of China do. */
const makeHome = (random: Random, wants: Record<Feature, boolean>, tariffs: Tariffs): OperationRule[] => {
  const at = random.stepped;
  const rule = rulesOf('CN', 'seaport');
  const handling = (kind: OperationKind, unit: LoadUnit, cny: number) => tariffs.addHandling(`${kind}-${unit}`, 'CNY', unit, cny);
  const rules = [
    rule('intake', 'loose', at(60, 300, 30), 'shed', handling('intake', 'loose', 100), 'shed'),
    rule('intake', 'container', at(0, 90, 30), 'gate', handling('intake', 'container', 90), 'yard'),
    rule('exportCustoms', 'loose', 0, 'always', tariffs.addFlat('declaration', 'CNY', 'bill', random.int(150, 400)), undefined),
    rule('exportCustoms', 'container', 0, random.pick(['always', 'office']), cardId('declaration'), undefined),
  ];
  if (!wants.loadUnit) return rules;
  if (random.chance(0.75)) {
    const card = random.chance(0.5) ? tariffs.addFlat('load', 'CNY', 'truck', random.int(200, 600)) : undefined;
    rules.push(rulesOf('CN', 'district')('load', 'loose', at(60, 240, 30), 'office', card, undefined));
  }
  if (random.chance(0.75)) rules.push(rule('stuff', 'loose', at(120, 360, 60), 'shed', handling('stuff', 'loose', 80), 'shed'));
  return rules;
};

/** What the ports of the destination do. */
const makeAbroad = (random: Random, tariffs: Tariffs, country: string, currency: Currency): OperationRule[] => {
  const at = random.stepped;
  const rule = rulesOf(country, 'seaport');
  const handling = (kind: OperationKind, unit: LoadUnit, cny: number) => tariffs.addHandling(`${kind}-${unit}`, currency, unit, cny);
  const rules = [
    rule('importCustoms', 'loose', 0, 'always', tariffs.addFlat('entry', currency, 'bill', random.int(200, 600)), undefined),
    rule('importCustoms', 'container', 0, 'always', cardId('entry'), undefined),
    rule('handover', 'loose', at(60, 240, 30), random.pick(['office', 'shed']), handling('handover', 'loose', 120), 'shed'),
    rule('handover', 'container', at(0, 120, 30), random.pick(['gate', 'office']), handling('handover', 'container', 110), 'yard'),
  ];
  if (random.chance(0.7)) rules.push(rule('strip', 'container', at(120, 360, 60), 'office', handling('strip', 'container', 70), 'shed'));
  return rules;
};

/** What hubs do to goods they pass on; rarely to one load unit only. */
const makeHubs = (random: Random, tariffs: Tariffs, currency: Currency): OperationRule[] => {
  const rule = rulesOf(KOREA.country, 'seaport');
  const handling = (kind: OperationKind, unit: LoadUnit, cny: number) => tariffs.addHandling(`${kind}-${unit}`, currency, unit, cny);
  const units = random.chance(0.85) ? LOAD_UNITS : [random.pick(LOAD_UNITS)];
  return units.flatMap((unit) => [
    rule('transit', unit, random.stepped(0, 1440, 60), random.pick(['always', 'always', 'shed']), handling('transit', unit, 40), undefined),
    rule('reload', unit, random.stepped(0, 180, 30), unit === 'loose' ? 'shed' : 'gate', handling('reload', unit, 50), unit === 'loose' ? 'shed' : 'yard'),
  ]);
};

export const makeOperations = (
  random: Random, wants: Record<Feature, boolean>, tariffs: Tariffs, country: string, currency: Currency, hubsIn: Currency,
): OperationRule[] => [
  ...makeHome(random, wants, tariffs), ...makeAbroad(random, tariffs, country, currency), ...(wants.transit ? makeHubs(random, tariffs, hubsIn) : []),
];

/** Little free time, and days that cost a good part of a crossing. */
export const makeStorage = (
  random: Random, tariffs: Tariffs, { country, crossing }: Pick<Coast, 'country' | 'crossing'>, currency: Currency,
): StorageRule[] =>
  LOAD_UNITS.filter(() => random.chance(0.85)).map((unit) => {
    const id = `storage-${country}-${unit}`;
    const rate = (share: number) => (random.int(3, 25) / 100) * share;
    const card = (name: string, share: number) =>
      tariffs.addStorage(`${id}-${name}`, currency, unit, crossing.cnyPerRevenueTon * rate(share), crossing.cnyPer20 * rate(share));
    const first = { fromDay: 1, card: card('first', 1) };
    const later = [{ fromDay: random.int(2, 4), card: card('later', 2) }, { fromDay: random.int(5, 8), card: card('last', 0.5) }];
    return {
      id, country, placeKinds: ['seaport'], unit, freeDays: random.int(0, 3), bands: [first, ...later.slice(0, random.int(0, 2))], provenance: PROVENANCE,
    };
  });
