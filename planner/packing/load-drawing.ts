/**
 * A load plan as pictures and as work: three views in painter's order (draw the first polygon first), and the steps of loading. Plane
 * coordinates are millimetres, right and down, from the upper left corner of the view; the isometric one is scaled so that an edge keeps its
 * length along its axis.
 */
import type { Axis, BoxPlacement, LoadPlan, LoadQuestion, LoadUnit } from './load-plan-3d/question.ts';

export type Point = readonly [right: number, down: number];

export interface DrawnFace {
  /** Place in the loading order, 1 the first. */
  readonly box: number;
  /** Of `steps`. */
  readonly step: number;
  /** Place of the stop among all stops, 0 the first unloaded: picks the colour. */
  readonly stop: number;
  readonly side: 'top' | 'side' | 'end';
  readonly points: readonly Point[];
}

export interface View {
  readonly width: number;
  readonly height: number;
  /** Edges of the unit behind and under the load, drawn first, each from point to point. */
  readonly outline: readonly (readonly Point[])[];
  readonly faces: readonly DrawnFace[];
}

/** Boxes of one type, one way round, in one row. */
export interface LoadStep {
  readonly step: number;
  readonly box: string;
  readonly consignment: string;
  readonly stop: number;
  readonly count: number;
  readonly upright: Axis;
  /** Lowest corner of the row. */
  readonly xMm: number;
  readonly yMm: number;
  readonly zMm: number;
  /** Of one box as it is turned. */
  readonly dxMm: number;
  readonly dyMm: number;
  readonly dzMm: number;
  /** Where the next box of the row stands: towards the door, towards the left wall, on top. */
  readonly row: 'length' | 'width' | 'height';
}

export interface LoadDrawing {
  readonly top: View;
  readonly side: View;
  readonly isometric: View;
  readonly steps: readonly LoadStep[];
}

export const drawLoad = ({ unit, boxes }: LoadQuestion, { placements }: LoadPlan): LoadDrawing => {
  const types = new Map(boxes.map((box) => [box.id, box]));
  const stops = [...new Set(boxes.map(({ stop }) => stop))].sort((a, b) => a - b);
  const rows = rowsOf(placements);
  const stopOf = (placement: BoxPlacement): number => stops.indexOf(types.get(placement.box)?.stop ?? 0);
  const stepOf = new Map(rows.flatMap((row, i) => row.map((placement) => [placement, i + 1] as const)));
  const face = (placement: BoxPlacement, side: DrawnFace['side'], points: readonly Point[]): DrawnFace => ({
    box: placements.indexOf(placement) + 1, step: stepOf.get(placement) ?? 0, stop: stopOf(placement), side, points,
  });
  return {
    top: topView(unit, placements, face), side: sideView(unit, placements, face), isometric: isometricView(unit, placements, face),
    steps: rows.map((row, i) => {
      const [first] = row as readonly [BoxPlacement, ...BoxPlacement[]];
      const least = (at: (placement: BoxPlacement) => number): number => Math.min(...row.map(at));
      const { upright, dxMm, dyMm, dzMm, box } = first;
      return {
        step: i + 1, box, consignment: types.get(box)?.consignment ?? '', stop: types.get(box)?.stop ?? 1, count: row.length, upright,
        xMm: least(({ xMm }) => xMm), yMm: least(({ yMm }) => yMm), zMm: least(({ zMm }) => zMm), dxMm, dyMm, dzMm, row: directionOf(row) ?? 'length',
      };
    }),
  };
};

type MakeFace = (placement: BoxPlacement, side: DrawnFace['side'], points: readonly Point[]) => DrawnFace;

/** Runs of the loading order that make one straight row of boxes that touch. */
const rowsOf = (placements: readonly BoxPlacement[]): readonly (readonly BoxPlacement[])[] => {
  const rows: BoxPlacement[][] = [];
  for (const placement of placements) {
    const last = rows.at(-1);
    if (last && directionOf([...last, placement]) !== undefined) last.push(placement);
    else rows.push([placement]);
  }
  return rows;
};

/** Undefined: they are no row. */
const directionOf = (row: readonly BoxPlacement[]): LoadStep['row'] | undefined => {
  const [first, second] = row;
  if (!first || !second) return undefined;
  const directions = { length: [first.dxMm, 0, 0], width: [0, first.dyMm, 0], height: [0, 0, first.dzMm] } as const;
  return (Object.keys(directions) as LoadStep['row'][]).find((direction) => {
    const [x, y, z] = directions[direction];
    return row.every(
      (each, i) =>
        each.box === first.box && each.upright === first.upright && each.dxMm === first.dxMm && each.dyMm === first.dyMm && each.dzMm === first.dzMm &&
        each.xMm === first.xMm + i * x && each.yMm === first.yMm + i * y && each.zMm === first.zMm + i * z,
    );
  });
};

const rectangle = (x: number, y: number, dx: number, dy: number): readonly Point[] => [[x, y], [x + dx, y], [x + dx, y + dy], [x, y + dy]];

/** From above: front wall left, door right, right wall up. */
const topView = (unit: LoadUnit, placements: readonly BoxPlacement[], face: MakeFace): View => ({
  width: unit.lengthMm, height: unit.widthMm,
  outline: [
    closed(rectangle(0, 0, unit.lengthMm, unit.widthMm)),
    ...unit.contour.flatMap(({ fromMm, toMm }) => [fromMm, toMm].filter((y) => y > 0 && y < unit.widthMm).map((y): readonly Point[] => [[0, y], [unit.lengthMm, y]])),
  ],
  faces: placements.toSorted((a, b) => a.zMm - b.zMm).map((each) => face(each, 'top', rectangle(each.xMm, each.yMm, each.dxMm, each.dyMm))),
});

/** From the left wall: front wall left, door right, floor down. */
const sideView = (unit: LoadUnit, placements: readonly BoxPlacement[], face: MakeFace): View => ({
  width: unit.lengthMm, height: unit.heightMm,
  outline: [closed(rectangle(0, 0, unit.lengthMm, unit.heightMm)), ...unit.contour.map(({ heightMm }): readonly Point[] => [[0, unit.heightMm - heightMm], [unit.lengthMm, unit.heightMm - heightMm]])],
  faces: placements.toSorted((a, b) => a.yMm + a.dyMm - b.yMm - b.dyMm).map((each) => face(each, 'side', rectangle(each.xMm, unit.heightMm - each.zMm - each.dzMm, each.dxMm, each.dzMm))),
});

const COS_30 = Math.sqrt(3) / 2;

/** From above the left corner at the door: the front wall is up and left, the right wall up and right. */
const isometricView = (unit: LoadUnit, placements: readonly BoxPlacement[], face: MakeFace): View => {
  const { lengthMm: l, widthMm: w, heightMm: h } = unit;
  const at = (x: number, y: number, z: number): Point => [Math.round((x - y + w) * COS_30), Math.round((x + y) / 2 - z + h)];
  const outline: readonly (readonly Point[])[] = [
    [at(0, 0, 0), at(l, 0, 0), at(l, w, 0), at(0, w, 0), at(0, 0, 0), at(0, 0, h), at(l, 0, h), at(l, 0, 0)],
    [at(0, 0, h), at(0, w, h), at(0, w, 0)],
  ];
  return {
    width: Math.round((l + w) * COS_30), height: Math.round((l + w) / 2 + h), outline,
    faces: backToFront(placements).flatMap((each) => {
      const [x0, y0, z0] = [each.xMm, each.yMm, each.zMm];
      const [x1, y1, z1] = [x0 + each.dxMm, y0 + each.dyMm, z0 + each.dzMm];
      return [
        face(each, 'end', [at(x1, y0, z0), at(x1, y1, z0), at(x1, y1, z1), at(x1, y0, z1)]),
        face(each, 'side', [at(x0, y1, z0), at(x1, y1, z0), at(x1, y1, z1), at(x0, y1, z1)]),
        face(each, 'top', [at(x0, y0, z1), at(x1, y0, z1), at(x1, y1, z1), at(x0, y1, z1)]),
      ];
    }),
  };
};

const closed = (points: readonly Point[]): readonly Point[] => [...points, points[0] as Point];

/** A box before all that hide a part of it. Boxes that hide each other in a ring, which takes three, are drawn by the nearness of their far corner. */
const backToFront = (placements: readonly BoxPlacement[]): readonly BoxPlacement[] => {
  const sorted = placements.toSorted((a, b) => a.xMm + a.yMm + a.zMm - b.xMm - b.yMm - b.zMm);
  const hides = sorted.map((back) => sorted.flatMap((front, k) => (front !== back && isBefore(front, back) && overlapsInView(front, back) ? [k] : [])));
  const waits = new Int32Array(sorted.length);
  for (const fronts of hides) for (const k of fronts) waits[k] = (waits[k] as number) + 1;
  const drawn: BoxPlacement[] = [];
  const done = new Uint8Array(sorted.length);
  while (drawn.length < sorted.length) {
    const free = sorted.findIndex((_, i) => done[i] === 0 && waits[i] === 0);
    const next = free >= 0 ? free : done.indexOf(0);
    done[next] = 1;
    drawn.push(sorted[next] as BoxPlacement);
    for (const k of hides[next] as number[]) waits[k] = (waits[k] as number) - 1;
  }
  return drawn;
};

const isBefore = (front: BoxPlacement, back: BoxPlacement): boolean =>
  front.xMm >= back.xMm + back.dxMm || front.yMm >= back.yMm + back.dyMm || front.zMm >= back.zMm + back.dzMm;

/** Two boxes meet on the paper if they do along all three directions that the edges' outlines run. */
const overlapsInView = (a: BoxPlacement, b: BoxPlacement): boolean => {
  const meets = (p: (box: BoxPlacement) => readonly [number, number], q: (box: BoxPlacement) => readonly [number, number]): boolean => {
    const [[a0, a1], [c0, c1], [b0, b1], [d0, d1]] = [p(a), q(a), p(b), q(b)];
    return a0 - c1 < b1 - d0 && b0 - d1 < a1 - c0;
  };
  const x = ({ xMm, dxMm }: BoxPlacement) => [xMm, xMm + dxMm] as const;
  const y = ({ yMm, dyMm }: BoxPlacement) => [yMm, yMm + dyMm] as const;
  const z = ({ zMm, dzMm }: BoxPlacement) => [zMm, zMm + dzMm] as const;
  return meets(x, y) && meets(x, z) && meets(y, z);
};
