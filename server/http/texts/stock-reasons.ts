/** Why orders of a market can be served by nobody, and what would help, in four languages. */
import type { StockLimit, UnservedReason } from '../../../planner/allocation/index.ts';
import type { Language } from '../../../planner/domain/index.ts';

interface Words {
  readonly reasons: Readonly<Record<UnservedReason, string>>;
  /** Everybody might be served: it is a limit of the whole. */
  readonly limits: string;
  /** That limit alone is in the way. */
  readonly limit: Readonly<Record<StockLimit, string>>;
}

export const STOCK_REASON_WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    limits: '每一单都有办法送，但仓数、预算、库容或单一来源合在一起满足不了。放宽其中一项，或放开固定关的仓。',
    limit: { CAPACITY: '库容不够：放宽库容就有方案。', MOST_SITES: '仓数上限太低：多开一个就有方案。', LEAST_SITES: '仓数下限太高：少开就有方案。', BUDGET: '固定费预算不够：加预算就有方案。', DECIDED: '固定开关挡住了：放开就有方案。', SINGLE: '一个市场一个仓做不到：改为各 SKU 可不同仓。' },
    reasons: {
      NO_DIRECT: '{market}：没有直邮线（{skus}）。开一个能到的仓。', DIRECT_REGIME: '{market}：{skus} 没有 9610，不能直邮。补上监管方式，或放开一个仓。', DIRECT_PROMISE: '{market}：直邮赶不上承诺（{skus}）。放宽直邮时效，或放开一个仓。',
      CLOSED: '{market}：{warehouse} 固定关（{skus}）。放开它。', NO_LANE: '{market}：没有班次补货到{warehouse}（{skus}）。换起运港。', NO_LAST_MILE: '{market}：{warehouse} 没有派送价（{skus}）。补派送价，或用别的仓。',
      PROMISE: '{market}：{warehouse} 派送赶不上 {hours} 小时（{skus}）。放宽时效，或用近的仓。', TEMPERATURE: '{market}：{warehouse} 不收这个温度（{skus}）。换温控仓。', REGIME: '{market}：到{warehouse} 的班次不走这些监管方式（{skus}）。补 9810 或 1210。', SHELF: '{market}：{warehouse} 的货到出库已过保质期（{skus}）。用更快更密的线，或直邮。',
    },
  },
  en: {
    limits: 'Every order could be served, but number of warehouses, budget, room or single sourcing cannot be kept together. Relax one of them, or free a warehouse that is fixed closed.',
    limit: { CAPACITY: 'Rooms are too small: with more room there is a plan.', MOST_SITES: 'Too few warehouses are allowed: allow one more.', LEAST_SITES: 'Too many warehouses are asked for: ask for fewer.', BUDGET: 'The budget for rent is too low: raise it.', DECIDED: 'What is fixed open or closed is in the way: free it.', SINGLE: 'One warehouse a market cannot be kept: let each SKU have its own.' },
    reasons: {
      NO_DIRECT: '{market}: no direct mail goes there ({skus}). Open a warehouse that reaches it.', DIRECT_REGIME: '{market}: {skus} may not go under 9610. Add the regime, or free a warehouse.', DIRECT_PROMISE: '{market}: direct mail misses its promise ({skus}). Relax it, or free a warehouse.',
      CLOSED: '{market}: {warehouse} is fixed closed ({skus}). Free it.', NO_LANE: '{market}: no line replenishes {warehouse} ({skus}). Choose another port.', NO_LAST_MILE: '{market}: {warehouse} has no parcel price there ({skus}). Add one, or use another warehouse.',
      PROMISE: '{market}: parcels from {warehouse} miss {hours} h ({skus}). Relax the promise, or use a nearer warehouse.', TEMPERATURE: '{market}: {warehouse} does not take this temperature ({skus}). Use one that does.', REGIME: '{market}: lines to {warehouse} do not take these regimes ({skus}). Add 9810 or 1210.', SHELF: '{market}: goods from {warehouse} pass their shelf life ({skus}). Use a faster or more frequent line, or direct mail.',
    },
  },
  ko: {
    limits: '모든 주문을 처리할 수는 있으나 창고 수, 예산, 공간, 단일 공급을 함께 지킬 수 없습니다. 하나를 완화하거나 닫힌 창고를 푸십시오.',
    limit: { CAPACITY: '공간이 부족합니다. 늘리면 계획이 있습니다.', MOST_SITES: '창고 수 상한이 낮습니다. 하나 더 허용하십시오.', LEAST_SITES: '창고 수 하한이 높습니다. 낮추십시오.', BUDGET: '고정비 예산이 부족합니다. 늘리십시오.', DECIDED: '열림·닫힘 고정이 막고 있습니다. 푸십시오.', SINGLE: '시장당 한 창고는 불가능합니다. SKU별로 바꾸십시오.' },
    reasons: {
      NO_DIRECT: '{market}: 직송 노선이 없습니다({skus}). 도달 가능한 창고를 여십시오.', DIRECT_REGIME: '{market}: {skus}은(는) 9610으로 보낼 수 없습니다. 방식을 추가하거나 창고를 푸십시오.', DIRECT_PROMISE: '{market}: 직송이 약속을 못 지킵니다({skus}). 완화하거나 창고를 푸십시오.',
      CLOSED: '{market}: {warehouse}이(가) 닫힘으로 고정됨({skus}). 푸십시오.', NO_LANE: '{market}: {warehouse}로 가는 노선이 없습니다({skus}). 다른 항만을 고르십시오.', NO_LAST_MILE: '{market}: {warehouse}의 배송 요금이 없습니다({skus}). 추가하거나 다른 창고를 쓰십시오.',
      PROMISE: '{market}: {warehouse} 배송이 {hours}시간을 넘습니다({skus}). 완화하거나 가까운 창고를 쓰십시오.', TEMPERATURE: '{market}: {warehouse}은(는) 이 온도를 받지 않습니다({skus}). 다른 창고를 쓰십시오.', REGIME: '{market}: {warehouse}행 노선이 이 방식을 받지 않습니다({skus}). 9810 또는 1210을 추가하십시오.', SHELF: '{market}: {warehouse} 상품이 유통기한을 넘깁니다({skus}). 더 빠른 노선이나 직송을 쓰십시오.',
    },
  },
  ja: {
    limits: 'どの注文にも手段はありますが、倉庫数、予算、容量、単一供給を同時に守れません。一つ緩めるか、閉鎖固定の倉庫を解いてください。',
    limit: { CAPACITY: '容量が足りません。増やせば計画があります。', MOST_SITES: '倉庫数の上限が低すぎます。一つ増やしてください。', LEAST_SITES: '倉庫数の下限が高すぎます。下げてください。', BUDGET: '固定費の予算が足りません。増やしてください。', DECIDED: '開閉の固定が妨げています。解いてください。', SINGLE: '一市場一倉庫は守れません。SKU ごとに変えてください。' },
    reasons: {
      NO_DIRECT: '{market}：直送便がありません（{skus}）。届く倉庫を開けてください。', DIRECT_REGIME: '{market}：{skus} は 9610 で送れません。方式を足すか倉庫を解いてください。', DIRECT_PROMISE: '{market}：直送は約束に間に合いません（{skus}）。緩めるか倉庫を解いてください。',
      CLOSED: '{market}：{warehouse} は閉鎖固定です（{skus}）。解いてください。', NO_LANE: '{market}：{warehouse} への便がありません（{skus}）。別の港を選んでください。', NO_LAST_MILE: '{market}：{warehouse} の配送料金がありません（{skus}）。足すか別の倉庫を使ってください。',
      PROMISE: '{market}：{warehouse} からは {hours} 時間に間に合いません（{skus}）。緩めるか近い倉庫を使ってください。', TEMPERATURE: '{market}：{warehouse} はこの温度を受けません（{skus}）。別の倉庫を使ってください。', REGIME: '{market}：{warehouse} への便はこれらの方式を受けません（{skus}）。9810 か 1210 を足してください。', SHELF: '{market}：{warehouse} の品は賞味期限を過ぎます（{skus}）。速い便か直送を使ってください。',
    },
  },
};
