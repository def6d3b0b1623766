/** Words of the files that go out: headings, states and reasons in four languages. */
import type { Language, Reason } from '../../../planner/domain/index.ts';
import type { RfqRowState } from '../../ports/rfqs.ts';
import type { QuoteState } from '../../ports/store.ts';
import type { ResultColumn, RfqField } from '../../usecases/rfq/columns.ts';

type Words = Readonly<Record<Language, string>>;
const say = (zh: string, en: string, ko: string, ja: string): Words => ({ zh, en, ko, ja });

/** Why a row has no route, in short. */
export const REASON_WORDS: Readonly<Record<Reason, Words>> = {
  ORIGIN_UNSERVED: say('起点无服务', 'Origin unserved', '출발지 서비스 없음', '出発地に便なし'),
  DESTINATION_UNSERVED: say('终点无服务', 'Destination unserved', '도착지 서비스 없음', '到着地に便なし'),
  OUTSIDE_TIMETABLE: say('超出班期表', 'Outside timetable', '시간표 밖', '時刻表の外'),
  TEMPERATURE_REFUSED: say('温度不收', 'Temperature refused', '온도 불가', '温度不可'),
  DANGEROUS_GOODS_REFUSED: say('危险品不收', 'DG refused', '위험물 불가', '危険品不可'),
  AFTER_DUE_TIME: say('逾期', 'After due time', '기한 초과', '納期超過'),
  NO_TARIFF: say('无运价', 'No tariff', '운임 없음', 'タリフなし'),
  NO_CONNECTION: say('接不上', 'No connection', '연결 안 됨', '接続なし'),
  REGIME_SITE: say('监管点不办', 'Not cleared here', '이곳 통관 불가', 'ここでは通関不可'),
  REGIME_DIRECTION: say('方向不符', 'Wrong direction', '방향 불일치', '方向が不一致'),
  OTHER_REGIME: say('换监管方式可走', 'Another regime works', '다른 감독 방식 가능', '別の監督方式なら可'),
  STATUS_NOT_ASKED: say('默认不用', 'Off by default', '기본 제외', '標準では不使用'),
  MODE_NOT_ASKED: say('方式不用', 'Mode off', '운송 방식 제외', '輸送手段を除外'),
  CUT_OFF_MISSED: say('错过截止', 'Cut-off missed', '마감 놓침', 'カットに遅れ'),
  NO_DEPARTURE: say('当日无班', 'Does not run', '당일 편 없음', '当日の便なし'),
  TOO_FAR_AHEAD: say('太远', 'Too far ahead', '너무 멂', '先すぎる'),
  TOO_HEAVY: say('超载重', 'Too heavy', '적재 중량 초과', '積載量超過'),
  CARRIER_NOT_ASKED: say('未选承运人', 'Carrier off', '운송인 제외', '運送人を除外'),
  AVOIDED: say('要求避开', 'Avoided', '회피 요청', '回避の指定'),
  VIA_NOT_REACHED: say('无法经停', 'Call not possible', '경유 불가', '経由不可'),
};

export const FAILED_WORDS = {
  ENGINE_TIMEOUT: say('规划超时', 'Planning took too long', '계산 시간 초과', '計算の時間切れ'),
  ENGINE_FAILED: say('规划失败', 'Planning failed', '계산 실패', '計算の失敗'),
} as const;
export const STALE_WORD = say('汇率超过 {days} 天，更新后重新询价', 'Exchange rates older than {days} days: load new ones and ask again', '환율이 {days}일을 넘음. 갱신 후 다시 요청', '為替レートが {days} 日超。更新して再依頼');
export const FAULTS_WORD = say('填写有误', 'Has faults', '입력 오류', '入力の誤り');

export const ROW_STATE_WORDS: Readonly<Record<RfqRowState, Words>> = {
  pending: say('待报价', 'Pending', '대기', '未計算'),
  priced: say('已报价', 'Priced', '견적 완료', '見積済み'),
  refused: say('未报价', 'Refused', '견적 불가', '見積不可'),
  cancelled: say('已取消', 'Cancelled', '취소', '取消'),
};

/** Headings of what a returned file adds; the name after the slash is the same in every language. Prices say that they are buying prices: no margin is on them. */
export const RESULT_WORDS: Readonly<Record<ResultColumn, Words>> = {
  result: say('结果', 'Result', '결과', '結果'),
  result_reason: say('原因', 'Reason', '사유', '理由'),
  result_currency: say('报价币种', 'Quote currency', '견적 통화', '見積通貨'),
  result_options: say('方案数', 'Options', '방안 수', '候補数'),
  cheapest_price: say('最省 成本价', 'Cheapest: buying price', '최저가 매입가', '最安 仕入価格'),
  cheapest_arrival: say('最省 到达', 'Cheapest: arrival', '최저가 도착', '最安 到着'),
  cheapest_hours: say('最省 小时', 'Cheapest: hours', '최저가 시간', '最安 時間'),
  cheapest_modes: say('最省 方式', 'Cheapest: modes', '최저가 운송 방식', '最安 輸送手段'),
  cheapest_co2e_kg: say('最省 碳排放 kg', 'Cheapest: CO2e kg', '최저가 CO2e kg', '最安 CO2e kg'),
  fastest_price: say('最快 成本价', 'Fastest: buying price', '최단 매입가', '最速 仕入価格'),
  fastest_arrival: say('最快 到达', 'Fastest: arrival', '최단 도착', '最速 到着'),
  fastest_hours: say('最快 小时', 'Fastest: hours', '최단 시간', '最速 時間'),
  fastest_modes: say('最快 方式', 'Fastest: modes', '최단 운송 방식', '最速 輸送手段'),
  fastest_co2e_kg: say('最快 碳排放 kg', 'Fastest: CO2e kg', '최단 CO2e kg', '最速 CO2e kg'),
  balanced_price: say('均衡 成本价', 'Balanced: buying price', '균형 매입가', 'バランス 仕入価格'),
  balanced_arrival: say('均衡 到达', 'Balanced: arrival', '균형 도착', 'バランス 到着'),
  balanced_hours: say('均衡 小时', 'Balanced: hours', '균형 시간', 'バランス 時間'),
  balanced_modes: say('均衡 方式', 'Balanced: modes', '균형 운송 방식', 'バランス 輸送手段'),
  balanced_co2e_kg: say('均衡 碳排放 kg', 'Balanced: CO2e kg', '균형 CO2e kg', 'バランス CO2e kg'),
  errors: say('错误', 'Errors', '오류', 'エラー'),
};

export const QUOTE_STATE_WORDS: Readonly<Record<QuoteState, Words>> = {
  open: say('有效', 'Open', '유효', '有効'),
  accepted: say('已接受', 'Accepted', '수락', '受諾'),
  expired: say('已过期', 'Expired', '만료', '期限切れ'),
};
export const EXPORT_WORDS = {
  sheet: say('报价', 'Quotes', '견적', '見積'),
  number: say('编号', 'Number', '번호', '番号'),
  version: say('版本', 'Version', '버전', '版'),
  state: say('状态', 'State', '상태', '状態'),
  customer: say('客户', 'Customer', '고객', '顧客'),
  contact: say('联系人', 'Contact', '담당자', '担当者'),
  note: say('备注', 'Note', '비고', '備考'),
  from: say('起点', 'From', '출발지', '出発地'),
  to: say('终点', 'To', '도착지', '到着地'),
  modes: say('运输方式', 'Modes', '운송 방식', '輸送手段'),
  savedAt: say('保存时间', 'Saved', '저장', '保存日時'),
  validUntil: say('有效期至', 'Valid until', '유효 기한', '有効期限'),
  arrivesAt: say('到达', 'Arrival', '도착', '到着'),
  hours: say('小时', 'Hours', '시간', '時間'),
  buy: say('成本', 'Buy', '매입', '仕入'),
  margin: say('毛利', 'Margin', '마진', 'マージン'),
  sell: say('售价', 'Sell', '판매가', '販売価格'),
  currency: say('币种', 'Currency', '통화', '通貨'),
  co2e: say('碳排放 kg', 'CO2e kg', 'CO2e kg', 'CO2e kg 排出'),
} as const;

/** What the template says of each column. */
export const FIELD_HELP: Readonly<Record<RfqField, Words>> = {
  from: say('必填。山东区县、港口、机场，中英韩日名称、五字码或编号', 'Required. District, port or airport by name in four languages, UN/LOCODE or id', '필수. 구·현, 항만, 공항의 이름, UN/LOCODE 또는 ID', '必須。区・県、港、空港の名前、UN/LOCODE または ID'),
  to: say('必填。写法同起点', 'Required. Written as the origin', '필수. 출발지와 같은 방식', '必須。出発地と同じ書き方'),
  weight_kg: say('必填。毛重，公斤', 'Required. Gross weight, kg', '필수. 총중량, kg', '必須。総重量、kg'),
  volume_cbm: say('必填。体积，立方米', 'Required. Volume, m³', '필수. 부피, m³', '必須。容積、m³'),
  value: say('必填。货值，数字', 'Required. Value of the goods, a number', '필수. 화물 가액, 숫자', '必須。貨物価額、数字'),
  currency: say('货值的币种，空白按 CNY', 'Currency of the value; blank: CNY', '가액의 통화. 비우면 CNY', '価額の通貨。空欄は CNY'),
  ready_at: say('备货时间，如 2026-12-07 09:00；不写时差按北京时间，只写日期按 09:00，空白按下一整点', 'When goods are ready, such as 2026-12-07 09:00; Beijing time where no offset is given, 09:00 where only a date is; blank: the next full hour', '준비 일시. 예: 2026-12-07 09:00. 시차가 없으면 베이징 시간, 날짜만 쓰면 09:00, 비우면 다음 정시', '準備日時。例：2026-12-07 09:00。時差なしは北京時間、日付のみは 09:00、空欄は次の正時'),
  regime: say('监管方式 9610、9710、9810、1210、0110；空白按 9710', 'Customs regime 9610, 9710, 9810, 1210, 0110; blank: 9710', '감독 방식 9610, 9710, 9810, 1210, 0110. 비우면 9710', '監督方式 9610、9710、9810、1210、0110。空欄は 9710'),
  temperature: say('温度等级 T-AMB、T-CHILL、T-FROZEN 等；空白按常温', 'Temperature class T-AMB, T-CHILL, T-FROZEN …; blank: ambient', '온도 등급 T-AMB, T-CHILL, T-FROZEN 등. 비우면 상온', '温度区分 T-AMB、T-CHILL、T-FROZEN など。空欄は常温'),
  dg: say('危险品类别或 UN 编号，如 3、UN3481；空白为普货', 'Dangerous-goods class or UN number, such as 3, UN3481; blank: none', '위험물 등급 또는 UN 번호. 예: 3, UN3481. 비우면 일반 화물', '危険物の等級か UN 番号。例：3、UN3481。空欄は一般貨物'),
  hs_code: say('6、8 或 10 位', '6, 8 or 10 digits', '6, 8 또는 10자리', '6、8 または 10 桁'),
  due_at: say('最晚送达；只写日期按 18:00，北京时间', 'Deliver by; 18:00 Beijing time where only a date is given', '도착 기한. 날짜만 쓰면 베이징 시간 18:00', '納期。日付のみは北京時間 18:00'),
  customer: say('自用，原样带回', 'For yourself; given back as it is', '자체 용도. 그대로 돌려줌', '自社用。そのまま返します'),
  reference: say('自用，原样带回', 'Your reference; given back as it is', '자체 번호. 그대로 돌려줌', '自社番号。そのまま返します'),
  note: say('自用，原样带回', 'A remark; given back as it is', '메모. 그대로 돌려줌', '備考。そのまま返します'),
};
export const TEMPLATE_WORDS = {
  name: say('询价模板', 'RFQ template', '견적 요청 양식', '見積依頼テンプレート'),
  sheet: say('询价', 'RFQ', '견적 요청', '見積依頼'),
  help: say('填写说明', 'How to fill in', '작성 방법', '記入方法'),
  column: say('列', 'Column', '열', '列'),
  meaning: say('说明', 'Meaning', '설명', '意味'),
} as const;
