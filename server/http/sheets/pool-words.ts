/** Words of the pool's files: headings, states and explanations in four languages. */
import type { Language } from '../../../planner/domain/index.ts';
import type { ConsignmentState, ImportOutcome, ServiceModel } from '../../ports/consignments.ts';
import type { EXPORT_RESULT_COLUMNS, IMPORT_RESULT_COLUMNS, PoolField } from '../../usecases/pool/columns.ts';

type Words = Readonly<Record<Language, string>>;
const say = (zh: string, en: string, ko: string, ja: string): Words => ({ zh, en, ko, ja });

export const CONSIGNMENT_STATE_WORDS: Readonly<Record<ConsignmentState, Words>> = {
  received: say('已入仓', 'Received', '입고', '入庫済み'),
  planned: say('已排', 'Planned', '계획됨', '計画済み'),
  loaded: say('已装', 'Loaded', '적재됨', '積載済み'),
  departed: say('已发', 'Departed', '출발', '出発済み'),
  leftBehind: say('甩货', 'Left behind', '미선적', '積残し'),
};
export const MODEL_WORDS: Readonly<Record<ServiceModel, Words>> = {
  consolidation: say('集货集发', 'Consolidation', '혼재', '混載'),
  purchaseSupply: say('采购供货', 'Purchase and supply', '구매 공급', '買付供給'),
  purchaseForward: say('代采代发', 'Purchase and forward', '구매 대행', '代理買付'),
};
export const IMPORT_OUTCOME_WORDS: Readonly<Record<ImportOutcome, Words>> = {
  imported: say('已导入', 'Imported', '가져옴', '取り込み済み'),
  existing: say('已在货池，未改动', 'In the pool already, unchanged', '이미 있음, 변경 없음', '登録済み、変更なし'),
  refused: say('有误，未导入', 'Has faults, not imported', '오류로 가져오지 않음', '誤りがあり取り込まず'),
};
export const DIFFERENT_WORD = say('已在货池，内容不同，未改动', 'In the pool already, says otherwise, unchanged', '이미 있으나 내용이 다름, 변경 없음', '登録済みだが内容が異なる、変更なし');
export const WOULD_IMPORT_WORD = say('可导入', 'Can be imported', '가져올 수 있음', '取り込み可');

export const RESULT_HEADINGS: Readonly<Record<(typeof IMPORT_RESULT_COLUMNS)[number] | (typeof EXPORT_RESULT_COLUMNS)[number], Words>> = {
  import_result: say('导入结果', 'Import result', '가져오기 결과', '取り込み結果'),
  consignment: say('货票号', 'Consignment', '화물 번호', '貨物番号'),
  errors: say('错误', 'Errors', '오류', 'エラー'),
  id: say('货票号', 'Id', '화물 번호', '貨物番号'),
  state: say('状态', 'State', '상태', '状態'),
  placed_departure: say('班次', 'Departure', '편', '便'),
  placed_unit: say('箱型', 'Unit', '적재 단위', '積載単位'),
  left_behind_reason: say('甩货原因', 'Left behind because', '미선적 사유', '積残しの理由'),
  piece_count: say('总件数', 'Pieces in all', '총 개수', '総個数'),
  changed_at: say('修改时间', 'Changed at', '수정 시각', '更新日時'),
};

/** What the template says of each column. */
export const POOL_FIELD_HELP: Readonly<Record<PoolField, Words>> = {
  hub: say('必填。货所在的港口、机场、铁路场站：名称、五字码或编号', 'Required. Port, airport or rail terminal where it lies: name, UN/LOCODE or id', '필수. 화물이 있는 항만, 공항, 철도 터미널', '必須。貨物のある港、空港、鉄道ターミナル'),
  reference: say('必填。仓库自己的编号，同一枢纽不可重复', 'Required. The warehouse’s own number, one of its kind at the hub', '필수. 창고 자체 번호, 허브 안에서 중복 불가', '必須。倉庫の番号、同じハブで重複不可'),
  model: say('集货集发、采购供货或代采代发；空白按集货集发', 'consolidation, purchaseSupply or purchaseForward; blank: consolidation', '혼재, 구매 공급, 구매 대행. 비우면 혼재', '混載、買付供給、代理買付。空欄は混載'),
  shipper: say('必填。运费由谁付', 'Required. Who pays the freight', '필수. 운임 부담자', '必須。運賃の負担者'),
  consignee: say('必填', 'Required', '필수', '必須'),
  goods: say('必填。品名', 'Required. What it is', '필수. 품명', '必須。品名'),
  hs_code: say('6、8 或 10 位', '6, 8 or 10 digits', '6, 8 또는 10자리', '6、8 または 10 桁'),
  weight_kg: say('必填。毛重，公斤', 'Required. Gross weight, kg', '필수. 총중량, kg', '必須。総重量、kg'),
  volume_cbm: say('必填。体积，立方米', 'Required. Volume, m³', '필수. 부피, m³', '必須。容積、m³'),
  pieces: say('长x宽x高*件数@单件公斤，毫米，多种尺寸用分号隔开，如 1200x800x1100*3@140', 'length x width x height * count @ kg of one, mm; several sizes divided by semicolons, such as 1200x800x1100*3@140', '길이x너비x높이*개수@개당kg, mm. 여러 크기는 세미콜론으로 구분. 예: 1200x800x1100*3@140', '長さx幅x高さ*個数@1個のkg、mm。複数はセミコロンで区切る。例：1200x800x1100*3@140'),
  regime: say('监管方式 9610、9710、9810、1210、0110；空白按 9710', 'Customs regime 9610, 9710, 9810, 1210, 0110; blank: 9710', '감독 방식 9610, 9710, 9810, 1210, 0110. 비우면 9710', '監督方式 9610、9710、9810、1210、0110。空欄は 9710'),
  temperature: say('温度等级 T-AMB、T-CHILL、T-FROZEN 等；空白按常温', 'Temperature class T-AMB, T-CHILL, T-FROZEN …; blank: ambient', '온도 등급 T-AMB, T-CHILL, T-FROZEN 등. 비우면 상온', '温度区分 T-AMB、T-CHILL、T-FROZEN など。空欄は常温'),
  dg: say('危险品类别或 UN 编号，如 3、UN3481；空白为普货', 'Dangerous-goods class or UN number, such as 3, UN3481; blank: none', '위험물 등급 또는 UN 번호. 예: 3, UN3481. 비우면 일반 화물', '危険物の等級か UN 番号。例：3、UN3481。空欄は一般貨物'),
  alone: say('是：只与同一收货人的货同箱；空白为否', 'yes: shares a unit with goods of its own consignee only; blank: no', '예: 같은 수하인의 화물과만 혼적. 비우면 아니오', 'はい：同じ荷受人の貨物とだけ混載。空欄はいいえ'),
  destination: say('必填。目的市场或海外仓，名称或编号', 'Required. Market or overseas warehouse, by name or id', '필수. 시장 또는 해외 창고', '必須。市場または海外倉庫'),
  ready_at: say('入仓时间，如 2026-12-07 09:00，北京时间；只写日期按 09:00，空白按预计到仓或现在', 'In the hub from, such as 2026-12-07 09:00, Beijing time; 09:00 where only a date is given; blank: when it is expected, or now', '입고 시각. 예: 2026-12-07 09:00, 베이징 시간. 비우면 입고 예정 또는 지금', '入庫時刻。例：2026-12-07 09:00、北京時間。空欄は入荷予定または現在'),
  due_at: say('最晚送达；只写日期按 18:00，北京时间', 'Deliver by; 18:00 Beijing time where only a date is given', '도착 기한. 날짜만 쓰면 베이징 시간 18:00', '納期。日付のみは北京時間 18:00'),
  priority: say('0 到 9，越大越先走；空白按 0', '0 to 9, the higher goes first; blank: 0', '0~9, 클수록 먼저. 비우면 0', '0～9、大きいほど先。空欄は 0'),
  supplier: say('采购供货必填', 'Required for purchaseSupply', '구매 공급이면 필수', '買付供給では必須'),
  purchase_order: say('采购供货必填', 'Required for purchaseSupply', '구매 공급이면 필수', '買付供給では必須'),
  expected_at: say('采购供货必填。供应商的货预计到仓时间', 'Required for purchaseSupply. When the supplier’s goods are expected', '구매 공급이면 필수. 입고 예정 시각', '買付供給では必須。入荷予定時刻'),
  buyer_order: say('代采代发必填', 'Required for purchaseForward', '구매 대행이면 필수', '代理買付では必須'),
  agent: say('代采代发必填。由谁代采', 'Required for purchaseForward. Who buys for the buyer', '구매 대행이면 필수. 구매 대행자', '代理買付では必須。買付の代理人'),
  holding_per_day: say('在枢纽每 24 小时的费用；空白按方案默认', 'Of each 24 hours at the hub; blank: the plan’s own', '허브에서 24시간당 비용. 비우면 기본값', 'ハブでの 24 時間ごとの費用。空欄は既定値'),
  late_per_day: say('迟到每 24 小时的费用；空白按方案默认', 'Of each 24 hours late; blank: the plan’s own', '지연 24시간당 비용. 비우면 기본값', '遅れ 24 時間ごとの費用。空欄は既定値'),
  left_behind_cost: say('甩货一次的损失；空白按方案默认', 'Once, where it is left behind; blank: the plan’s own', '미선적 시 비용. 비우면 기본값', '積残し時の費用。空欄は既定値'),
  currency: say('以上三项的币种；空白按 CNY', 'Of these three; blank: CNY', '위 세 항목의 통화. 비우면 CNY', '上の三項目の通貨。空欄は CNY'),
  note: say('自用', 'For yourself', '메모', '備考'),
};
export const POOL_FILE_WORDS = {
  template: say('入仓模板', 'Pool template', '입고 양식', '入庫テンプレート'),
  sheet: say('货池', 'Pool', '화물 풀', '貨物プール'),
  help: say('填写说明', 'How to fill in', '작성 방법', '記入方法'),
  column: say('列', 'Column', '열', '列'),
  meaning: say('说明', 'Meaning', '설명', '意味'),
} as const;
