/** A consignment as it is typed, and what the server says is wrong with it, field by field. */
import type { Consignment, ConsignmentEdit, ConsignmentRequest } from '../api/consignments.ts';
import type { Fault } from '../api/types.ts';
import { instantOfWall, toLocalInput, toRfc3339 } from '../format/time.ts';

export const TEXTS = ['reference', 'shipper', 'consignee', 'goods', 'weightKg', 'volumeCbm', 'destination', 'pieces', 'dg', 'priority', 'note'] as const;
export const MODELS = ['consolidation', 'purchaseSupply', 'purchaseForward'] as const;
export const REGIMES = ['9710', '9610', '9810', '1210', '0110'] as const;
export const TEMPERATURES = ['T-AMB', 'T-DEEP', 'T-FROZEN', 'T-CHILL', 'T-ICE', 'T-COOL', 'T-PHARMA', 'T-CRT', 'T-LIVE'] as const;

export type ConsignmentDraft = Readonly<Record<(typeof TEXTS)[number] | 'readyAt' | 'dueAt' | 'regime' | 'temperature' | 'model' | 'supplier' | 'purchaseOrder' | 'expectedAt' | 'buyerOrder' | 'agent', string>> & { readonly alone: boolean };

type Size = Omit<NonNullable<ConsignmentRequest['pieces']>[number], 'weightKg'> & { readonly weightKg?: string | null | undefined };
const sizeText = ({ lengthMm, widthMm, heightMm, count, weightKg }: Size): string => `${lengthMm}x${widthMm}x${heightMm}*${count}${weightKg ? `@${weightKg}` : ''}`;
/** `1200x800x1000*3@140`, as in the table to be imported: mm, how many, and where it is known the weight of one in kg. */
const SIZE = /^(\d{1,6})[x×*](\d{1,6})[x×*](\d{1,6})(?:[*×x](\d{1,6}))?(?:@(\d{1,8}(?:\.\d{1,6})?))?$/i;
const toPieces = (text: string): NonNullable<ConsignmentRequest['pieces']> => {
  const parts = text.split(/[;；\n]/).map((part) => part.replaceAll(/\s/g, '')).filter((part) => part !== '');
  const read = parts.map((part) => SIZE.exec(part));
  // Left as typed, so that the server names it.
  if (read.some((found) => found === null)) return text as never;
  return read.map((found) => ({ lengthMm: Number(found?.[1]), widthMm: Number(found?.[2]), heightMm: Number(found?.[3]), count: Number(found?.[4] ?? 1), ...(found?.[5] !== undefined && { weightKg: found[5] }) }));
};

export const draftOf = (given: Consignment | undefined, readyAt: number, zone: string): ConsignmentDraft => {
  const source = given?.source;
  const local = (instant: string | null | undefined): string => (instant ? toLocalInput(Date.parse(instant), zone) : '');
  return {
    reference: given?.reference ?? '', shipper: given?.shipper ?? '', consignee: given?.consignee ?? '', goods: given?.goods ?? '', weightKg: given?.weightKg ?? '', volumeCbm: given?.volumeCbm ?? '',
    destination: given?.destination.id ?? '', pieces: (given?.pieces ?? []).map(sizeText).join('; '), dg: given?.dg ?? '', priority: String(given?.priority ?? 0), note: given?.note ?? '', regime: given?.regime ?? '9710', temperature: given?.temperature ?? 'T-AMB', alone: given?.alone ?? false,
    readyAt: given ? local(given.readyAt) : toLocalInput(readyAt, zone), dueAt: local(given?.dueAt), model: source?.model ?? 'consolidation',
    supplier: source?.model === 'purchaseSupply' ? source.supplier : '', purchaseOrder: source?.model === 'purchaseSupply' ? source.purchaseOrder : '', expectedAt: source?.model === 'purchaseSupply' ? local(source.expectedAt) : '',
    buyerOrder: source?.model === 'purchaseForward' ? source.buyerOrder : '', agent: source?.model === 'purchaseForward' ? source.agent : '',
  };
};

const instantOf = (local: string, zone: string): string => {
  const at = instantOfWall(local, zone);
  // Left as typed, so that the server names it.
  return at === undefined ? local : toRfc3339(at, zone);
};
const sourceOf = (draft: ConsignmentDraft, zone: string): NonNullable<ConsignmentRequest['source']> => {
  if (draft.model === 'purchaseSupply') return { model: 'purchaseSupply', supplier: draft.supplier, purchaseOrder: draft.purchaseOrder, expectedAt: instantOf(draft.expectedAt, zone) };
  if (draft.model === 'purchaseForward') return { model: 'purchaseForward', buyerOrder: draft.buyerOrder, agent: draft.agent };
  return { model: 'consolidation' };
};
export const toEntry = (draft: ConsignmentDraft, zone: string): Omit<ConsignmentRequest, 'hub'> & ConsignmentEdit => ({
  reference: draft.reference.trim(), shipper: draft.shipper.trim(), consignee: draft.consignee.trim(), goods: draft.goods.trim(), weightKg: draft.weightKg.trim(), volumeCbm: draft.volumeCbm.trim(),
  destination: draft.destination, pieces: toPieces(draft.pieces), dg: draft.dg.trim() || null, priority: Number(draft.priority), note: draft.note, alone: draft.alone, source: sourceOf(draft, zone),
  regime: REGIMES.find((one) => one === draft.regime) ?? '9710', temperature: TEMPERATURES.find((one) => one === draft.temperature) ?? 'T-AMB',
  readyAt: instantOf(draft.readyAt, zone), dueAt: draft.dueAt === '' ? null : instantOf(draft.dueAt, zone),
});

/** Faults under the field they are about; `rest` where no field shows them. */
export const faultsByField = (faults: readonly Fault[], shown: readonly string[]): Readonly<Record<string, readonly Fault[]>> => {
  const found: Record<string, Fault[]> = { rest: [] };
  for (const fault of faults) {
    const parts = fault.pointer.split('/');
    const name = parts[1] === 'source' ? (parts[2] ?? 'model') : (parts[1] ?? '');
    (found[shown.includes(name) ? name : 'rest'] ??= []).push(fault);
  }
  return found;
};
