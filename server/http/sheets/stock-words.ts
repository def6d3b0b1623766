/** What the tables of a plan of stock abroad say, in four languages. */
import type { StockCost } from '../../../planner/allocation/index.ts';
import type { Language } from '../../../planner/domain/index.ts';
import type { Estimate } from '../../../planner/warehouses/index.ts';

export type StockWords = Readonly<Record<'title' | 'figures' | 'figure' | 'amount' | 'sites' | 'markets' | 'calendar' | 'served' | 'site' | 'lane' | 'every' | 'lead' | 'units' | 'fill' | 'onTime' | 'cover' | 'safety' | 'market' | 'from' | 'day' | 'twoDays' | 'promise' | 'departs' | 'ready' | 'direct' | 'total' | 'bound' | 'gap' | 'perOrder' | 'co2e' | 'goods' | 'basis' | 'kind' | 'what' | 'rule' | 'sample', string>> & {
  readonly parts: Readonly<Record<StockCost, string>>;
  readonly tables: Readonly<Record<Estimate['table'], string>>;
  /** @param counts of each table */
  readonly estimates: (counts: string) => string;
};
export const STOCK_WORDS: Readonly<Record<Language, StockWords>> = {
  zh: {
    title: '海外仓方案', figures: '费用', figure: '项目', amount: '金额', sites: '仓', markets: '市场', calendar: '补货日历', served: 'SKU 与来源', site: '仓', lane: '线', every: '每几班', lead: '时效（天）', units: '件', fill: '库容', onTime: '准时', cover: '库存（天）', safety: '安全库存', market: '市场', from: '由', day: '24 时达', twoDays: '48 时达', promise: '承诺', departs: '开航', ready: '可售', direct: '直邮', total: '总成本', bound: '下界', gap: '间隙', perOrder: '每单成本', co2e: 'CO2e（t）', goods: '品名',
    parts: { replenishment: '头程补货', fixed: '固定费', storage: '仓租', handling: '操作', capital: '库存资金', lastMile: '尾程派送', direct: '直邮', duty: '关税', returns: '退货' },
    basis: '依据', kind: '类别', what: '说明', rule: '规则', sample: '商品和销量是样例。',
    tables: { warehouses: '仓', lastMiles: '尾程', importTaxes: '进口税', couriers: '快递', services: '班次', clearances: '清关', regimeRules: '监管规则' },
    estimates: (counts) => `估算数据，以承运人和仓库确认为准：${counts}。`,
  },
  en: {
    title: 'Plan of overseas warehouses', figures: 'Costs', figure: 'Item', amount: 'Amount', sites: 'Warehouses', markets: 'Markets', calendar: 'Replenishment calendar', served: 'SKUs and where from', site: 'Warehouse', lane: 'Lane', every: 'Every nth', lead: 'Lead time, d', units: 'Units', fill: 'Room', onTime: 'On time', cover: 'Stock, d', safety: 'Safety stock', market: 'Market', from: 'From', day: '≤ 24 h', twoDays: '≤ 48 h', promise: 'Promise', departs: 'Departs', ready: 'For sale', direct: 'Direct', total: 'Total', bound: 'Bound', gap: 'Gap', perOrder: 'Cost per order', co2e: 'CO2e, t', goods: 'Name',
    parts: { replenishment: 'Replenishment', fixed: 'Rent', storage: 'Storage', handling: 'Handling', capital: 'Stock capital', lastMile: 'Last mile', direct: 'Direct mail', duty: 'Duty', returns: 'Returns' },
    basis: 'What it rests on', kind: 'Kind', what: 'What is known', rule: 'Rule', sample: 'Goods and demand are a sample.',
    tables: { warehouses: 'warehouses', lastMiles: 'last miles', importTaxes: 'import taxes', couriers: 'couriers', services: 'services', clearances: 'clearances', regimeRules: 'customs rules' },
    estimates: (counts) => `Estimates, subject to confirmation by carriers and warehouses: ${counts}.`,
  },
  ko: {
    title: '해외창고 계획', figures: '비용', figure: '항목', amount: '금액', sites: '창고', markets: '시장', calendar: '보충 일정', served: 'SKU와 출고지', site: '창고', lane: '노선', every: '몇 편마다', lead: '소요일', units: '개', fill: '공간', onTime: '정시', cover: '재고 일수', safety: '안전재고', market: '시장', from: '출고지', day: '24시간', twoDays: '48시간', promise: '약속', departs: '출항', ready: '판매 가능', direct: '직송', total: '총비용', bound: '하한', gap: '간격', perOrder: '주문당 비용', co2e: 'CO2e(t)', goods: '상품명',
    parts: { replenishment: '보충', fixed: '고정비', storage: '보관', handling: '작업', capital: '재고 자금', lastMile: '라스트마일', direct: '직송', duty: '관세', returns: '반품' },
    basis: '근거', kind: '구분', what: '설명', rule: '규정', sample: '상품과 수요는 예시입니다.',
    tables: { warehouses: '창고', lastMiles: '라스트마일', importTaxes: '수입세', couriers: '특송', services: '노선', clearances: '통관', regimeRules: '세관 규정' },
    estimates: (counts) => `추정 자료이며 운송사와 창고의 확인에 따릅니다: ${counts}.`,
  },
  ja: {
    title: '海外倉庫の計画', figures: '費用', figure: '項目', amount: '金額', sites: '倉庫', markets: '市場', calendar: '補充カレンダー', served: 'SKU と出荷元', site: '倉庫', lane: '便', every: '何便ごと', lead: '所要日数', units: '個', fill: '容量', onTime: '定時', cover: '在庫日数', safety: '安全在庫', market: '市場', from: '出荷元', day: '24 時間', twoDays: '48 時間', promise: '約束', departs: '出港', ready: '販売可能', direct: '直送', total: '総費用', bound: '下界', gap: 'ギャップ', perOrder: '1件あたり', co2e: 'CO2e（t）', goods: '品名',
    parts: { replenishment: '補充', fixed: '固定費', storage: '保管', handling: '作業', capital: '在庫資金', lastMile: 'ラストマイル', direct: '直送', duty: '関税', returns: '返品' },
    basis: '根拠', kind: '区分', what: '説明', rule: '規則', sample: '商品と需要はサンプルです。',
    tables: { warehouses: '倉庫', lastMiles: 'ラストマイル', importTaxes: '輸入税', couriers: '宅配便', services: '便', clearances: '通関', regimeRules: '税関規則' },
    estimates: (counts) => `推定のデータで、運送人と倉庫の確認によります：${counts}。`,
  },
};
