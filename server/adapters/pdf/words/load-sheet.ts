/** What a load sheet says, in four languages. Numbers come filled in. */
import type { Language } from '../../../../planner/domain/index.ts';
import type { Axis, UnplacedReason } from '../../../../planner/packing/index.ts';

export interface LoadSheetWords {
  readonly locale: string;
  readonly title: string;
  readonly inside: string;
  readonly payload: string;
  readonly loaded: string;
  readonly pieces: (n: number) => string;
  readonly volume: string;
  readonly weight: string;
  readonly floorLoad: string;
  readonly centre: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
  readonly limits: (length: number, width: number) => string;
  readonly within: string;
  readonly beyond: string;
  readonly axles: string;
  readonly views: { readonly top: string; readonly side: string; readonly isometric: string };
  readonly front: string;
  readonly door: string;
  readonly stop: (n: number) => string;
  readonly steps: string;
  readonly columns: { readonly step: string; readonly box: string; readonly count: string; readonly stop: string; readonly size: string; readonly corner: string; readonly upright: string; readonly row: string; readonly reason: string };
  readonly upright: Readonly<Record<Axis, string>>;
  readonly row: Readonly<Record<Axis, string>>;
  readonly unplaced: string;
  readonly nothingUnplaced: string;
  readonly withoutSizes: (n: number) => string;
  readonly comma: string;
  readonly reasons: Readonly<Record<UnplacedReason, string>>;
  readonly frame: string;
  readonly page: (n: number, of: number) => string;
}

export const LOAD_SHEET_WORDS: Readonly<Record<Language, LoadSheetWords>> = {
  zh: {
    locale: 'zh-CN', title: '装箱图', inside: '内尺寸', payload: '限重', loaded: '已装', pieces: (n) => `${n} 件`, volume: '容积利用', weight: '重量利用', floorLoad: '底板最大压强', centre: '重心', length: '长', width: '宽', height: '高',
    limits: (length, width) => `偏离中心:长 ≤ ${length} %,宽 ≤ ${width} %`, within: '在限内', beyond: '超限', axles: '轴荷', views: { top: '俯视', side: '左侧视', isometric: '立体' }, front: '前壁', door: '箱门', stop: (n) => `第 ${n} 卸`,
    steps: '装箱步骤', columns: { step: '步', box: '货', count: '件数', stop: '卸货', size: '长×宽×高 mm', corner: '起点 x·y·z mm', upright: '朝上', row: '排列', reason: '原因' },
    upright: { length: '长边立', width: '宽边立', height: '正放' }, row: { length: '向箱门', width: '向左', height: '向上' }, unplaced: '未装', nothingUnplaced: '全部装入', withoutSizes: (n) => `${n} 票没有件的尺寸,要装但没有画出:`, comma: '、',
    reasons: { tooLarge: '尺寸超过箱内', tooHeavy: '单件超过限重', payload: '剩余限重不够', topLoad: '有位置,但下面的货不能压', unloadingOrder: '有位置,但到站卸不出', space: '没有位置' },
    frame: 'x 从前壁起,y 从右壁起(面向箱内),z 从底板起', page: (n, of) => `${n} / ${of}`,
  },
  en: {
    locale: 'en', title: 'Load plan', inside: 'Inside', payload: 'Payload', loaded: 'Loaded', pieces: (n) => `${n} ${n === 1 ? 'piece' : 'pieces'}`, volume: 'Volume used', weight: 'Payload used', floorLoad: 'Greatest floor load', centre: 'Centre of gravity', length: 'length', width: 'width', height: 'height',
    limits: (length, width) => `Off the middle: length ≤ ${length} %, width ≤ ${width} %`, within: 'within limits', beyond: 'beyond limits', axles: 'Axle loads', views: { top: 'From above', side: 'From the left', isometric: 'Isometric' }, front: 'front wall', door: 'door', stop: (n) => `Stop ${n}`,
    steps: 'Steps', columns: { step: 'Step', box: 'Box', count: 'Pieces', stop: 'Stop', size: 'L × W × H mm', corner: 'From x · y · z mm', upright: 'Upright', row: 'Row', reason: 'Reason' },
    upright: { length: 'on end', width: 'on side', height: 'as is' }, row: { length: 'to the door', width: 'to the left', height: 'upwards' }, unplaced: 'Not loaded', nothingUnplaced: 'Everything is loaded', withoutSizes: (n) => `${n} ${n === 1 ? 'consignment goes' : 'consignments go'} in without being drawn, their pieces have no sizes:`, comma: ', ',
    reasons: { tooLarge: 'larger than the inside', tooHeavy: 'one alone is over the payload', payload: 'payload left is too small', topLoad: 'room is left, but on boxes that may not carry it', unloadingOrder: 'room is left, but it could not come out at its stop', space: 'no room is left' },
    frame: 'x from the front wall, y from the right wall seen from the door, z from the floor', page: (n, of) => `${n} / ${of}`,
  },
  ko: {
    locale: 'ko-KR', title: '적재 계획', inside: '내부 치수', payload: '적재 한도', loaded: '적재', pieces: (n) => `${n}개`, volume: '용적 사용률', weight: '중량 사용률', floorLoad: '최대 바닥 하중', centre: '무게중심', length: '길이', width: '너비', height: '높이',
    limits: (length, width) => `중심에서 벗어남: 길이 ≤ ${length} %, 너비 ≤ ${width} %`, within: '한도 내', beyond: '한도 초과', axles: '축하중', views: { top: '위에서', side: '왼쪽에서', isometric: '입체' }, front: '앞벽', door: '문', stop: (n) => `하차 ${n}`,
    steps: '적재 순서', columns: { step: '순서', box: '화물', count: '개수', stop: '하차', size: '길이×너비×높이 mm', corner: '시작 x·y·z mm', upright: '세우는 면', row: '방향', reason: '이유' },
    upright: { length: '길이를 세움', width: '너비를 세움', height: '그대로' }, row: { length: '문 쪽으로', width: '왼쪽으로', height: '위로' }, unplaced: '미적재', nothingUnplaced: '모두 적재됨', withoutSizes: (n) => `${n}건은 치수가 없어 그리지 않았으나 함께 적재:`, comma: ', ',
    reasons: { tooLarge: '내부보다 큼', tooHeavy: '한 개가 적재 한도 초과', payload: '남은 적재 한도 부족', topLoad: '자리는 있으나 아래 화물이 견디지 못함', unloadingOrder: '자리는 있으나 하차 때 꺼낼 수 없음', space: '자리 없음' },
    frame: 'x는 앞벽에서, y는 문에서 본 오른쪽 벽에서, z는 바닥에서', page: (n, of) => `${n} / ${of}`,
  },
  ja: {
    locale: 'ja-JP', title: '積付図', inside: '内寸', payload: '最大積載', loaded: '積載', pieces: (n) => `${n} 個`, volume: '容積使用率', weight: '重量使用率', floorLoad: '最大床荷重', centre: '重心', length: '長さ', width: '幅', height: '高さ',
    limits: (length, width) => `中心からのずれ:長さ ≤ ${length} %、幅 ≤ ${width} %`, within: '限度内', beyond: '限度超過', axles: '軸荷重', views: { top: '上面', side: '左側面', isometric: '立体' }, front: '前壁', door: 'ドア', stop: (n) => `荷卸し ${n}`,
    steps: '積付手順', columns: { step: '手順', box: '貨物', count: '個数', stop: '荷卸し', size: '長さ×幅×高さ mm', corner: '始点 x·y·z mm', upright: '上向き', row: '並び', reason: '理由' },
    upright: { length: '長さを立てる', width: '幅を立てる', height: 'そのまま' }, row: { length: 'ドアへ', width: '左へ', height: '上へ' }, unplaced: '積み残し', nothingUnplaced: 'すべて積載', withoutSizes: (n) => `${n} 件は寸法がなく描いていませんが積みます:`, comma: '、',
    reasons: { tooLarge: '内寸より大きい', tooHeavy: '一個で最大積載を超える', payload: '残りの積載重量が不足', topLoad: '場所はあるが下の貨物が耐えない', unloadingOrder: '場所はあるが荷卸しで出せない', space: '場所がない' },
    frame: 'x は前壁から、y はドアから見て右壁から、z は床から', page: (n, of) => `${n} / ${of}`,
  },
};
