/** What lies at the hub in the seeded sample: sizes from a parcel to a full box, cartons, pallets and long goods, and who may not lie beside whom. */
import { cubicCentimetres, epochMin, grams, minorUnits, type EpochMin } from '../../domain/index.ts';
import { milliRevenueTons } from '../costs.ts';
import type { Consignment, Piece } from '../instance.ts';
import type { Draw, Weighted } from '../../support/index.ts';

type Range = readonly [from: number, to: number];
/** Litres, by how often: a mean of about 2.8 m³, one in twelve over 8 m³. */
const SIZES: Weighted<Range> = [[25, [50, 300]], [25, [300, 1000]], [25, [1000, 3000]], [17, [3000, 8000]], [8, [8000, 22_000]]];
/** Kilograms per m³: feathers to tiles. */
const DENSITIES: Weighted<Range> = [[25, [110, 200]], [35, [200, 333]], [28, [333, 600]], [12, [600, 1100]]];
/** Millimetres. */
const PIECES: Weighted<Pick<Piece, 'lengthMm' | 'widthMm' | 'heightMm'>> = [
  [40, { lengthMm: 600, widthMm: 400, heightMm: 400 }], [20, { lengthMm: 500, widthMm: 350, heightMm: 300 }], [25, { lengthMm: 1200, widthMm: 1000, heightMm: 1150 }],
  [12, { lengthMm: 1200, widthMm: 800, heightMm: 1700 }], [3, { lengthMm: 6400, widthMm: 300, heightMm: 250 }],
];
const DESTINATIONS: Weighted<string> = [[45, 'KR-SEL'], [20, 'KR-TJN'], [15, 'KR-PUS'], [20, 'JP-OSA']];
const REGIMES: Weighted<string> = [[60, '9710'], [25, '9810'], [15, '9610']];
export const SAMPLE_REGIME_GROUPS = [['9610', '9710', '9810']] as const;
/** Class 5.1 away from 3 and 8 (IMDG Code 7.2.4). */
export const SAMPLE_SEGREGATED = [['3', '5.1'], ['5.1', '8']] as const;

/** What decides whom goods may lie beside. */
type Classes = Pick<Consignment, 'regime' | 'temperature' | 'dangerousGoods' | 'alone'>;
const USUAL: Omit<Classes, 'regime'> = { temperature: 'T-AMB', dangerousGoods: undefined, alone: false };
/**
 * Of a thousand consignments. Together they keep about 5 % of all pairs apart: cold from ambient 2.4 %, a mode outside the group 2.2 %, goods that
 * go alone 0.4 %, oxidisers a little.
 */
const RARE: Weighted<Partial<Classes>> = [
  [8, { temperature: 'T-FRZ' }], [4, { temperature: 'T-CHL' }], [11, { regime: '0110' }], [2, { alone: true }],
  [20, { dangerousGoods: '9' }], [7, { dangerousGoods: '3' }], [4, { dangerousGoods: '5.1' }], [4, { dangerousGoods: '8' }],
];

/** The rare classes are dealt out in their very shares, not drawn, so that every seed has as many pairs apart; where they fall is drawn. */
export const drawClasses = (draw: Draw, count: number): readonly Classes[] => {
  const dealt: Classes[] = Array.from({ length: count }, () => ({ ...USUAL, regime: draw.weighted(REGIMES) }));
  let sum = 0;
  let next = 0;
  for (const [perMille, rare] of RARE) {
    sum += perMille;
    for (; next < Math.round((sum * count) / 1000); next++) dealt[next] = { ...(dealt[next] as Classes), ...rare };
  }
  for (let i = count - 1; i > 0; i--) {
    const other = draw.int(0, i);
    [dealt[i], dealt[other]] = [dealt[other] as Classes, dealt[i] as Classes];
  }
  return dealt;
};

const MIN_PER_DAY = 1440;
const between = (draw: Draw, [from, to]: Range): number => draw.int(from, to);

const drawPieces = (draw: Draw, litres: number, gramsPerLitre: number): readonly Piece[] => {
  const piece = draw.weighted(PIECES);
  const each = (piece.lengthMm * piece.widthMm * piece.heightMm) / 1_000_000;
  const count = Math.max(1, Math.round(litres / each));
  return [{ ...piece, weight: grams(Math.round(each * gramsPerLitre)), count }];
};

/** One consignment that is ready within `[from, until]`. */
export const drawConsignment = (draw: Draw, id: string, classes: Classes, count: number, from: EpochMin, until: EpochMin): Consignment => {
  const name = (letter: string, of: number): string => `${letter}${String(draw.int(1, Math.max(1, of))).padStart(4, '0')}`;
  const litres = between(draw, draw.weighted(SIZES));
  const density = between(draw, draw.weighted(DENSITIES));
  const drawn = drawPieces(draw, litres, density);
  const volume = drawn.reduce((sum, { lengthMm, widthMm, heightMm, count: n }) => sum + (lengthMm * widthMm * heightMm * n) / 1000, 0);
  const weight = drawn.reduce((sum, piece) => sum + piece.weight * piece.count, 0);
  const tons = milliRevenueTons({ weight: grams(weight), volume: cubicCentimetres(volume) });
  const perTon = (fen: number): number => Math.round((fen * tons) / 1000);
  const readyAt = epochMin(draw.int(from / 30, until / 30) * 30);
  return {
    id, shipper: name('S', count / 3), consignee: name('R', count / 4),
    weight: grams(weight), volume: cubicCentimetres(volume), pieces: draw.perMille(800) ? drawn : [],
    readyAt, dueAt: draw.perMille(700) ? epochMin(readyAt + draw.int(3, 9) * MIN_PER_DAY) : undefined,
    destination: draw.weighted(DESTINATIONS), ...classes,
    holdingPerDay: minorUnits(perTon(draw.int(300, 900))), latePerDay: minorUnits(perTon(draw.int(2000, 8000))),
    leftBehindCost: minorUnits(20_000 + perTon(draw.int(45_000, 90_000))),
  };
};
