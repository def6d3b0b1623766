/** The manifest of a departure: what goes in which unit, line by line, as the dock and the carrier need it. */
import { toDecimalString, type Language, type PlaceId } from '../../../planner/domain/index.ts';
import { milliRevenueTons } from '../../../planner/consolidation/index.ts';
import type { ManifestLine, ManifestPrint, ManifestUnit } from '../../ports/manifest-print.ts';
import type { SheetCell, WrittenSheet } from '../../ports/sheets.ts';
import type { ConsolidationResult, KeptConsignment } from '../../usecases/consolidation/question.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { Places } from '../contract/to-api.ts';
import { clock, manifestBatches, placeName, unitName, vesselName, type ManifestBatch } from './manifest-lines.ts';

const COLUMNS = ['unit', 'departure', 'cutOff', 'reference', 'consignment', 'shipper', 'consignee', 'goods', 'weightKg', 'volumeCbm', 'revenueTons', 'regime', 'temperature', 'dg', 'destination', 'readyAt', 'dueAt', 'cost', 'currency'] as const;
type Column = (typeof COLUMNS)[number];
const WORDS: Readonly<Record<Language, Readonly<Record<Column | 'sheet' | 'loose', string>>>> = {
  zh: { sheet: '装箱清单', loose: '拼箱散货', unit: '箱', departure: '班次', cutOff: '最迟到仓', reference: '仓库编号', consignment: '货票号', shipper: '发货人', consignee: '收货人', goods: '品名', weightKg: '毛重 kg', volumeCbm: '体积 m³', revenueTons: '计费吨', regime: '监管方式', temperature: '温层', dg: '危险品', destination: '目的地', readyAt: '到仓', dueAt: '承诺', cost: '分摊费用', currency: '币种' },
  en: { sheet: 'Manifest', loose: 'Loose', unit: 'Unit', departure: 'Departure', cutOff: 'At the hub by', reference: 'Reference', consignment: 'Consignment', shipper: 'Shipper', consignee: 'Consignee', goods: 'Goods', weightKg: 'Gross kg', volumeCbm: 'Volume m³', revenueTons: 'Revenue tons', regime: 'Regime', temperature: 'Temperature', dg: 'Dangerous goods', destination: 'Destination', readyAt: 'Ready', dueAt: 'Promised', cost: 'Share of cost', currency: 'Currency' },
  ko: { sheet: '적재 목록', loose: '혼재(LCL)', unit: '적재 단위', departure: '편', cutOff: '입고 마감', reference: '창고 번호', consignment: '화물 번호', shipper: '송하인', consignee: '수하인', goods: '품명', weightKg: '총중량 kg', volumeCbm: '용적 m³', revenueTons: '운임톤', regime: '통관 방식', temperature: '온도대', dg: '위험물', destination: '목적지', readyAt: '입고', dueAt: '약속', cost: '분담 비용', currency: '통화' },
  ja: { sheet: '積荷目録', loose: '混載(LCL)', unit: '積載単位', departure: '便', cutOff: '入庫締切', reference: '倉庫番号', consignment: '貨物番号', shipper: '荷送人', consignee: '荷受人', goods: '品名', weightKg: '総重量 kg', volumeCbm: '容積 m³', revenueTons: '運賃トン', regime: '監督方式', temperature: '温度帯', dg: '危険物', destination: '仕向地', readyAt: '入庫', dueAt: '約束', cost: '分担費用', currency: '通貨' },
};
const DECIMALS: Partial<Record<Column, number>> = { weightKg: 3, volumeCbm: 3, revenueTons: 3 };

/** Of one departure, or of all where none is named; in the order of the plan. */
export const manifestSheet = (result: ConsolidationResult, departure: string | undefined, language: Language, places: Places): WrittenSheet => {
  const words = WORDS[language];
  const { question, plan } = result;
  const costs = new Map(plan.shares.map((share) => [share.consignment, share.total]));
  const rows = manifestBatches(result, departure).flatMap(({ number, batch, departure: leaves, readyBy, goods: all }) => all.map(({ planned, goods, reference }): SheetCell[] => {
    const zone = places.get(planned.destination as PlaceId)?.zone ?? FIRM_ZONE;
    const cells: Record<Column, SheetCell> = {
      unit: unitName(batch, number, words.loose), departure: `${leaves.service.vessel || leaves.service.id} ${leaves.serviceDate}`, cutOff: clock(readyBy, FIRM_ZONE),
      reference, consignment: planned.id, shipper: planned.shipper, consignee: planned.consignee, goods, weightKg: { decimal: (planned.weight / 1000).toFixed(3) }, volumeCbm: { decimal: (planned.volume / 1e6).toFixed(3) },
      revenueTons: { decimal: (milliRevenueTons(planned) / 1000).toFixed(3) }, regime: planned.regime, temperature: planned.temperature, dg: planned.dangerousGoods, destination: placeName(planned.destination, places, language),
      readyAt: clock(planned.readyAt, FIRM_ZONE), dueAt: planned.dueAt === undefined ? undefined : clock(planned.dueAt, zone), cost: { decimal: toDecimalString(costs.get(planned.id) ?? (0 as never), question.currency) }, currency: question.currency,
    };
    return COLUMNS.map((column) => cells[column]);
  }));
  return { name: words.sheet, columns: COLUMNS.map((column) => ({ header: words[column], width: 16, ...(column in DECIMALS ? { decimals: DECIMALS[column] as number } : {}) })), rows };
};
export const manifestName = (language: Language): string => WORDS[language].sheet;

/** The same as paper: what the dock needs, and nothing of what it costs. */
export const manifestPrint = (result: ConsolidationResult, departure: string | undefined, { plan, language, firm, places }: { readonly plan: string; readonly language: Language; readonly firm: string | undefined; readonly places: Places }): ManifestPrint => {
  const batches = manifestBatches(result, departure);
  const kg = (grams: number): string => (grams / 1000).toFixed(1);
  const cbm = (cm3: number): string => (cm3 / 1e6).toFixed(2);
  const lineOf = ({ planned, goods, reference }: KeptConsignment): ManifestLine => ({
    reference, goods, marks: [planned.temperature === 'T-AMB' ? '' : planned.temperature, planned.dangerousGoods === undefined ? '' : `IMDG ${planned.dangerousGoods}`].filter(Boolean).join(' · '), shipper: planned.shipper, consignee: planned.consignee,
    destination: placeName(planned.destination, places, language), regime: planned.regime, pieces: planned.pieces.length === 0 ? '' : String(planned.pieces.reduce((sum, { count }) => sum + count, 0)), weightKg: kg(planned.weight), volumeCbm: cbm(planned.volume),
  });
  const unitOf = ({ batch, number, readyBy, goods }: ManifestBatch): ManifestUnit => ({
    name: unitName(batch, number, WORDS[language].loose), isBox: batch.unit !== 'loose', readyBy: clock(readyBy, FIRM_ZONE), lines: goods.map(lineOf),
    weightKg: kg(goods.reduce((sum, { planned }) => sum + planned.weight, 0)), volumeCbm: cbm(goods.reduce((sum, { planned }) => sum + planned.volume, 0)),
  });
  const departures = [...new Set(batches.map((each) => each.departure))].toSorted((a, b) => a.departsAt - b.departsAt);
  return {
    language, firm, plan, hub: placeName(result.question.hub, places, language),
    departures: departures.map((leaves) => ({
      name: `${vesselName(leaves, language)} · ${placeName(result.question.hub, places, language)} → ${placeName(leaves.port, places, language)}`, leavesAt: clock(leaves.departsAt, FIRM_ZONE),
      arrivesAt: clock(leaves.arrivesAt, places.get(leaves.port)?.zone ?? FIRM_ZONE), units: batches.filter((each) => each.departure === leaves).map(unitOf),
    })),
  };
};
