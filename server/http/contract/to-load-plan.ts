/** From a body to the planner's question of loading, all faults at once, and from its plan to the contract. */
import { grams, type IssueCode, type Result } from '../../../planner/domain/index.ts';
import { DEFAULT_BALANCE, type LoadDrawing, type LoadPlan, type LoadQuestion, type View } from '../../../planner/packing/index.ts';
import { loadPlanRequest, type LoadPlanBody, type LoadPlanRequestBody } from './load-plan.ts';
import { shapeFaults, type Fault } from './to-domain.ts';

const toGrams = (kg: number) => grams(Math.round(kg * 1000));
const toKg = (g: number): number => Math.round(g) / 1000;
const MM3_PER_CBM = 1_000_000_000;
const rounded = (n: number, digits: number): number => Number(n.toFixed(digits));

/** `mostBoxes`: of all types together. */
export const toLoadQuestion = (body: unknown, mostBoxes: number): Result<LoadQuestion, Fault[]> => {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: IssueCode, value: unknown, detail: Fault['detail'] = {}): void => {
    faults.push({ pointer, code, value: value === undefined ? '' : String(typeof value === 'object' ? JSON.stringify(value) : value).slice(0, 200), detail, candidates: [] });
  };
  const read = loadPlanRequest.safeParse(body);
  if (!read.success) for (const found of shapeFaults(read.error.issues, body)) fault(found.pointer, found.code, found.value, found.detail);
  const given = (body !== null && typeof body === 'object' ? body : {}) as { readonly unit?: Partial<LoadPlanRequestBody['unit']>; readonly boxes?: readonly Partial<LoadPlanRequestBody['boxes'][number]>[] };
  checkBoxes(given.boxes, mostBoxes, fault);
  checkUnit(given.unit, fault);
  if (!read.success || faults.length > 0) return { ok: false, error: faults };
  return { ok: true, value: toQuestion(read.data) };
};

type AddFault = (pointer: string, code: IssueCode, value: unknown, detail?: Fault['detail']) => void;

const checkBoxes = (boxes: readonly Partial<LoadPlanRequestBody['boxes'][number]>[] | undefined, mostBoxes: number, fault: AddFault): void => {
  if (!Array.isArray(boxes)) return;
  const seen = new Map<string, number>();
  let count = 0;
  boxes.forEach((box, i) => {
    if (box === null || typeof box !== 'object') return;
    const id = typeof box.id === 'string' ? box.id.trim() : undefined;
    const first = id === undefined ? undefined : seen.get(id);
    if (first !== undefined) fault(`/boxes/${i}/id`, 'DUPLICATE_ID', id, { first: `/boxes/${first}` });
    else if (id !== undefined) seen.set(id, i);
    if (Number.isInteger(box.count)) count += box.count as number;
  });
  if (count > mostBoxes) fault('/boxes', 'TOO_MANY', count, { max: mostBoxes });
};

const checkUnit = (unit: Partial<LoadPlanRequestBody['unit']> | undefined, fault: AddFault): void => {
  if (unit === null || typeof unit !== 'object') return;
  const { widthMm, lengthMm, contour, balance } = unit;
  const strips = Array.isArray(contour) ? contour.filter((strip) => strip !== null && typeof strip === 'object') : [];
  strips.forEach((strip, i) => {
    if (strip.toMm <= strip.fromMm || strip.toMm > (widthMm ?? Infinity)) fault(`/unit/contour/${i}/toMm`, 'OUT_OF_RANGE', strip.toMm, { min: strip.fromMm, max: widthMm ?? '∞' });
    const other = strips.findIndex((each, k) => k < i && each.fromMm < strip.toMm && strip.fromMm < each.toMm);
    if (other >= 0) fault(`/unit/contour/${i}`, 'CONFLICT', `${strip.fromMm}–${strip.toMm}`, { other: `/unit/contour/${other}` });
    if (unit.heightMm !== undefined && strip.heightMm > unit.heightMm) fault(`/unit/contour/${i}/heightMm`, 'OUT_OF_RANGE', strip.heightMm, { min: 0, max: unit.heightMm });
  });
  const [front, back] = Array.isArray(balance?.axles) ? balance.axles : [];
  if (front && back && back.atMm <= front.atMm) fault('/unit/balance/axles/1/atMm', 'OUT_OF_RANGE', back.atMm, { min: front.atMm, max: lengthMm ?? '∞' });
};

const toQuestion = ({ unit, boxes, support }: LoadPlanRequestBody): LoadQuestion => {
  const { lengthPercent, widthPercent, axles } = unit.balance ?? {};
  const [front, back] = (axles ?? []).map(({ atMm, limitKg }) => ({ atMm, limit: toGrams(limitKg) }));
  return {
    unit: {
      type: unit.type ?? '', lengthMm: unit.lengthMm, widthMm: unit.widthMm, heightMm: unit.heightMm, payload: toGrams(unit.payloadKg), loadedThrough: unit.loadedThrough ?? 'door',
      contour: unit.contour ?? [],
      balance: {
        length: lengthPercent === undefined ? DEFAULT_BALANCE.length : lengthPercent / 100, width: widthPercent === undefined ? DEFAULT_BALANCE.width : widthPercent / 100,
        axles: front && back ? [front, back] : undefined,
      },
    },
    boxes: boxes.map((box) => ({
      id: box.id, consignment: box.consignment ?? '', lengthMm: box.lengthMm, widthMm: box.widthMm, heightMm: box.heightMm, weight: toGrams(box.weightKg), count: box.count,
      upright: [...new Set(box.upright ?? ['height' as const])], topLoad: box.topLoadKg === undefined ? undefined : toGrams(box.topLoadKg),
      topLoadPerSquareMetre: box.topLoadKgPerSquareMetre === undefined ? undefined : toGrams(box.topLoadKgPerSquareMetre), stop: box.stop ?? 1,
    })),
    support: support ?? 'full',
  };
};

const toView = ({ width, height, outline, faces }: View): LoadPlanBody['views']['top'] => ({
  widthMm: width, heightMm: height, outline: outline.map((line) => line.map((point) => [...point])),
  faces: faces.map(({ box, step, stop, side, points }) => ({ placement: box, step, stop, side, points: points.map((point) => [...point]) })),
});

export const toLoadPlanBody = ({ unit }: LoadQuestion, plan: LoadPlan, drawing: LoadDrawing): LoadPlanBody => {
  const { centre, axleLoads, isWithinLimits } = plan.balance;
  return {
    unit: {
      type: unit.type, lengthMm: unit.lengthMm, widthMm: unit.widthMm, heightMm: unit.heightMm, payloadKg: toKg(unit.payload),
      limits: { lengthPercent: rounded(unit.balance.length * 100, 2), widthPercent: rounded(unit.balance.width * 100, 2) },
    },
    placements: plan.placements.map((each) => ({ ...each })),
    steps: drawing.steps.map((each) => ({ ...each })),
    unplaced: plan.unplaced.map((each) => ({ ...each })),
    weightKg: toKg(plan.weight), packedCbm: rounded(plan.packedMm3 / MM3_PER_CBM, 3), usableCbm: rounded(plan.usableMm3 / MM3_PER_CBM, 3),
    volumeFill: rounded(plan.volumeFill, 4), weightFill: rounded(plan.weightFill, 4), floorLoadKgPerSquareMetre: rounded(plan.floorLoadPerSquareMetre / 1000, 1),
    balance: {
      centre: centre ? { length: rounded(centre.length, 4), width: rounded(centre.width, 4), height: rounded(centre.height, 4) } : null,
      axleLoadsKg: axleLoads ? axleLoads.map(toKg) : null, isWithinLimits,
    },
    views: { top: toView(drawing.top), side: toView(drawing.side), isometric: toView(drawing.isometric) },
    endedBy: plan.endedBy, work: plan.work,
  };
};
