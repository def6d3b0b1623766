import {
  cardId, factorId, grams, hoursId, minutes, cubicCentimetres,
  type CardId, type Cargo, type ContainerType, type Currency, type EmissionFactor, type ExchangeRate, type LoadUnit, type OperationKind,
  type OperationRule, type PlaceKind, type TariffRow,
} from '../../../../planner/domain/index.ts';
import { isoDate } from './clock.ts';
import type { Feature } from './features.ts';
import { CNY_PER_UNIT, makeMoney, PROVENANCE } from './made-up.ts';
import type { Random } from './random.ts';

export const makeExchange = (): ExchangeRate[] =>
  (['USD', 'EUR', 'KRW', 'JPY'] as const).map((currency) => ({
    currency, cnyPerUnit: String(CNY_PER_UNIT[currency]), asOf: '2026-03-01', status: 'example', provenance: PROVENANCE,
  }));

const BOXES = [['20GP', 20, 1, 27, 28], ['40GP', 40, 2, 26, 58], ['40HQ', 40, 2, 25.8, 68]] as const;
export const CONTAINERS: readonly ContainerType[] = BOXES.map(([id, feet, teu, tonnes, cubicMetres]) =>
  ({ id, feet, teu, payload: grams(tonnes * 1_000_000), usable: cubicCentimetres(cubicMetres * 1_000_000) }));

export const makeFactors = (random: Random, wants: Record<Feature, boolean>): EmissionFactor[] => {
  const factor = (id: string, per: EmissionFactor['per'], perUnit: number): EmissionFactor => ({
    id: factorId(id), per, grams: wants.emissions ? String(perUnit) : '0', provenance: PROVENANCE,
  });
  return [
    factor('ferry-fast', 'tkm', random.int(450, 700) / 10), factor('ferry-plain', 'tkm', random.int(150, 300) / 10),
    factor('ferry-green', 'tkm', random.int(40, 90) / 10), factor('truck-42', 'tkm', 320.5), factor('truck-68', 'tkm', 210.25),
    factor('truck-96', 'tkm', 130.75), factor('truck-175', 'tkm', 82), factor('truck-aged', 'tkm', 395),
    factor('truck-box20', 'tkm', 91.7), factor('truck-box40', 'tkm', 78.4),
    factor('terminal-t', 't', 1200.55), factor('terminal-teu', 'teu', 18_000), factor('shed', 't', 640.5), factor('yard', 'teu', 9500.25),
  ];
};

/** Writes the rows of price cards. */
export const makeTariffs = (random: Random, wants: Record<Feature, boolean>, cargo: Cargo, readyDay: number) => {
  const cubicMetres = cargo.volume / 1_000_000;
  const revenueTons = Math.max(cargo.weight / 1_000_000, cubicMetres);
  const rows: TariffRow[] = [];

  const add = (
    card: string, currency: Currency, code: string, basis: TariffRow['basis'], rate: string, unit: LoadUnit | undefined,
    more: Partial<TariffRow>,
  ): void => {
    rows.push({
      card: cardId(card), code, unit, basis, rate, currency, breaks: [],
      minQuantity: undefined, minAmount: undefined, maxAmount: undefined, percentOf: undefined, volumetricDivisor: undefined, kgStep: undefined, weekdays: undefined, once: false,
      validFrom: '2026-01-01', validTo: '2027-12-31', status: 'example', provenance: PROVENANCE, ...more,
    });
  };
  /** Limits that lie near what the cargo would pay, so that they matter. */
  const limits = (quantity: number, cnyPerQuantity: number, money: (cny: number) => string): Partial<TariffRow> => {
    if (!wants.minima) return {};
    const near = () => random.int(60, 160) / 100;
    const plain = quantity * cnyPerQuantity;
    return {
      ...(random.chance(0.4) ? { minQuantity: String(Math.ceil(quantity * near())) } : {}),
      ...(random.chance(0.4) ? { minAmount: money(plain * near()) } : {}),
      ...(random.chance(0.15) ? { maxAmount: money(plain * 1.7) } : {}),
    };
  };
  const breaks = (quantity: number, cnyPerQuantity: number, money: (cny: number) => string): Partial<TariffRow> => {
    if (!wants.weightBreaks || random.chance(0.25)) return {};
    const first = Math.max(1, Math.round(quantity * (random.int(40, 130) / 100)));
    const second = first + Math.max(1, Math.round(quantity * (random.int(5, 60) / 100)));
    return {
      breaks: [['0', 1], [String(first), 0.86], [String(second), 0.74]].map(([from, share]) =>
        ({ from: String(from), rate: money(cnyPerQuantity * Number(share)) })),
    };
  };

  /** What a line asks for a crossing, for both load units. */
  const addFreight = (card: string, currency: Currency, cnyPerRevenueTon: number, cnyPer20: number): CardId => {
    const money = makeMoney(currency);
    if (random.chance(0.7)) {
      add(card, currency, 'FREIGHT', 'revenueTon', money(cnyPerRevenueTon), 'loose', {
        ...limits(revenueTons, cnyPerRevenueTon, money), ...breaks(revenueTons, cnyPerRevenueTon, money),
      });
    } else {
      const volumetricDivisor = random.pick(['1000', '3000', '6000']);
      const kg = Math.max(cargo.weight / 1000, cargo.volume / Number(volumetricDivisor));
      add(card, currency, 'FREIGHT', 'chargeableKg', money(cnyPerRevenueTon / 250), 'loose', {
        volumetricDivisor, kgStep: random.pick(['1', '50', '0.5']),
        ...limits(kg, cnyPerRevenueTon / 250, money), ...breaks(kg, cnyPerRevenueTon / 250, money),
      });
    }
    add(card, currency, 'FREIGHT', 'container20', money(cnyPer20), 'container', {});
    add(card, currency, 'FREIGHT', 'container40', money(cnyPer20 * 1.75), 'container', {});
    add(card, currency, 'DOC', 'bill', money(random.int(80, 220)), undefined, {});
    // A price that changes in the night after the ready date.
    add(card, currency, 'SEASON', 'bill', money(random.int(20, 90)), undefined, { validTo: isoDate(readyDay) });
    add(card, currency, 'SEASON', 'bill', money(random.int(200, 900)), undefined, { validFrom: isoDate(readyDay + 1) });
    if (wants.percentages) {
      add(card, currency, 'BAF', 'percentOfCharge', String(random.int(50, 190) / 10), random.pick([undefined, 'loose', 'container']), {
        percentOf: 'FREIGHT', ...(random.chance(0.3) && wants.minima ? { minAmount: money(random.int(50, 300)) } : {}),
      });
      if (random.chance(0.6)) add(card, currency, 'INSURANCE', 'percentOfValue', random.pick(['0.3', '0.15', '0.425']), undefined, {});
    }
    return cardId(card);
  };

  const addHandling = (card: string, currency: Currency, unit: LoadUnit, cny: number): CardId => {
    const money = makeMoney(currency);
    if (unit === 'loose') {
      const rate = cny / 4;
      add(card, currency, 'HANDLING', 'revenueTon', money(rate), unit, { ...limits(revenueTons, rate, money), ...breaks(revenueTons, rate, money) });
    } else {
      add(card, currency, 'HANDLING', 'container20', money(cny * 3), unit, {});
      add(card, currency, 'HANDLING', 'container40', money(cny * 4.5), unit, {});
    }
    return cardId(card);
  };
  const addFlat = (card: string, currency: Currency, basis: 'bill' | 'truck', cny: number): CardId => {
    add(card, currency, 'FLAT', basis, makeMoney(currency)(cny), undefined, {});
    return cardId(card);
  };
  return { rows, addFreight, addHandling, addFlat };
};
export type Tariffs = ReturnType<typeof makeTariffs>;

/** What the hubs of both ends do. */
export const makeOperations = (
  random: Random, wants: Record<Feature, boolean>, tariffs: Tariffs, country: string, abroadIn: Currency,
): OperationRule[] => {
  const at = random.stepped;
  const rule = (
    kind: OperationKind, unit: LoadUnit, duration: number, hours: string, card: CardId | undefined, factor: string | undefined,
  ): OperationRule => ({
    kind, unit, country: isAbroad(kind) ? country : 'CN', placeKinds: [placeKindOf(kind)], duration: minutes(duration), hours: hoursId(hours), card,
    factor: factor === undefined ? undefined : factorId(factor), provenance: PROVENANCE,
  });
  const isAbroad = (kind: OperationKind) => kind === 'importCustoms' || kind === 'handover' || kind === 'strip';
  const placeKindOf = (kind: OperationKind): PlaceKind => (kind === 'load' ? 'district' : 'seaport');
  const handling = (kind: OperationKind, unit: LoadUnit, cny: number) =>
    tariffs.addHandling(`${kind}-${unit}`, isAbroad(kind) ? abroadIn : 'CNY', unit, cny);

  const rules = [
    rule('intake', 'loose', at(60, 300, 30), 'shed', handling('intake', 'loose', 100), 'shed'),
    rule('intake', 'container', at(0, 90, 30), 'gate', handling('intake', 'container', 90), 'yard'),
    rule('exportCustoms', 'loose', 0, 'always', tariffs.addFlat('declaration', 'CNY', 'bill', random.int(150, 400)), undefined),
    rule('exportCustoms', 'container', 0, random.pick(['always', 'office']), cardId('declaration'), undefined),
    rule('importCustoms', 'loose', 0, 'always', tariffs.addFlat('entry', abroadIn, 'bill', random.int(200, 600)), undefined),
    rule('importCustoms', 'container', 0, 'always', cardId('entry'), undefined),
    rule('handover', 'loose', at(60, 240, 30), random.pick(['office', 'shed']), handling('handover', 'loose', 120), 'shed'),
    rule('handover', 'container', at(0, 120, 30), random.pick(['gate', 'office']), handling('handover', 'container', 110), 'yard'),
  ];
  if (random.chance(0.7)) rules.push(rule('strip', 'container', at(120, 360, 60), 'office', handling('strip', 'container', 70), 'shed'));
  if (!wants.loadUnit) return rules;
  if (random.chance(0.75)) {
    const card = random.chance(0.5) ? tariffs.addFlat('load', 'CNY', 'truck', random.int(200, 600)) : undefined;
    rules.push(rule('load', 'loose', at(60, 240, 30), 'office', card, undefined));
  }
  if (random.chance(0.75)) rules.push(rule('stuff', 'loose', at(120, 360, 60), 'shed', handling('stuff', 'loose', 80), 'shed'));
  return rules;
};
