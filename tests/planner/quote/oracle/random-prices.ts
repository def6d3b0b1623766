import {
  cardId, factorId, grams, cubicCentimetres,
  type CardId, type Cargo, type ContainerType, type Currency, type EmissionFactor, type ExchangeRate, type LoadUnit, type TariffRow,
} from '../../../../planner/domain/index.ts';
import { isoDate } from './clock.ts';
import type { Feature } from './features.ts';
import { CNY_PER_UNIT, makeMoney, PROVENANCE } from './made-up.ts';
import { drawPeriods } from './random-periods.ts';
import type { Random } from './random.ts';

export const makeExchange = (): ExchangeRate[] =>
  (['USD', 'EUR', 'KRW', 'JPY'] as const).map((currency) => ({
    currency, cnyPerUnit: String(CNY_PER_UNIT[currency]), asOf: '2026-03-01', status: 'example', provenance: PROVENANCE,
  }));

const BOXES = [['20GP', 20, 1, 27, 28], ['40GP', 40, 2, 26, 58], ['40HQ', 40, 2, 25.8, 68]] as const;
export const CONTAINERS: readonly ContainerType[] = BOXES.map(([id, feet, teu, tonnes, cubicMetres]) =>
  ({ id, feet, teu, payload: grams(tonnes * 1_000_000), usable: cubicCentimetres(cubicMetres * 1_000_000), inside: { lengthMm: feet * 300, widthMm: 2352, heightMm: 2385 } }));

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
      minQuantity: undefined, minAmount: undefined, maxAmount: undefined, percentOf: undefined, volumetricDivisor: undefined, kgStep: undefined,
      weekdays: undefined, once: false, validFrom: '2026-01-01', validTo: '2027-12-31', status: 'example', provenance: PROVENANCE, ...more,
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

  /** What a line asks for a crossing, for both load units, on the dates it does. */
  const addFreight = (card: string, currency: Currency, cnyPerRevenueTon: number, cnyPer20: number): CardId => {
    const money = makeMoney(currency);
    const { all, freight, season, of40 } = drawPeriods(random, wants.departurePrices, readyDay);
    const isByVolume = random.chance(0.7);
    const volumetricDivisor = random.pick(['1000', '3000', '6000']);
    const kg = Math.max(cargo.weight / 1000, cargo.volume / Number(volumetricDivisor));
    for (const { share, dates } of freight) {
      const perRevenueTon = cnyPerRevenueTon * share;
      if (isByVolume) {
        add(card, currency, 'FREIGHT', 'revenueTon', money(perRevenueTon), 'loose', {
          ...limits(revenueTons, perRevenueTon, money), ...breaks(revenueTons, perRevenueTon, money), ...dates,
        });
      } else {
        add(card, currency, 'FREIGHT', 'chargeableKg', money(perRevenueTon / 250), 'loose', {
          volumetricDivisor, kgStep: random.pick(['1', '50', '0.5']),
          ...limits(kg, perRevenueTon / 250, money), ...breaks(kg, perRevenueTon / 250, money), ...dates,
        });
      }
      add(card, currency, 'FREIGHT', 'container20', money(cnyPer20 * share), 'container', dates);
      add(card, currency, 'FREIGHT', 'container40', money(cnyPer20 * 1.75 * share), 'container', { ...dates, ...of40 });
    }
    const once = wants.throughContracts && random.chance(0.8);
    add(card, currency, 'DOC', 'bill', money(once ? random.int(300, 1500) : random.int(80, 220)), undefined, { once, ...all });
    for (const dates of season) add(card, currency, 'SEASON', 'bill', money(random.int(20, 900)), undefined, dates);
    if (wants.percentages) {
      add(card, currency, 'BAF', 'percentOfCharge', String(random.int(50, 190) / 10), random.pick([undefined, 'loose', 'container']), {
        percentOf: 'FREIGHT', ...(random.chance(0.3) && wants.minima ? { minAmount: money(random.int(50, 300)) } : {}), ...all,
      });
      if (random.chance(0.4)) add(card, currency, 'DOC-LEVY', 'percentOfCharge', String(random.int(10, 60)), undefined, { percentOf: 'DOC', ...all });
      if (random.chance(0.6)) add(card, currency, 'INSURANCE', 'percentOfValue', random.pick(['0.3', '0.15', '0.425']), undefined, all);
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
  /** A price that changes in the night after the ready date, of which the earlier one counts. */
  const addTwice = (card: string, currency: Currency, code: string, basis: 'bill' | 'truck', cny: number): void => {
    const money = makeMoney(currency);
    add(card, currency, code, basis, money(cny), undefined, { validTo: isoDate(readyDay) });
    add(card, currency, code, basis, money(cny * 1.6), undefined, { validFrom: isoDate(readyDay + 1) });
  };
  const addFlat = (card: string, currency: Currency, basis: 'bill' | 'truck', cny: number): CardId => {
    addTwice(card, currency, 'FLAT', basis, cny);
    return cardId(card);
  };
  /** What a day of storage costs. */
  const addStorage = (card: string, currency: Currency, unit: LoadUnit, cnyPerRevenueTon: number, cnyPer20: number): CardId => {
    const money = makeMoney(currency);
    const days = random.int(1, 4);
    if (unit === 'container') {
      add(card, currency, 'STORAGE', 'container20', money(cnyPer20), unit, {});
      add(card, currency, 'STORAGE', 'container40', money(cnyPer20 * 1.8), unit, random.chance(0.3) ? { minAmount: money(cnyPer20 * 3) } : {});
    } else if (random.chance(0.7)) {
      const price = { ...limits(revenueTons * days, cnyPerRevenueTon, money), ...breaks(revenueTons * days, cnyPerRevenueTon, money) };
      add(card, currency, 'STORAGE', 'revenueTon', money(cnyPerRevenueTon), unit, price);
    } else {
      add(card, currency, 'STORAGE', 'chargeableKg', money(cnyPerRevenueTon / 250), unit, { volumetricDivisor: '6000', kgStep: '50' });
    }
    if (random.chance(0.4)) addTwice(card, currency, 'SHEET', 'bill', random.int(10, 90));
    if (wants.percentages && random.chance(0.3)) add(card, currency, 'WATCH', 'percentOfValue', '0.013', undefined, {});
    return cardId(card);
  };
  return { rows, addFreight, addHandling, addFlat, addStorage };
};
export type Tariffs = ReturnType<typeof makeTariffs>;

