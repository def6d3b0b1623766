/**
 * A sample of consignments for a hub, drawn by a seed: the goods are those of the districts around it, as the zones' plans name them (data/places.csv, column goods);
 * everything else, shippers, sizes, days, shares of the three models, of cold and of dangerous goods, is invented, and every row says so.
 * The same seed gives the same rows.
 */
import { toRfc3339, epochMin, type EpochMin, type Place } from '../../../planner/domain/index.ts';
import { nearTerminals, type Edition } from '../../../planner/network/index.ts';
import { FIRM_ZONE } from '../quote-shipment.ts';
import type { PoolField } from './columns.ts';

/** What goods of a kind weigh and how they travel; the first whose words occur in the name. Densities are orders of magnitude, kg per m³. */
const KINDS: readonly { readonly words: RegExp; readonly density: readonly [number, number]; readonly temperatures?: readonly string[]; readonly dg?: readonly string[] }[] = [
  { words: /海洋|水海产|预制菜|冷冻/, density: [350, 650], temperatures: ['T-FROZEN', 'T-CHILL'] },
  { words: /蔬菜|果|农产品|花生/, density: [300, 500], temperatures: ['T-AMB', 'T-CHILL'] },
  { words: /化工|氟硅|制冷剂|涂料/, density: [700, 1100], dg: ['3', '8', '9', ''] },
  { words: /医药|生物/, density: [150, 300], temperatures: ['T-AMB', 'T-CHILL', 'T-PHARMA'] },
  { words: /家纺|服装|纺织|织布|丝绸|毛/, density: [110, 220] },
  { words: /钢|五金|机械|泵|装备|汽车|零部件|铝/, density: [350, 900] },
  { words: /./, density: [140, 320] },
];
const MODELS = ['集货集发', '集货集发', '集货集发', '采购供货', '代采代发'] as const;
const REGIMES = ['9710', '9710', '9710', '0110', '9610', '9810', '1210'] as const;
const NOTE = '样例数据：货主、数量、日期均为虚构';
/** Districts whose goods come to a hub, as the crow flies. */
const BELT_KM = 220;
const DAY_MIN = 1440;
/** Share of cold and of dangerous consignments among goods that may be either. */
const COLD = 0.35;
const DANGEROUS = 0.2;

export type SampleRow = Readonly<Partial<Record<PoolField, string>>>;

/** Mulberry32: 32 bits of state, enough for a sample that only has to come out the same again. */
const randomBy = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const drawSample = (edition: Edition, hub: Place, seed: number, count: number, now: EpochMin): SampleRow[] => {
  const random = randomBy(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const between = (least: number, most: number): number => least + random() * (most - least);
  const belts = beltsOf(edition, hub);
  const markets = edition.places.filter(({ kind, country }) => kind === 'market' && ['KR', 'JP'].includes(country)).map(({ id }) => id).sort();
  const far = edition.places.filter(({ kind, country }) => kind === 'market' && !['KR', 'JP'].includes(country)).map(({ id }) => id).sort();
  const clock = (days: number, hour: number): string => toRfc3339(epochMin(now + Math.round(days * DAY_MIN)), FIRM_ZONE).slice(0, 11).replace('T', ' ') + `${String(hour).padStart(2, '0')}:00`;

  return Array.from({ length: count }, (_, i): SampleRow => {
    const belt = pick(belts);
    const goods = pick(belt.goods);
    const kind = KINDS.find(({ words }) => words.test(goods)) as (typeof KINDS)[number];
    // Most consignments are small: the logarithm of the number of pieces is even between 1 and 22.
    const pieces = Math.max(1, Math.round(10 ** between(0, 1.35)));
    const [length, width, height] = pick([[600, 400, 400], [800, 600, 500], [1200, 800, 900], [1200, 1000, 1100], [1100, 1100, 1200]] as const);
    const volume = (length * width * height * pieces) / 1e9;
    const weight = volume * between(...kind.density);
    const model = pick(MODELS);
    const age = between(-1, 3);
    const cold = kind.temperatures && random() < COLD ? pick(kind.temperatures) : 'T-AMB';
    const dangerous = kind.dg && random() < DANGEROUS ? pick(kind.dg) : '';
    const number = String(i + 1).padStart(5, '0');
    const hasPromise = random() < 0.8;
    return {
      hub: hub.id, reference: `SMP${seed}-${number}`, model, shipper: `${belt.names.zh}${goods.slice(0, 6)}样例厂${1 + Math.floor(random() * 4)}`, consignee: `样例收货人 ${1 + Math.floor(random() * 80)}`, goods,
      weight_kg: weight.toFixed(1), volume_cbm: (Math.ceil(volume * 1000) / 1000).toFixed(3), pieces: `${length}x${width}x${height}*${pieces}`, regime: pick(REGIMES), temperature: cold, dg: dangerous, alone: random() < 0.04 ? '是' : '',
      destination: random() < 0.85 ? pick(markets) : pick(far), ready_at: clock(age, 8 + Math.floor(random() * 9)), due_at: hasPromise ? clock(age + between(5, 16), 18) : '', priority: String(random() < 0.1 ? pick([3, 5, 9]) : 0),
      ...(model === '采购供货' ? { supplier: `${belt.names.zh}样例供应商`, purchase_order: `PO-S${number}`, expected_at: clock(age, 8) } : {}),
      ...(model === '代采代发' ? { buyer_order: `SO-S${number}`, agent: '样例代采公司' } : {}),
      ...(random() < 0.15 ? { holding_per_day: between(5, 40).toFixed(2), late_per_day: between(50, 300).toFixed(2), currency: 'CNY' } : {}),
      note: NOTE,
    };
  });
};

/** Places around a hub whose goods the plans name; where there are none, all of the country. */
const beltsOf = (edition: Edition, hub: Place): readonly Place[] => {
  const named = edition.places.filter(({ goods, kind, country }) => goods.length > 0 && country === hub.country && kind === 'district').sort((a, b) => (a.id < b.id ? -1 : 1));
  const near = named.filter((place) => nearTerminals({ places: [hub] }, place, BELT_KM).length > 0);
  return near.length > 0 ? near : named;
};
