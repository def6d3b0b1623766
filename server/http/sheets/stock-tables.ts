/** A plan of stock abroad as tables: its figures, sites, markets, calendar, who serves each SKU, and what the figures rest on. The workbook has them all, paper those that are read. */
import { STOCK_COSTS } from '../../../planner/allocation/index.ts';
import { localDateOf, toDecimalString, type Language, type PlaceId } from '../../../planner/domain/index.ts';
import { leadDays } from '../../../planner/warehouses/index.ts';
import type { SheetCell, WrittenSheet } from '../../ports/sheets.ts';
import type { TablesPrint } from '../../ports/tables-print.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { KeptAssortment, StockResult } from '../../usecases/stock/question.ts';
import { assortmentName } from '../contract/assortment-name.ts';
import type { Places } from '../contract/to-api.ts';
import { STOCK_WORDS } from './stock-words.ts';

export const stockPlanName = (language: Language): string => STOCK_WORDS[language].title;

interface Table {
  readonly name: string;
  /** Head, width in characters, whether it is a number. */
  readonly columns: readonly (readonly [head: string, width: number, isNumber: boolean])[];
  readonly rows: readonly (readonly string[])[];
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Estimates by table, and the versions of rules. Rules are told in Chinese, elsewhere in English. */
const basisOf = ({ estimates, rules }: StockResult['built'], language: Language): Table => {
  const words = STOCK_WORDS[language];
  return {
    name: words.basis, columns: [[words.kind, 18, false], ['ID', 30, false], [words.what, 90, false]],
    rows: [...estimates.map(({ table, id, remark }) => [words.tables[table], id, remark]), ...rules.map(({ id, validFrom, text }) => [words.rule, validFrom === undefined ? id : `${id} (${validFrom})`, text[language === 'zh' ? 'zh' : 'en']])],
  };
};
const caveatsOf = ({ estimates }: StockResult['built'], { isSample }: KeptAssortment, language: Language): readonly string[] => {
  const words = STOCK_WORDS[language];
  const tables = [...new Set(estimates.map(({ table }) => table))];
  return [
    ...(isSample ? [words.sample] : []),
    ...(tables.length > 0 ? [words.estimates(tables.map((table) => `${words.tables[table]} ${estimates.filter((each) => each.table === table).length}`).join(language === 'zh' || language === 'ja' ? '、' : ', '))] : []),
  ];
};

const tablesOf = ({ built, found }: StockResult, language: Language, places: Places): readonly Table[] => {
  const { question } = built;
  const words = STOCK_WORDS[language];
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
    basisOf(built, language),
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
  language, firm, title: STOCK_WORDS[language].title, about: [`${assortmentName(assortment, language)} · ${localDateOf(result.built.question.startsAt, 'UTC')} · ${result.built.question.weeks} × 7 d · ${madeAt}`, ...caveatsOf(result.built, assortment, language)],
  tables: tablesOf(result, language, places).slice(0, ON_PAPER).map(({ name, columns, rows }) => ({ title: name, rows, columns: columns.map(([head, width, isNumber]) => ({ head, width, isNumber })) })),
});
