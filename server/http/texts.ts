/** Sentences the server itself speaks: what is wrong with a field and what to do. Everything else is said by web/i18n. */
import type { IssueCode } from '../../planner/domain/index.ts';

export const SPOKEN = ['zh', 'en'] as const;
export type Spoken = (typeof SPOKEN)[number];

type Say = (value: string, detail: Readonly<Record<string, string | number>>) => string;

const EN: Record<IssueCode, Say> = {
  MISSING: () => 'Missing. Fill it in.',
  NOT_A_NUMBER: (v) => `“${v}” is not a number. Use digits with a point, such as 3.2.`,
  OUT_OF_RANGE: (v, d) => `${v} is out of range. Use a value above ${d['min']} and up to ${d['max']}.`,
  UNKNOWN_VALUE: (v, d) => `“${v}” is not known here. Use: ${d['known']}.`,
  NOT_AN_INSTANT: (v) => `“${v}” is not a time. Use date, time and offset, such as 2026-12-07T09:00:00+08:00.`,
  NOT_A_DATE: (v) => `“${v}” is not a date. Use YYYY-MM-DD.`,
  UNKNOWN_FIELD: (v) => `The field “${v}” does not exist. Remove it or correct its name.`,
  UNKNOWN_PLACE: (v) => `No place is called “${v}”. Use a name from the list, a UN/LOCODE or an id.`,
  AMBIGUOUS_PLACE: (v) => `“${v}” means several places. Choose one by its id.`,
  SAME_PLACE: () => 'Origin and destination are the same place. Choose another destination.',
  DUE_BEFORE_READY: () => 'Due before the goods are ready. Choose a later due time.',
  UNKNOWN_ID: (v) => `The id “${v}” does not exist. Add it or correct the reference.`,
  DUPLICATE_ID: (v, d) => `“${v}” stands twice (first: ${d['first'] ?? ''}). Remove one.`,
  EMPTY_CALENDAR: () => 'It never runs. Give it at least one sailing day.',
  IMPOSSIBLE_SPEED: (v, d) => `It would run at ${v} km/h, more than ${d['fastest']} km/h. Check times and distance.`,
  CUT_OFF_AFTER_DEPARTURE: (v) => `The cut-off ${v} lies after the departure. Give hours before it.`,
  VALIDITY_GAP: (v, d) => `No price from ${d['from']} to ${d['to']} for ${v}. Add a row or extend one.`,
  OFF_LAND: (v, d) => `${v} lies ${d['km']} km from land. Check longitude and latitude.`,
  OFF_WATER: (v, d) => `${v} lies ${d['km']} km from the sea. Check longitude and latitude.`,
  ARRIVES_BEFORE_DEPARTURE: (v) => `It arrives ${v} minutes after it leaves. Check clocks, zones and the arrival day.`,
  NO_TARIFF: (v, d) => `Card ${v} has no price for ${d['unit']}: ${d['service']} is not offered in it. Add a row or accept it.`,
  CURRENCY_WITHOUT_RATE: (v) => `No exchange rate for ${v}. Add it to exchange.csv.`,
  VALIDITY_REVERSED: (v, d) => `Valid to ${v}, before it begins on ${d['validFrom']}. Swap the dates.`,
  DUPLICATE_PLACE: (v, d) => `${v} lies on ${d['other']}: one place under two ids. Remove one.`,
  MISSING_PROVENANCE: () => 'No source. Name one of sources.csv.',
  UNREADABLE_ROW: (v) => `The file cannot be read: ${v}.`,
  UNKNOWN_CARRIER: (v, d) => `No carrier is called “${v}”. Use its Chinese or English name, such as ${d['known']}.`,
  AMBIGUOUS_KEY: (v, d) => `“${v}” fits several rows: ${d['known']}. Write more of the key.`,
  CONFLICT: (v, d) => `What stands at ${d['other']} settles “${v}” too, otherwise. Keep one of them.`,
  NO_EFFECT: () => 'It changes nothing: it is so already. Remove it.',
};

const ZH: Record<IssueCode, Say> = {
  MISSING: () => '未填。补上即可。',
  NOT_A_NUMBER: (v) => `「${v}」不是数字。用数字和小数点，如 3.2。`,
  OUT_OF_RANGE: (v, d) => `${v} 超出范围。应大于 ${d['min']}，不超过 ${d['max']}。`,
  UNKNOWN_VALUE: (v, d) => `不认识「${v}」。可用：${d['known']}。`,
  NOT_AN_INSTANT: (v) => `「${v}」不是时刻。写日期、时间和时差，如 2026-12-07T09:00:00+08:00。`,
  NOT_A_DATE: (v) => `「${v}」不是日期。写成 YYYY-MM-DD。`,
  UNKNOWN_FIELD: (v) => `没有「${v}」这一项。删去或改正名称。`,
  UNKNOWN_PLACE: (v) => `没有「${v}」。试试列表中的地名、五字码或编号。`,
  AMBIGUOUS_PLACE: (v) => `「${v}」有多处。按编号选一处。`,
  SAME_PLACE: () => '起点和终点相同。换一个终点。',
  DUE_BEFORE_READY: () => '要求送达早于货物就绪。改晚一些。',
  UNKNOWN_ID: (v) => `没有编号「${v}」。补上或改正引用。`,
  DUPLICATE_ID: (v, d) => `「${v}」出现两次（先见于 ${d['first'] ?? ''}）。删去一处。`,
  EMPTY_CALENDAR: () => '没有班期。至少给一个开航日。',
  IMPOSSIBLE_SPEED: (v, d) => `时速 ${v} km，高于 ${d['fastest']} km。核对时刻和里程。`,
  CUT_OFF_AFTER_DEPARTURE: (v) => `截止时间 ${v} 晚于开航。改为开航前的小时数。`,
  VALIDITY_GAP: (v, d) => `${v} 在 ${d['from']} 至 ${d['to']} 没有价格。补一行或延长一行。`,
  OFF_LAND: (v, d) => `${v} 离陆地 ${d['km']} km。核对经纬度。`,
  OFF_WATER: (v, d) => `${v} 离海 ${d['km']} km。核对经纬度。`,
  ARRIVES_BEFORE_DEPARTURE: (v) => `开航后 ${v} 分到达。核对时刻、时区和到达日。`,
  NO_TARIFF: (v, d) => `运价本 ${v} 没有 ${d['unit']} 的价格：${d['service']} 不以此提供。补一行或接受。`,
  CURRENCY_WITHOUT_RATE: (v) => `没有 ${v} 的汇率。在 exchange.csv 中补上。`,
  VALIDITY_REVERSED: (v, d) => `有效期止 ${v} 早于起 ${d['validFrom']}。对调日期。`,
  DUPLICATE_PLACE: (v, d) => `${v} 与 ${d['other']} 同处：一地两号。删去一处。`,
  MISSING_PROVENANCE: () => '没有来源。写上 sources.csv 中的一个编号。',
  UNREADABLE_ROW: (v) => `文件读不出：${v}。`,
  UNKNOWN_CARRIER: (v, d) => `没有承运人「${v}」。用其中文或英文名，如 ${d['known']}。`,
  AMBIGUOUS_KEY: (v, d) => `「${v}」对得上几行：${d['known']}。键写得再全些。`,
  CONFLICT: (v, d) => `${d['other']} 处也定了「${v}」，两者相反。留一处。`,
  NO_EFFECT: () => '没有改变：现在已是如此。删去即可。',
};

const ISSUES: Record<Spoken, Record<IssueCode, Say>> = { zh: ZH, en: EN };

export const sayIssue = (language: Spoken, code: IssueCode, value: string, detail: Readonly<Record<string, string | number>>): string => ISSUES[language][code](value, detail);

/** What went wrong with a whole request, by stable code. */
export const PROBLEMS = {
  INVALID_REQUEST: { status: 422, en: 'The request has faults; each is listed.', zh: '请求有误，逐项列出。' },
  UNREADABLE_BODY: { status: 400, en: 'The body is not JSON. Send a JSON object.', zh: '请求体不是 JSON。应为一个 JSON 对象。' },
  BODY_TOO_LARGE: { status: 413, en: 'The body is too large.', zh: '请求体过大。' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, en: 'Send content-type application/json.', zh: 'content-type 应为 application/json。' },
  NOT_FOUND: { status: 404, en: 'There is nothing at this address. See /openapi.json.', zh: '此地址没有内容。见 /openapi.json。' },
  METHOD_NOT_ALLOWED: { status: 405, en: 'This address does not take this method. See the Allow header.', zh: '此地址不支持该方法。见 Allow 头。' },
  IDEMPOTENCY_KEY_MISSING: { status: 400, en: 'This call writes. Send an Idempotency-Key of up to 200 characters, a new one for each thing to be written.', zh: '此调用会写入。带上 Idempotency-Key（至多 200 字），每写一件换一个。' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, en: 'This Idempotency-Key was used for something else. Use a new one.', zh: '这个 Idempotency-Key 已用于别的内容。换一个。' },
  PRECONDITION_REQUIRED: { status: 428, en: 'Send If-Match with the ETag you have read, so that nobody’s change is lost.', zh: '带上 If-Match（读到的 ETag），以免覆盖别人的修改。' },
  PRECONDITION_FAILED: { status: 412, en: 'It was changed since you read it. Read it again and repeat the change.', zh: '读取之后已被修改。重新读取再改。' },
  OPTION_GONE: { status: 409, en: 'The option {option} is no longer on offer. Ask again and choose.', zh: '方案 {option} 已不在列。重新查询再选。' },
  NOTHING_OFFERED: { status: 409, en: 'Nothing can be offered for this question now. Ask it to see the reasons.', zh: '这票货现在没有可报的方案。重新查询可看原因。' },
  FX_STALE: { status: 409, en: 'The exchange rate of {currency} is of {asOf}, older than {days} days. Load new rates, then save.', zh: '{currency} 汇率是 {asOf} 的，超过 {days} 天。更新汇率后再存。' },
  QUOTE_NOT_OPEN: { status: 409, en: 'The quote is {state}; this is not possible in that state.', zh: '报价状态为 {state}，不能这样做。' },
  NO_SUCH_VERSION: { status: 409, en: 'The quote has no version {version}.', zh: '这份报价没有第 {version} 版。' },
  BAD_CURSOR: { status: 422, en: 'This page does not exist. Start from the first one.', zh: '没有这一页。从第一页开始。' },
  STORE_UNAVAILABLE: { status: 503, en: 'The store is out of reach; nothing was written. Try again in a few seconds.', zh: '存储暂时不可用，没有写入。几秒后再试。' },
  STORE_FULL: { status: 507, en: 'No space is left; nothing was written. Free some and try again.', zh: '空间已满，没有写入。腾出空间再试。' },
  ENGINE_TIMEOUT: { status: 503, en: 'Planning took too long and was stopped. Ask again with fewer choices.', zh: '规划超时，已停止。缩小范围再试。' },
  ENGINE_BUSY: { status: 503, en: 'Too many plans are waiting. Try again in a few seconds.', zh: '排队的规划过多。几秒后再试。' },
  ENGINE_FAILED: { status: 500, en: 'Planning failed. Report the request id.', zh: '规划失败。报告请求编号。' },
  INTERNAL: { status: 500, en: 'Something failed here. Report the request id.', zh: '服务端出错。报告请求编号。' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;
