/** From the cells of a row to the body that would enter one consignment. */
import type { ServiceModel } from '../../ports/consignments.ts';
import { DUE_CLOCK, READY_CLOCK, textIn, toCurrency, toDangerousGoods, toDecimal, toHsCode, toInstant, toRegime } from '../tables/cells.ts';
import type { PoolField } from './columns.ts';

/** Unknown until it has been checked. */
export type EntryBody = Readonly<Record<string, unknown>>;
export type PoolCells = ReadonlyMap<PoolField, string>;

/** Where a fault of the body stands in the table; what is inside a list or an object stands in its cell. */
const FIELD_AT: Readonly<Record<string, PoolField>> = {
  '/hub': 'hub', '/reference': 'reference', '/shipper': 'shipper', '/consignee': 'consignee', '/goods': 'goods', '/hsCode': 'hs_code', '/weightKg': 'weight_kg', '/volumeCbm': 'volume_cbm', '/pieces': 'pieces',
  '/regime': 'regime', '/temperature': 'temperature', '/dg': 'dg', '/alone': 'alone', '/destination': 'destination', '/readyAt': 'ready_at', '/dueAt': 'due_at', '/priority': 'priority', '/note': 'note',
  '/source': 'model', '/source/model': 'model', '/source/supplier': 'supplier', '/source/purchaseOrder': 'purchase_order', '/source/expectedAt': 'expected_at', '/source/buyerOrder': 'buyer_order', '/source/agent': 'agent',
  '/rates': 'currency', '/rates/currency': 'currency', '/rates/holdingPerDay': 'holding_per_day', '/rates/latePerDay': 'late_per_day', '/rates/leftBehind': 'left_behind_cost',
};
export const fieldAt = (pointer: string): PoolField | undefined => FIELD_AT[pointer] ?? (pointer.startsWith('/pieces/') ? 'pieces' : undefined);

/** Names of the three models as people write them. */
const MODELS: Readonly<Record<string, ServiceModel>> = {
  集货集发: 'consolidation', 集货: 'consolidation', consolidation: 'consolidation', 혼재: 'consolidation', 混載: 'consolidation',
  采购供货: 'purchaseSupply', purchasesupply: 'purchaseSupply', purchase: 'purchaseSupply', 구매공급: 'purchaseSupply', 買付供給: 'purchaseSupply',
  代采代发: 'purchaseForward', purchaseforward: 'purchaseForward', forward: 'purchaseForward', 구매대행: 'purchaseForward', 代理買付: 'purchaseForward',
};
const toModel = (cell: string): string => MODELS[cell.normalize('NFKC').toLowerCase().replaceAll(/[\s_-]/g, '')] ?? cell;

const YES = /^(1|y|yes|true|是|对|√|✓|x|예|네|はい|可)$/i;
const NO = /^(0|n|no|false|否|不|아니오|아니요|いいえ)$/i;
const toFlag = (cell: string | undefined): boolean | string | undefined => (cell === undefined ? undefined : YES.test(cell) ? true : NO.test(cell) ? false : cell);

/** `1200x800x1100*3@140`: length × width × height in mm, how many, and where it is known the weight of one in kg; sizes are divided by `;` or lines. */
const PIECE = /^(\d{1,6})[x×*](\d{1,6})[x×*](\d{1,6})(?:[*×x/](\d{1,7}))?(?:@(\d{1,8}(?:\.\d{1,6})?)(?:kg)?)?$/i;
const toPieces = (cell: string | undefined): unknown => {
  if (cell === undefined) return undefined;
  const parts = cell.normalize('NFKC').split(/[;\n]/).map((part) => part.replaceAll(/\s/g, '').replaceAll(/mm|件|pcs/gi, '')).filter((part) => part !== '');
  const read = parts.map((part) => {
    const [, lengthMm, widthMm, heightMm, count, weightKg] = PIECE.exec(part) ?? [];
    return lengthMm === undefined ? part : { lengthMm: Number(lengthMm), widthMm: Number(widthMm), heightMm: Number(heightMm), count: Number(count ?? 1), ...(weightKg === undefined ? {} : { weightKg }) };
  });
  // A list with one size that cannot be read is the cell as it stands.
  return read.some((part) => typeof part === 'string') ? cell : read;
};
export const fromPieces = (pieces: readonly { readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number; readonly count: number; readonly weightKg: string | null }[]): string =>
  pieces.map(({ lengthMm, widthMm, heightMm, count, weightKg }) => `${lengthMm}x${widthMm}x${heightMm}*${count}${weightKg === null ? '' : `@${weightKg}`}`).join('; ');

const OWN: Readonly<Record<ServiceModel, readonly PoolField[]>> = { consolidation: [], purchaseSupply: ['supplier', 'purchase_order', 'expected_at'], purchaseForward: ['buyer_order', 'agent'] };
/** Cells of another model than the row's: one of the two is wrong, and which cannot be known. */
export const strayFields = (cells: PoolCells): readonly PoolField[] => {
  const text = textIn(cells);
  const own = OWN[toModel(text('model') ?? 'consolidation') as ServiceModel] as readonly PoolField[] | undefined;
  return own ? Object.values(OWN).flat().filter((field) => !own.includes(field) && text(field) !== undefined) : [];
};

const sourceOf = (text: (field: PoolField) => string | undefined): unknown => {
  const model = toModel(text('model') ?? 'consolidation');
  switch (model) {
    case 'purchaseSupply':
      return defined({ model, supplier: text('supplier'), purchaseOrder: text('purchase_order'), expectedAt: toInstant(text('expected_at'), READY_CLOCK) });
    case 'purchaseForward':
      return defined({ model, buyerOrder: text('buyer_order'), agent: text('agent') });
    default:
      return { model };
  }
};
const defined = (body: Record<string, unknown>): EntryBody => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

/** @param given what holds for the whole table where a row does not say: the hub, and when what has no ready time is ready. */
export const toEntryBody = (cells: PoolCells, given: { readonly hub: string | undefined; readonly readyAt: string }): EntryBody => {
  const text = textIn(cells);
  const decimal = (field: PoolField, decimals: number): string | undefined => {
    const cell = text(field);
    return cell === undefined ? undefined : toDecimal(cell, decimals);
  };
  const priority = text('priority')?.normalize('NFKC');
  const amounts = { holdingPerDay: decimal('holding_per_day', 4) ?? null, latePerDay: decimal('late_per_day', 4) ?? null, leftBehind: decimal('left_behind_cost', 4) ?? null };
  const hasRates = Object.values(amounts).some((each) => each !== null);
  return defined({
    hub: text('hub') ?? given.hub, reference: text('reference'), source: sourceOf(text), shipper: text('shipper'), consignee: text('consignee'), goods: text('goods'), hsCode: toHsCode(text('hs_code')),
    weightKg: decimal('weight_kg', 6), volumeCbm: decimal('volume_cbm', 6), pieces: toPieces(text('pieces')), regime: toRegime(text('regime')), temperature: text('temperature')?.toUpperCase(), dg: toDangerousGoods(text('dg')),
    alone: toFlag(text('alone')), destination: text('destination'), readyAt: toInstant(text('ready_at'), READY_CLOCK) ?? toInstant(text('expected_at'), READY_CLOCK) ?? given.readyAt, dueAt: toInstant(text('due_at'), DUE_CLOCK),
    priority: priority !== undefined && /^\d{1,3}$/.test(priority) ? Number(priority) : priority, rates: hasRates || text('currency') !== undefined ? { currency: toCurrency(text('currency')), ...amounts } : undefined, note: text('note'),
  });
};
