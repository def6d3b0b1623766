/** A plan of stock abroad as tables: its figures, sites, markets, calendar, and who serves each SKU. The workbook has them all, paper those that are read. */
import { STOCK_COSTS, type StockCost } from '../../../planner/allocation/index.ts';
import { localDateOf, toDecimalString, type Language, type PlaceId } from '../../../planner/domain/index.ts';
import { leadDays } from '../../../planner/warehouses/index.ts';
import type { SheetCell, WrittenSheet } from '../../ports/sheets.ts';
import type { TablesPrint } from '../../ports/tables-print.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { KeptAssortment, StockResult } from '../../usecases/stock/question.ts';
import { assortmentName } from '../contract/assortment-name.ts';
import type { Places } from '../contract/to-api.ts';

type Words = Readonly<Record<'title' | 'figures' | 'figure' | 'amount' | 'sites' | 'markets' | 'calendar' | 'served' | 'site' | 'lane' | 'every' | 'lead' | 'units' | 'fill' | 'onTime' | 'cover' | 'safety' | 'market' | 'from' | 'day' | 'twoDays' | 'promise' | 'departs' | 'ready' | 'direct' | 'total' | 'bound' | 'gap' | 'perOrder' | 'co2e' | 'goods', string>> & { readonly parts: Readonly<Record<StockCost, string>> };
const WORDS: Readonly<Record<Language, Words>> = {
  zh: { title: '海外仓方案', figures: '费用', figure: '项目', amount: '金额', sites: '仓', markets: '市场', calendar: '补货日历', served: 'SKU 与来源', site: '仓', lane: '线', every: '每几班', lead: '时效（天）', units: '件', fill: '库容', onTime: '准时', cover: '库存（天）', safety: '安全库存', market: '市场', from: '由', day: '24 时达', twoDays: '48 时达', promise: '承诺', departs: '开航', ready: '可售', direct: '直邮', total: '总成本', bound: '下界', gap: '间隙', perOrder: '每单成本', co2e: 'CO₂e（t）', goods: '品名', parts: { replenishment: '头程补货', fixed: '固定费', storage: '仓租', handling: '操作', capital: '库存资金', lastMile: '尾程派送', direct: '直邮', duty: '关税', returns: '退货' } },
  en: { title: 'Plan of overseas warehouses', figures: 'Costs', figure: 'Item', amount: 'Amount', sites: 'Warehouses', markets: 'Markets', calendar: 'Replenishment calendar', served: 'SKUs and where from', site: 'Warehouse', lane: 'Lane', every: 'Every nth', lead: 'Lead time, d', units: 'Units', fill: 'Room', onTime: 'On time', cover: 'Stock, d', safety: 'Safety stock', market: 'Market', from: 'From', day: '≤ 24 h', twoDays: '≤ 48 h', promise: 'Promise', departs: 'Departs', ready: 'For sale', direct: 'Direct', total: 'Total', bound: 'Bound', gap: 'Gap', perOrder: 'Cost per order', co2e: 'CO₂e, t', goods: 'Name', parts: { replenishment: 'Replenishment', fixed: 'Rent', storage: 'Storage', handling: 'Handling', capital: 'Stock capital', lastMile: 'Last mile', direct: 'Direct mail', duty: 'Duty', returns: 'Returns' } },
  ko: { title: '해외창고 계획', figures: '비용', figure: '항목', amount: '금액', sites: '창고', markets: '시장', calendar: '보충 일정', served: 'SKU와 출고지', site: '창고', lane: '노선', every: '몇 편마다', lead: '소요일', units: '개', fill: '공간', onTime: '정시', cover: '재고 일수', safety: '안전재고', market: '시장', from: '출고지', day: '24시간', twoDays: '48시간', promise: '약속', departs: '출항', ready: '판매 가능', direct: '직송', total: '총비용', bound: '하한', gap: '간격', perOrder: '주문당 비용', co2e: 'CO₂e(t)', goods: '상품명', parts: { replenishment: '보충', fixed: '고정비', storage: '보관', handling: '작업', capital: '재고 자금', lastMile: '라스트마일', direct: '직송', duty: '관세', returns: '반품' } },
  ja: { title: '海外倉庫の計画', figures: '費用', figure: '項目', amount: '金額', sites: '倉庫', markets: '市場', calendar: '補充カレンダー', served: 'SKU と出荷元', site: '倉庫', lane: '便', every: '何便ごと', lead: '所要日数', units: '個', fill: '容量', onTime: '定時', cover: '在庫日数', safety: '安全在庫', market: '市場', from: '出荷元', day: '24 時間', twoDays: '48 時間', promise: '約束', departs: '出港', ready: '販売可能', direct: '直送', total: '総費用', bound: '下界', gap: 'ギャップ', perOrder: '1件あたり', co2e: 'CO₂e（t）', goods: '品名', parts: { replenishment: '補充', fixed: '固定費', storage: '保管', handling: '作業', capital: '在庫資金', lastMile: 'ラストマイル', direct: '直送', duty: '関税', returns: '返品' } },
};
export const stockPlanName = (language: Language): string => WORDS[language].title;

interface Table {
  readonly name: string;
  /** Head, width in characters, whether it is a number. */
  readonly columns: readonly (readonly [head: string, width: number, isNumber: boolean])[];
  readonly rows: readonly (readonly string[])[];
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const tablesOf = ({ built: { question }, found }: StockResult, language: Language, places: Places): readonly Table[] => {
  const words = WORDS[language];
  const { summary, plan } = found;
  const name = (id: string | undefined): string => (id === undefined ? words.direct : (places.get(id as PlaceId)?.names[language] ?? id));
  const money = (amount: Parameters<typeof toDecimalString>[0]): string => toDecimalString(amount, question.currency);
  const date = (at: Parameters<typeof localDateOf>[0], zone: string): string => localDateOf(at, zone);
  const names = new Map(question.skus.map((sku) => [sku.id, sku.name]));
  return [
    {
      name: words.figures, columns: [[words.figure, 30, false], [`${words.amount} ${question.currency}`, 20, true]],
      rows: [...STOCK_COSTS.map((part) => [words.parts[part], money(summary.bill.parts[part])]), [words.total, money(found.cost)], [words.bound, money(found.bound)], [words.gap, `${(found.gap * 100).toFixed(3)} %`], [words.perOrder, money(summary.costPerOrder)], [words.co2e, (summary.emissions.total / 1e6).toFixed(2)]],
    },
    {
      name: words.sites, columns: [[words.site, 26, false], [words.lane, 30, false], [words.every, 8, true], [words.lead, 8, true], [words.units, 12, true], [words.fill, 9, true], [words.onTime, 9, true], [words.cover, 9, true], [words.safety, 10, true]],
      rows: summary.sites.map((site) => [name(site.warehouse), site.lane.hub && site.lane.port && site.lane.hub !== site.lane.port ? `${name(site.lane.hub)} → ${name(site.lane.port)}` : name(site.lane.hub), String(site.lane.every), leadDays(site.lane).toFixed(1), Math.round(site.units).toString(), percent(site.fill), percent(site.onTime), site.coverDays.toFixed(1), Math.ceil(site.safety).toString()]),
    },
    {
      name: words.markets, columns: [[words.market, 18, false], [words.units, 12, true], [words.from, 34, false], [words.day, 9, true], [words.twoDays, 9, true], [words.onTime, 9, true], [words.promise, 16, true]],
      rows: summary.markets.toSorted((a, b) => b.units - a.units).map(({ market, units, served, within24h, within48h, onTime, promise }) => [name(market), Math.round(units).toString(), served.map(({ from }) => name(from)).join(', '), percent(within24h), percent(within48h), percent(onTime), `${percent(promise.share)} ≤ ${promise.hours} h`]),
    },
    {
      name: words.calendar, columns: [[words.departs, 14, false], [words.site, 26, false], [words.ready, 14, false], [words.units, 10, true], ['m³', 10, true], ['kg', 12, true]],
      rows: summary.sites.flatMap((site) => site.shipments.map((shipment) => ({ site, shipment }))).toSorted((a, b) => a.shipment.departsAt - b.shipment.departsAt)
        .map(({ site, shipment }) => [date(shipment.departsAt, FIRM_ZONE), name(site.warehouse), date(shipment.readyAt, places.get(site.warehouse as PlaceId)?.zone ?? FIRM_ZONE), String(shipment.units), (shipment.volume / 1e6).toFixed(2), (shipment.weight / 1000).toFixed(1)]),
    },
    {
      name: words.served, columns: [['SKU', 16, false], [words.goods, 30, false], [words.market, 16, false], [words.units, 10, true], [words.from, 26, false]],
      rows: plan.served.map(({ sku, market, from }, i) => [sku, names.get(sku) ?? sku, name(market), (question.demand[i]?.mean.reduce((a, b) => a + b, 0) ?? 0).toFixed(1), name(from)]),
    },
  ];
};

const NUMBER = /^-?\d+(\.\d+)?$/;
export const stockSheets = (result: StockResult, language: Language, places: Places): readonly WrittenSheet[] =>
  tablesOf(result, language, places).map(({ name, columns, rows }) => ({
    name, columns: columns.map(([header, width]) => ({ header, width })), rows: rows.map((row) => row.map((text, i): SheetCell => (columns[i]?.[2] && NUMBER.test(text) ? { decimal: text } : text))),
  }));

/** Of hundreds of SKUs paper says nothing that the workbook does not say better. */
const ON_PAPER = 4;
export const stockPrint = (result: StockResult, assortment: KeptAssortment, { language, firm, places, madeAt }: { readonly language: Language; readonly firm: string | undefined; readonly places: Places; readonly madeAt: string }): TablesPrint => ({
  language, firm, title: WORDS[language].title, about: [`${assortmentName(assortment, language)} · ${localDateOf(result.built.question.startsAt, 'UTC')} · ${result.built.question.weeks} × 7 d · ${madeAt}`],
  tables: tablesOf(result, language, places).slice(0, ON_PAPER).map(({ name, columns, rows }) => ({ title: name, rows, columns: columns.map(([head, width, isNumber]) => ({ head, width, isNumber })) })),
});
