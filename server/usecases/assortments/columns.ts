/** The columns of a table of SKUs and their demand: a row is one SKU in one market. */
import { columnReader, type FieldNames } from '../tables/columns.ts';

/** Weeks a table may have; a year and the odd one. */
export const MOST_WEEKS = 53;
/** Of a table without columns by week. */
export const USUAL_WEEKS = 26;
const WEEKS = Array.from({ length: MOST_WEEKS }, (_, i) => i + 1);

const SKU_FIELDS = ['sku', 'name', 'market', 'weekly_units', 'weekly_deviation', 'value', 'currency', 'weight_kg', 'volume_cbm', 'shelf_days', 'temperature', 'regimes', 'returned_percent'] as const;
export type WeekField = `week_${number}`;
export type AssortmentField = (typeof SKU_FIELDS)[number] | WeekField;
const weekField = (week: number): WeekField => `week_${week}`;
export const WEEK_FIELDS: readonly WeekField[] = WEEKS.map(weekField);
/** Those of the template: a sender adds columns by week where demand is not even. */
export const TEMPLATE_FIELDS: readonly AssortmentField[] = SKU_FIELDS;
export const ASSORTMENT_FIELDS: readonly AssortmentField[] = [...SKU_FIELDS, ...WEEK_FIELDS];
const REQUIRED: readonly AssortmentField[] = ['sku', 'market', 'value', 'weight_kg', 'volume_cbm'];

export const ASSORTMENT_FIELD_NAMES: FieldNames<AssortmentField> = {
  sku: { zh: ['SKU', '货号', '商品编码', '商品编号', '料号'], en: ['sku', 'item', 'item no', 'product code', 'article'], ko: ['SKU', '상품코드', '품번'], ja: ['SKU', '商品コード', '品番'] },
  name: { zh: ['品名', '商品名称', '名称'], en: ['name', 'description', 'goods', 'product'], ko: ['상품명', '품명'], ja: ['商品名', '品名'] },
  market: { zh: ['市场', '目的市场', '销售市场', '收货地区'], en: ['market', 'destination', 'region'], ko: ['시장', '판매시장'], ja: ['市場', '販売市場'] },
  weekly_units: { zh: ['周销量', '每周件数', '周均件数', '周需求'], en: ['weekly units', 'units per week', 'weekly demand', 'weekly sales'], ko: ['주간 판매량', '주당 수량'], ja: ['週販数', '週間販売数'] },
  weekly_deviation: { zh: ['周标准差', '销量标准差', '波动'], en: ['weekly deviation', 'standard deviation', 'sd', 'stdev'], ko: ['주간 표준편차', '표준편차'], ja: ['週標準偏差', '標準偏差'] },
  value: { zh: ['单件货值', '货值', '单价'], en: ['value', 'unit value', 'unit price'], ko: ['단가', '상품가액'], ja: ['単価', '商品価格'] },
  currency: { zh: ['币种', '货币'], en: ['currency', 'cur'], ko: ['통화'], ja: ['通貨'] },
  weight_kg: { zh: ['单件毛重', '毛重', '重量', '单件公斤'], en: ['weight', 'weight kg', 'unit weight', 'gross weight'], ko: ['개당 중량', '중량'], ja: ['単品重量', '重量'] },
  volume_cbm: { zh: ['单件体积', '体积', '单件立方米'], en: ['volume', 'volume cbm', 'unit volume', 'cbm', 'm3'], ko: ['개당 부피', '부피'], ja: ['単品容積', '容積'] },
  shelf_days: { zh: ['保质期', '保质期天数', '货架期'], en: ['shelf days', 'shelf life', 'shelf life days'], ko: ['유통기한 일수', '유통기한'], ja: ['賞味日数', '保存日数'] },
  temperature: { zh: ['温度', '温度等级', '温控', '温层'], en: ['temperature', 'temperature class', 'temp'], ko: ['온도', '온도등급'], ja: ['温度', '温度帯'] },
  regimes: { zh: ['监管方式', '可用监管方式', '贸易方式'], en: ['regimes', 'customs regimes', 'regime'], ko: ['통관방식', '감독방식'], ja: ['通関方式', '監督方式'] },
  returned_percent: { zh: ['退货率', '退货率百分比', '退货'], en: ['returned percent', 'return rate', 'returns'], ko: ['반품률'], ja: ['返品率'] },
  ...(Object.fromEntries(WEEKS.map((week) => [weekField(week), { zh: [`第${week}周`], en: [`week ${week}`, `w${week}`, `wk${week}`], ko: [`${week}주`, `${week}주차`], ja: [`第${week}週`, `${week}週目`] }])) as FieldNames<WeekField>),
};

/** What a file given back adds; ignored where such a file comes in again. */
export const ASSORTMENT_RESULT_COLUMNS = ['import_result', 'errors'] as const;

export const ASSORTMENT_COLUMNS = columnReader<AssortmentField>({ fields: ASSORTMENT_FIELDS, names: ASSORTMENT_FIELD_NAMES, required: REQUIRED, results: ASSORTMENT_RESULT_COLUMNS });

/** How many weeks a table tells: up to its last column by week. */
export const weeksOf = (uses: readonly string[]): number => {
  const last = WEEK_FIELDS.findLastIndex((field) => uses.includes(field));
  return last < 0 ? USUAL_WEEKS : last + 1;
};
