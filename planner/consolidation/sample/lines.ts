/**
 * The services of the seeded sample. Sizes and payloads of containers are those of data/containers.csv, of ULDs those of their data sheets; prices
 * are of the order of the example tariffs in data/. It is a sample to plan on, no timetable: quotes never read it.
 */

/** What a service's units are like; `usable` is what fits when stowed. */
export interface SampleUnit {
  readonly payloadKg: number;
  readonly usableLitres: number;
  readonly inside: { readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number };
  readonly temperatures: readonly string[];
  readonly needsPlug: boolean;
}

const box = (payloadKg: number, usableLitres: number, lengthMm: number, widthMm: number, heightMm: number, temperatures = ['T-AMB'], needsPlug = false): SampleUnit => ({
  payloadKg, usableLitres, inside: { lengthMm, widthMm, heightMm }, temperatures, needsPlug,
});
export const SAMPLE_UNITS = {
  '20GP': box(21_500, 28_000, 5898, 2352, 2393),
  '40GP': box(26_000, 57_000, 12_032, 2352, 2393),
  '40HQ': box(26_000, 68_000, 12_032, 2352, 2698),
  '20RF': box(20_000, 24_000, 5444, 2268, 2200, ['T-FRZ', 'T-CHL'], true),
  truck: box(25_000, 74_000, 13_600, 2450, 2700),
  PMC: box(4_500, 9_500, 3080, 2330, 1600),
  AKE: box(1_400, 3_700, 1500, 1450, 1550),
} as const satisfies Record<string, SampleUnit>;
export type SampleUnitType = keyof typeof SAMPLE_UNITS;

export interface SampleLine {
  readonly id: string;
  /** Local hour of leaving counted in UTC: the sample needs no zones. */
  readonly hour: number;
  /** Hours before leaving by which goods must be ready at the hub. */
  readonly readyBefore: { readonly unit: number; readonly loose: number };
  /** Hours from leaving until goods can be had, and the way on in yuan per revenue ton. */
  readonly destinations: Readonly<Record<string, readonly [hours: number, yuanPerTon: number]>>;
  /** Price of a unit in yuan, and how many a departure has at most in a sample of 7.5 consignments a departure. */
  readonly units: readonly (readonly [type: SampleUnitType, yuan: number, most: number])[];
  readonly plugs: number;
  readonly temperatures: readonly string[];
  readonly dangerousGoods: readonly string[];
  /** Yuan per revenue ton, and the capacity in revenue tons. */
  readonly loose: readonly [yuanPerTon: number, tons: number];
}

const SEA = ['3', '5.1', '8', '9'];
const COLD = ['T-AMB', 'T-FRZ', 'T-CHL'];
export const SAMPLE_LINES: readonly SampleLine[] = [
  { id: 'FERRY-WEI-INC', hour: 11, readyBefore: { unit: 8, loose: 14 }, destinations: { 'KR-SEL': [26, 70], 'KR-TJN': [32, 130], 'KR-PUS': [38, 210] }, units: [['20GP', 4100, 2], ['40HQ', 7000, 2], ['20RF', 6900, 1], ['truck', 7900, 1], ['40GP', 6600, 1]], plugs: 2, temperatures: COLD, dangerousGoods: ['9'], loose: [330, 24] },
  { id: 'FERRY-SHD-INC', hour: 10, readyBefore: { unit: 10, loose: 16 }, destinations: { 'KR-SEL': [27, 70], 'KR-TJN': [33, 130] }, units: [['20GP', 3950, 2], ['40HQ', 6800, 2], ['20RF', 6700, 1], ['40GP', 6300, 1]], plugs: 2, temperatures: COLD, dangerousGoods: ['9'], loose: [320, 20] },
  { id: 'FERRY-SHD-KUV', hour: 10, readyBefore: { unit: 10, loose: 16 }, destinations: { 'KR-TJN': [25, 80], 'KR-SEL': [31, 140], 'KR-PUS': [33, 150] }, units: [['20GP', 3600, 2], ['40HQ', 6200, 2], ['truck', 7100, 1], ['40GP', 5800, 1], ['20RF', 6300, 1]], plugs: 1, temperatures: COLD, dangerousGoods: ['9'], loose: [300, 20] },
  { id: 'FERRY-WEI-PTK', hour: 11, readyBefore: { unit: 8, loose: 14 }, destinations: { 'KR-SEL': [27, 85], 'KR-TJN': [28, 95] }, units: [['20GP', 3850, 2], ['40HQ', 6600, 2], ['truck', 7600, 1], ['40GP', 6100, 1], ['20RF', 6500, 1]], plugs: 1, temperatures: COLD, dangerousGoods: ['9'], loose: [310, 20] },
  { id: 'CONT-YNT-PUS', hour: 20, readyBefore: { unit: 36, loose: 60 }, destinations: { 'KR-PUS': [50, 60], 'KR-TJN': [60, 150] }, units: [['20GP', 2700, 3], ['40HQ', 4700, 3], ['20RF', 5600, 1], ['40GP', 4500, 2]], plugs: 3, temperatures: COLD, dangerousGoods: SEA, loose: [240, 30] },
  { id: 'CONT-YNT-OSA', hour: 4, readyBefore: { unit: 36, loose: 60 }, destinations: { 'JP-OSA': [70, 75] }, units: [['20GP', 4200, 3], ['40HQ', 7400, 3], ['20RF', 7600, 1], ['40GP', 7000, 2]], plugs: 3, temperatures: COLD, dangerousGoods: SEA, loose: [310, 30] },
  { id: 'AIR-YNT-ICN', hour: 18, readyBefore: { unit: 6, loose: 5 }, destinations: { 'KR-SEL': [9, 110], 'KR-TJN': [14, 190], 'KR-PUS': [20, 280] }, units: [['PMC', 9800, 2], ['AKE', 4300, 2]], plugs: 0, temperatures: ['T-AMB'], dangerousGoods: ['9'], loose: [1450, 6] },
];
/** How often each line runs: consecutive departures take the next of this round. */
export const SAMPLE_ROUND = [0, 1, 5, 2, 3, 4, 0, 6, 1, 5, 2, 4, 3] as const;
