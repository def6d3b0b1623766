/**
 * From a batch of a plan to the question of loading its unit: a type of box for each size of its consignments' pieces, all for one stop, since the unit
 * is stripped at the port. Pieces that were not weighed share what their consignment weighs besides, by volume.
 * Not handled: what may not be turned on its side or bear weight is not known of pooled goods; they stand as measured and bear any load.
 */
import { grams, type ContainerType, type Grams } from '../domain/index.ts';
import type { Consignment, Piece } from '../consolidation/index.ts';
import { DEFAULT_BALANCE, type BoxType, type LoadQuestion } from '../packing/index.ts';

export interface BatchLoad {
  /** Undefined: none of the goods has sizes. */
  readonly question: LoadQuestion | undefined;
  /** Consignments without sizes, which are not in it; in the order given. */
  readonly withoutSizes: readonly string[];
}

/** @param nameOf what a consignment is called at the dock; a name of its own for each */
export const batchLoad = (goods: readonly Consignment[], { id, payload, inside }: Pick<ContainerType, 'id' | 'payload' | 'inside'>, nameOf: (consignment: Consignment) => string): BatchLoad => {
  const boxes = goods.flatMap((consignment) => boxesOf(consignment, nameOf(consignment)));
  return {
    withoutSizes: goods.filter(({ pieces }) => pieces.length === 0).map((consignment) => consignment.id),
    question: boxes.length === 0 ? undefined : { unit: { type: id, ...inside, payload, loadedThrough: 'door', contour: [], balance: DEFAULT_BALANCE }, boxes, support: 'full' },
  };
};

const boxesOf = (consignment: Consignment, name: string): BoxType[] => {
  const weightOf = weights(consignment);
  return consignment.pieces.map((piece, i) => ({
    id: consignment.pieces.length === 1 ? name : `${name} ${i + 1}/${consignment.pieces.length}`, consignment: consignment.id, lengthMm: piece.lengthMm, widthMm: piece.widthMm, heightMm: piece.heightMm,
    weight: weightOf(piece), count: piece.count, upright: ['height'], topLoad: undefined, topLoadPerSquareMetre: undefined, stop: 1,
  }));
};

/** A piece of no weight was not weighed by itself. */
const weights = ({ weight, pieces }: Consignment): ((piece: Piece) => Grams) => {
  const volumeOf = ({ lengthMm, widthMm, heightMm }: Piece): number => lengthMm * widthMm * heightMm;
  const unweighed = pieces.filter((piece) => piece.weight === 0);
  const left = Math.max(0, weight - pieces.reduce((sum, piece) => sum + piece.weight * piece.count, 0));
  const volume = unweighed.reduce((sum, piece) => sum + volumeOf(piece) * piece.count, 0);
  return (piece) => (piece.weight > 0 ? piece.weight : grams(Math.floor((left * volumeOf(piece)) / volume)));
};
