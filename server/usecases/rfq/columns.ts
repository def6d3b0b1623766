/** The columns of a customer's table of questions. */
import { columnReader, type FieldNames, type UseOf } from '../tables/columns.ts';

export const RFQ_FIELDS = ['from', 'to', 'weight_kg', 'volume_cbm', 'value', 'currency', 'ready_at', 'regime', 'temperature', 'dg', 'hs_code', 'due_at', 'customer', 'reference', 'note'] as const;
export type RfqField = (typeof RFQ_FIELDS)[number];
/** Without these no row can be priced. */
const REQUIRED_FIELDS: readonly RfqField[] = ['from', 'to', 'weight_kg', 'volume_cbm', 'value'];

export type ColumnUse = UseOf<RfqField>;

export const FIELD_NAMES: FieldNames<RfqField> = {
  from: { zh: ['起点', '起运地', '发货地', '始发地', '装货地', '提货地', '起始地'], en: ['from', 'origin', 'place of receipt', 'pickup'], ko: ['출발지', '발송지', '상차지'], ja: ['出発地', '発地', '集荷地'] },
  to: { zh: ['终点', '目的地', '收货地', '卸货地', '送达地', '目的港'], en: ['to', 'destination', 'place of delivery', 'delivery'], ko: ['도착지', '목적지', '하차지'], ja: ['到着地', '目的地', '納品先'] },
  weight_kg: { zh: ['毛重', '重量', '总重', '毛重公斤', '重量公斤', '重量千克'], en: ['weight', 'weight kg', 'gross weight', 'gross weight kg', 'gw'], ko: ['중량', '총중량', '무게'], ja: ['重量', '総重量', 'グロス重量'] },
  volume_cbm: { zh: ['体积', '方数', '立方', '体积立方米', '尺码'], en: ['volume', 'volume cbm', 'cbm', 'volume m3', 'measurement', 'm3'], ko: ['부피', '체적', '용적'], ja: ['容積', '体積', '才数'] },
  value: { zh: ['货值', '申报价值', '金额', '货物价值'], en: ['value', 'cargo value', 'declared value', 'goods value', 'invoice value'], ko: ['화물가액', '신고가격', '가액'], ja: ['貨物価額', '申告価格', '価額'] },
  currency: { zh: ['币种', '币别', '货币'], en: ['currency', 'cur'], ko: ['통화'], ja: ['通貨'] },
  ready_at: { zh: ['备货时间', '就绪时间', '货好时间', '备货日期', '出货日期'], en: ['ready at', 'ready', 'ready date', 'cargo ready', 'cargo ready date', 'crd'], ko: ['준비일시', '준비일', '출고일'], ja: ['準備日時', '準備日', '出荷日'] },
  regime: { zh: ['监管方式', '贸易方式', '报关方式'], en: ['regime', 'customs regime', 'supervision mode'], ko: ['통관방식', '감독방식'], ja: ['通関方式', '監督方式'] },
  temperature: { zh: ['温度', '温度等级', '温控', '温层'], en: ['temperature', 'temperature class', 'temp'], ko: ['온도', '온도등급'], ja: ['温度', '温度帯'] },
  dg: { zh: ['危险品', '危品', '危险品类别'], en: ['dg', 'dangerous goods', 'dg class', 'un number'], ko: ['위험물', '위험물등급'], ja: ['危険物', '危険物等級'] },
  hs_code: { zh: ['HS编码', '海关编码', '商品编码', '税号'], en: ['hs code', 'hs', 'hscode', 'tariff code'], ko: ['HS코드', '세번'], ja: ['HSコード', '税番'] },
  due_at: { zh: ['最晚送达', '要求送达', '送达期限', '最迟到货', '要求到货'], en: ['due at', 'due', 'due date', 'deliver by', 'delivery date'], ko: ['도착기한', '납기', '납기일'], ja: ['納期', '到着期限', '納品期限'] },
  customer: { zh: ['客户', '客户名称', '货主'], en: ['customer', 'client', 'shipper', 'customer name'], ko: ['고객', '고객사', '화주'], ja: ['顧客', '得意先', '荷主'] },
  reference: { zh: ['编号', '客户编号', '参考号', '订单号', '单号'], en: ['reference', 'ref', 'reference no', 'order no', 'po'], ko: ['참조번호', '주문번호', '관리번호'], ja: ['参照番号', '注文番号', '管理番号'] },
  note: { zh: ['备注', '说明', '要求'], en: ['note', 'notes', 'remark', 'remarks', 'comment'], ko: ['비고', '메모'], ja: ['備考', 'メモ'] },
};

/** What files given back carry beyond the sender's columns; by the part after the slash they are known again. */
export const PICKED = ['cheapest', 'fastest', 'balanced'] as const;
const RESULT_PARTS = ['price', 'arrival', 'hours', 'modes', 'co2e_kg'] as const;
export const RESULT_COLUMNS = ['result', 'result_reason', 'result_currency', 'result_options', ...PICKED.flatMap((pick) => RESULT_PARTS.map((part) => `${pick}_${part}` as const)), 'errors'] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

const READER = columnReader<RfqField>({ fields: RFQ_FIELDS, names: FIELD_NAMES, required: REQUIRED_FIELDS, results: RESULT_COLUMNS });
export const { useOf, recognise: recogniseColumns, words: HEADER_WORDS } = READER;
