/**
 * The whole week as one mixed-integer program, a relaxation of it: a row may be shared between warehouses, goods of a belt for a warehouse go whole one way, but
 * boxes hold them like water, all units of a departure together. Its optimum is never above the week's, and who serves whom in it is a plan to fill boxes for.
 *
 * A consignment's revenue tons are the greater of its tons and its cubic metres, both sums: they are columns at least as large as both.
 */
import { buildColumns, type LinearModel } from '../../milp/index.ts';
import { DIRECT, type Assigned, type JointWeek, type Row } from './week.ts';

type Entry = readonly [row: number, value: number];
const CM3_PER_TON = 1_000_000;
const MIN_PER_DAY = 1440;

export interface JointProgram {
  readonly model: LinearModel;
  /** The warehouse with the largest part of each row. */
  readonly readAssigned: (values: Float64Array) => Assigned;
  /** Rounding of parts of consignments may have made a plan cheaper by so much at most, minor units. */
  readonly rounding: number;
}

/** One way of the goods of a belt to a warehouse. */
interface Sending {
  readonly departure: number;
  readonly way: 'unit' | 'loose';
  /** Of a revenue ton, of the bill, and days from ready to available. */
  readonly perTon: number;
  readonly perBill: number;
  readonly freight: number;
  readonly leastTons: number;
  readonly days: number;
}

export const jointProgram = (week: JointWeek): JointProgram => {
  const { rows, belts, warehouses, departures, question, readyAt, capitalPerDay } = week;
  const [lower, upper]: [number[], number[]] = [[], []];
  const addRow = (least: number, most: number): number => {
    lower.push(least);
    return upper.push(most) - 1;
  };
  const { columns, add } = buildColumns();
  const active = rows.flatMap((row, r) => (row.units > 0 ? [r] : []));
  const [W, B] = [warehouses.length, belts.length];

  // Rows of the program: each row of demand is served; what a belt sends to a warehouse leaves by its ways; boxes hold it.
  const servedRow = new Map(active.map((r) => [r, addRow(1, 1)]));
  const linkRow = new Map(active.flatMap((r) => warehouses.map((_, w) => [`${r} ${w}`, addRow(-Infinity, 0)] as const)));
  const sitesRow = addRow(-Infinity, question.mostSites);
  const volumeRow = Array.from({ length: B * W }, () => addRow(0, 0));
  const weightRow = Array.from({ length: B * W }, () => addRow(0, 0));
  const valueRow = Array.from({ length: B * W }, () => addRow(0, 0));
  const wholeRow = Array.from({ length: B * W }, () => addRow(-Infinity, 1));
  const boxVolume = departures.map(() => addRow(-Infinity, 0));
  const boxWeight = departures.map(() => addRow(-Infinity, 0));
  const looseRoom = departures.map(({ loose }) => addRow(-Infinity, (loose?.capacityMilliTons ?? 0) / 1000));

  for (const [w, { fixed, decided }] of warehouses.entries()) {
    const links = active.map((r): Entry => [linkRow.get(`${r} ${w}`) as number, -1]);
    add({ cost: fixed, lower: decided === 'open' ? 1 : 0, upper: decided === 'closed' ? 0 : 1, isInteger: true, entries: [...links, [sitesRow, 1]] });
  }
  const shares: { readonly r: number; readonly w: number; readonly column: number }[] = [];
  for (const r of active) {
    const row = rows[r] as Row;
    if (row.direct !== undefined) shares.push({ r, w: DIRECT, column: add({ cost: row.direct, upper: 1, entries: [[servedRow.get(r) as number, 1]] }) });
    for (const [w, cost] of row.stocked.entries()) {
      if (cost === undefined) continue;
      const of = row.belt * W + w;
      const entries: Entry[] = [[servedRow.get(r) as number, 1], [linkRow.get(`${r} ${w}`) as number, 1], [volumeRow[of] as number, -row.volume / CM3_PER_TON], [weightRow[of] as number, -row.weight / CM3_PER_TON], [valueRow[of] as number, -row.value]];
      shares.push({ r, w, column: add({ cost, upper: 1, entries }) });
    }
  }

  for (const [d, { units }] of departures.entries())
    for (const { cost, volume, payload, available } of units) add({ cost, upper: available, isInteger: true, entries: [[boxVolume[d] as number, -volume / CM3_PER_TON], [boxWeight[d] as number, -payload / CM3_PER_TON]] });

  for (const [w, { id }] of warehouses.entries()) {
    const sendings = sendingsTo(week, id);
    for (let b = 0; b < B; b++) {
      const of = b * W + w;
      const most = { volume: 0, weight: 0, value: 0 };
      for (const r of active) {
        const row = rows[r] as Row;
        if (row.belt !== b || row.stocked[w] === undefined) continue;
        most.volume += row.volume / CM3_PER_TON;
        most.weight += row.weight / CM3_PER_TON;
        most.value += row.value;
      }
      if (most.volume === 0) continue;
      for (const { departure, way, perTon, perBill, freight, leastTons, days } of sendings) {
        // The goods go this way or not at all.
        const [capVolume, capWeight, capValue, tonsByVolume, tonsByWeight, leastPaid] = Array.from({ length: 6 }, (_, i) => addRow(i < 3 ? -Infinity : 0, i < 3 ? 0 : Infinity)) as [number, number, number, number, number, number];
        add({ cost: perBill, upper: 1, isInteger: true, entries: [[wholeRow[of] as number, 1], [capVolume, -most.volume], [capWeight, -most.weight], [capValue, -most.value], ...(leastTons > 0 ? [[leastPaid, -leastTons] as Entry] : [])] });
        const box: Entry[] = way === 'unit' ? [[boxVolume[departure] as number, 1]] : [];
        const boxed: Entry[] = way === 'unit' ? [[boxWeight[departure] as number, 1]] : [];
        add({ cost: 0, entries: [[volumeRow[of] as number, 1], [capVolume, 1], [tonsByVolume, -1], ...box] });
        add({ cost: 0, entries: [[weightRow[of] as number, 1], [capWeight, 1], [tonsByWeight, -1], ...boxed] });
        add({ cost: capitalPerDay * days, entries: [[valueRow[of] as number, 1], [capValue, 1]] });
        add({ cost: perTon, entries: [[tonsByVolume, 1], [tonsByWeight, 1], ...(way === 'loose' ? [[leastPaid, 1], [looseRoom[departure] as number, 1]] as Entry[] : [])] });
        // What is charged at least: only the freight of loose goods.
        if (freight > 0 && leastTons > 0) add({ cost: freight, entries: [[leastPaid, 1]] });
      }
    }
  }

  return {
    model: { columns, rowBounds: { lower, upper } },
    // Of each consignment stuffing, freight, the truck and capital, half a unit each; of the week its three other parts.
    rounding: B * W * 4 * 0.5 + 3 * 0.5,
    readAssigned: (values) => {
      const assigned = new Int32Array(rows.length).fill(DIRECT);
      const largest = new Float64Array(rows.length).fill(-1);
      for (const { r, w, column } of shares)
        if ((values[column] as number) > (largest[r] as number)) {
          largest[r] = values[column] as number;
          assigned[r] = w;
        }
      return assigned;
    },
  };

  function sendingsTo({ departures: all }: JointWeek, warehouse: string): Sending[] {
    return all.flatMap((departure, d): Sending[] => {
      const there = departure.destinations.get(warehouse);
      if (!there) return [];
      const daysBy = (way: 'unit' | 'loose'): number => Math.max(0, there.availableAt[way] - readyAt) / MIN_PER_DAY;
      const found: Sending[] = [];
      if (departure.units.length > 0 && departure.readyBy.unit >= readyAt)
        found.push({ departure: d, way: 'unit', perTon: departure.stuffingPerRevenueTon + there.onwardPerRevenueTon, perBill: 0, freight: 0, leastTons: 0, days: daysBy('unit') });
      if (departure.loose && departure.readyBy.loose >= readyAt)
        found.push({ departure: d, way: 'loose', perTon: departure.loose.perRevenueTon + there.onwardPerRevenueTon, perBill: departure.loose.perBill, freight: departure.loose.perRevenueTon, leastTons: departure.loose.minimumMilliTons / 1000, days: daysBy('loose') });
      return found;
    });
  }
};
