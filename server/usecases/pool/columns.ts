/** The columns of a table of consignments. */
import { columnReader, type FieldNames, type UseOf } from '../tables/columns.ts';

export const POOL_FIELDS = [
  'hub', 'reference', 'model', 'shipper', 'consignee', 'goods', 'hs_code', 'weight_kg', 'volume_cbm', 'pieces', 'regime', 'temperature', 'dg', 'alone', 'destination', 'ready_at', 'due_at', 'priority',
  'supplier', 'purchase_order', 'expected_at', 'buyer_order', 'agent', 'holding_per_day', 'late_per_day', 'left_behind_cost', 'currency', 'note',
] as const;
export type PoolField = (typeof POOL_FIELDS)[number];
export type PoolColumnUse = UseOf<PoolField>;
/** Without these no row is a consignment. `ready_at` may be left out: goods that lie there are ready. */
const REQUIRED: readonly PoolField[] = ['hub', 'reference', 'shipper', 'consignee', 'goods', 'weight_kg', 'volume_cbm', 'destination'];

export const POOL_FIELD_NAMES: FieldNames<PoolField> = {
  hub: { zh: ['枢纽', '仓库', '所在地', '集货点', '起运港'], en: ['hub', 'warehouse', 'port of loading', 'pol'], ko: ['허브', '창고', '선적항'], ja: ['ハブ', '倉庫', '船積港'] },
  reference: { zh: ['货号', '入仓号', '进仓编号', '仓单号', '编号'], en: ['reference', 'ref', 'warehouse receipt', 'receipt no', 'shipment no'], ko: ['입고번호', '참조번호', '관리번호'], ja: ['入庫番号', '参照番号', '管理番号'] },
  model: { zh: ['服务模式', '业务模式', '来源'], en: ['model', 'service model', 'source'], ko: ['서비스 모델', '사업 모델'], ja: ['サービスモデル', '業務形態'] },
  shipper: { zh: ['发货人', '货主', '托运人'], en: ['shipper', 'consignor'], ko: ['송하인', '화주'], ja: ['荷送人', '荷主'] },
  consignee: { zh: ['收货人', '收件人'], en: ['consignee', 'receiver'], ko: ['수하인', '수취인'], ja: ['荷受人', '受取人'] },
  goods: { zh: ['品名', '货名', '货物'], en: ['goods', 'description', 'goods description', 'commodity'], ko: ['품명', '화물명'], ja: ['品名', '貨物名'] },
  hs_code: { zh: ['HS编码', '海关编码', '商品编码', '税号'], en: ['hs code', 'hs', 'hscode', 'tariff code'], ko: ['HS코드', '세번'], ja: ['HSコード', '税番'] },
  weight_kg: { zh: ['毛重', '重量', '总重', '毛重公斤', '重量公斤'], en: ['weight', 'weight kg', 'gross weight', 'gross weight kg', 'gw'], ko: ['중량', '총중량'], ja: ['重量', '総重量'] },
  volume_cbm: { zh: ['体积', '方数', '立方', '体积立方米', '尺码'], en: ['volume', 'volume cbm', 'cbm', 'volume m3', 'measurement', 'm3'], ko: ['부피', '체적', '용적'], ja: ['容積', '体積', '才数'] },
  pieces: { zh: ['件与尺寸', '尺寸', '件数尺寸'], en: ['pieces', 'sizes', 'dimensions'], ko: ['개수와 크기', '치수'], ja: ['個数と寸法', '寸法'] },
  regime: { zh: ['监管方式', '贸易方式', '报关方式'], en: ['regime', 'customs regime', 'supervision mode'], ko: ['통관방식', '감독방식'], ja: ['通関方式', '監督方式'] },
  temperature: { zh: ['温度', '温度等级', '温控', '温层'], en: ['temperature', 'temperature class', 'temp'], ko: ['온도', '온도등급'], ja: ['温度', '温度帯'] },
  dg: { zh: ['危险品', '危品', '危险品类别'], en: ['dg', 'dangerous goods', 'dg class', 'un number'], ko: ['위험물', '위험물등급'], ja: ['危険物', '危険物等級'] },
  alone: { zh: ['不混装', '单独装箱', '独装'], en: ['alone', 'not mixed', 'own unit'], ko: ['단독 적재', '혼적 불가'], ja: ['混載不可', '単独積載'] },
  destination: { zh: ['目的地', '终点', '目的市场'], en: ['destination', 'to', 'market'], ko: ['목적지', '도착지'], ja: ['目的地', '仕向地'] },
  ready_at: { zh: ['入仓时间', '到仓时间', '备货时间', '就绪时间', '收货时间'], en: ['ready at', 'ready', 'received at', 'received'], ko: ['입고일시', '준비일시'], ja: ['入庫日時', '準備日時'] },
  due_at: { zh: ['最晚送达', '要求送达', '送达期限', '最迟到货'], en: ['due at', 'due', 'due date', 'deliver by'], ko: ['도착기한', '납기'], ja: ['納期', '到着期限'] },
  priority: { zh: ['优先级', '优先'], en: ['priority'], ko: ['우선순위'], ja: ['優先度'] },
  supplier: { zh: ['供应商'], en: ['supplier', 'vendor'], ko: ['공급사'], ja: ['仕入先'] },
  purchase_order: { zh: ['采购单', '采购单号', '采购订单'], en: ['purchase order', 'po', 'po no'], ko: ['발주번호', '구매주문'], ja: ['発注番号', '購買注文'] },
  expected_at: { zh: ['预计到仓', '预计到货'], en: ['expected at', 'expected arrival', 'eta'], ko: ['입고 예정', '도착 예정'], ja: ['入荷予定', '到着予定'] },
  buyer_order: { zh: ['买家订单', '买家订单号', '订单号'], en: ['buyer order', 'order no', 'sales order'], ko: ['구매자 주문번호', '주문번호'], ja: ['買主注文番号', '注文番号'] },
  agent: { zh: ['代采人', '代采方', '采购代理'], en: ['agent', 'buying agent'], ko: ['구매대행사', '대행사'], ja: ['買付代理', '代理人'] },
  holding_per_day: { zh: ['每日仓租', '日仓租'], en: ['holding per day', 'storage per day'], ko: ['일 보관료'], ja: ['保管料日額'] },
  late_per_day: { zh: ['每日迟到费', '日迟到费'], en: ['late per day', 'lateness per day'], ko: ['일 지연비'], ja: ['遅延損害日額'] },
  left_behind_cost: { zh: ['甩货费', '甩货损失'], en: ['left behind cost', 'left behind'], ko: ['미선적 비용'], ja: ['積残し費用'] },
  currency: { zh: ['币种', '货币'], en: ['currency', 'cur'], ko: ['통화'], ja: ['通貨'] },
  note: { zh: ['备注', '说明'], en: ['note', 'notes', 'remark', 'remarks'], ko: ['비고', '메모'], ja: ['備考', 'メモ'] },
};

/** What a file given back adds, and what an exported list says besides; ignored where such a file comes in again. */
export const IMPORT_RESULT_COLUMNS = ['import_result', 'consignment', 'errors'] as const;
export const EXPORT_RESULT_COLUMNS = ['id', 'state', 'placed_departure', 'placed_unit', 'left_behind_reason', 'piece_count', 'changed_at'] as const;

export const POOL_COLUMNS = columnReader<PoolField>({ fields: POOL_FIELDS, names: POOL_FIELD_NAMES, required: REQUIRED, results: [...IMPORT_RESULT_COLUMNS, ...EXPORT_RESULT_COLUMNS] });
