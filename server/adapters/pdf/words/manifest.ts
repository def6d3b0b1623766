/** What a printed manifest says, in four languages. */
import type { Language } from '../../../../planner/domain/index.ts';

export interface ManifestWords {
  readonly locale: string;
  readonly title: string;
  readonly hub: string;
  readonly plan: string;
  readonly leaves: string;
  readonly arrives: string;
  readonly readyBy: string;
  readonly boxNumber: string;
  readonly seal: string;
  readonly columns: { readonly reference: string; readonly goods: string; readonly shipper: string; readonly consignee: string; readonly destination: string; readonly regime: string; readonly pieces: string };
  readonly sum: (consignments: number) => string;
  readonly nothing: string;
  readonly loader: string;
  readonly driver: string;
  readonly date: string;
  readonly page: (n: number, of: number) => string;
}
const page = (n: number, of: number): string => `${n} / ${of}`;

export const MANIFEST_WORDS: Readonly<Record<Language, ManifestWords>> = {
  zh: {
    locale: 'zh-CN', title: '装箱清单', hub: '集货仓', plan: '方案', leaves: '开', arrives: '到', readyBy: '最迟到仓', boxNumber: '箱号', seal: '封号',
    columns: { reference: '货号', goods: '品名', shipper: '发货人', consignee: '收货人', destination: '目的地', regime: '监管', pieces: '件' },
    sum: (n) => `合计 ${n} 票`, nothing: '这一班没有装运的货。', loader: '装箱人', driver: '司机', date: '日期', page,
  },
  en: {
    locale: 'en', title: 'Manifest', hub: 'Hub', plan: 'Plan', leaves: 'Leaves', arrives: 'Arrives', readyBy: 'At the hub by', boxNumber: 'Container no.', seal: 'Seal no.',
    columns: { reference: 'Reference', goods: 'Goods', shipper: 'Shipper', consignee: 'Consignee', destination: 'To', regime: 'Regime', pieces: 'Pcs' },
    sum: (n) => `Total, ${n} ${n === 1 ? 'consignment' : 'consignments'}`, nothing: 'Nothing goes on this departure.', loader: 'Loaded by', driver: 'Driver', date: 'Date', page,
  },
  ko: {
    locale: 'ko-KR', title: '적재 목록', hub: '집하 거점', plan: '계획', leaves: '출발', arrives: '도착', readyBy: '입고 마감', boxNumber: '컨테이너 번호', seal: '봉인 번호',
    columns: { reference: '입고번호', goods: '품명', shipper: '송하인', consignee: '수하인', destination: '목적지', regime: '통관', pieces: '개' },
    sum: (n) => `합계 ${n}건`, nothing: '이 편에 싣는 화물이 없습니다.', loader: '적재자', driver: '기사', date: '날짜', page,
  },
  ja: {
    locale: 'ja-JP', title: '積荷目録', hub: '集荷拠点', plan: '計画', leaves: '出発', arrives: '到着', readyBy: '入庫締切', boxNumber: 'コンテナ番号', seal: '封印番号',
    columns: { reference: '入庫番号', goods: '品名', shipper: '荷送人', consignee: '荷受人', destination: '仕向地', regime: '監督', pieces: '個' },
    sum: (n) => `合計 ${n} 件`, nothing: 'この便に積む貨物はありません。', loader: '積込者', driver: '運転手', date: '日付', page,
  },
};
