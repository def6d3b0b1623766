/** The quotation a customer gets, read by another program than the one that wrote it: what stands on it, and what must not. */
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../planner/domain/index.ts';
import { mapLines } from '../../server/adapters/pdf/geometry.ts';
import { openPrintShop, printQuotation } from '../../server/adapters/pdf/quotation-pages.ts';
import { toQuotation } from '../../server/http/contract/quotation.ts';
import type { QuoteDocument } from '../../server/http/contract/saved-quote.ts';
import { repository } from '../../server/paths.ts';
import type { Quotation, Standing } from '../../server/ports/quotation.ts';
import { crowdedWords, readPdf, type ReadPdf } from '../support/read-pdf.ts';
import { referenceNetwork } from '../support/reference.ts';
import { savedVersion } from '../support/saved-version.ts';

const shop = openPrintShop(repository);
const CUSTOMER = { name: '环翠渔具示例厂', contact: '王经理 0631-5200000' };
const OPEN: Standing = { kind: 'open' };
const quotation = (document: QuoteDocument, language: Language, changes: Partial<Quotation> = {}): Quotation => ({ ...toQuotation(document, CUSTOMER, OPEN, language, undefined), ...changes });
const print = async (given: Quotation): Promise<ReadPdf> => readPdf(await printQuotation(given, shop));
const MARGINS = [39.6, 555.6] as const;
const bare = (text: string): string => text.replace(/\s+/g, '');

/** Words of each way that must be read on the paper, by language: legs, ends, works, cut-offs. */
const WAYS: Readonly<Record<string, { readonly rides: readonly string[]; readonly words: Readonly<Record<Language, readonly string[]>> }>> = {
  'Huancui to Seoul by ferry': {
    rides: ['FERRY-WEI-INC'],
    words: {
      zh: ['运输报价单', '提货·威海环翠区→威海港', '出口报关9710', '拼箱收货截止12-07周一19:00', '威海→仁川·拼箱', '派送·仁川港→首尔', '不含目的国关税'],
      en: ['Freightquotation', 'Pickup·Huancui→Weihai', 'exportcustoms9710', 'LCLreceiptbyMon7Dec19:00', 'Weihai→Incheon·LCL', 'Delivery·Incheon→Seoul', 'dutyandtaxareexcluded'],
      ko: ['운송견적서', '집화·환추이구→웨이하이항', '수출통관9710', 'LCL입고마감12.7.(월)19:00', '웨이하이→인천·LCL', '배송·인천항→서울', '수하인이부담합니다'],
      ja: ['運送見積書', '集荷·環翠区→威海港', '輸出通関9710', 'LCL搬入締切12/07(月)19:00', '威海→仁川·LCL', '配送·仁川港→ソウル', '荷受人の負担です'],
    },
  },
  'Huancui to Los Angeles, sea and air': {
    rides: ['FERRY-WEI-INC', 'FLT-ICN-LAX-33'],
    words: {
      zh: ['接驳·仁川港→首尔仁川国际机场', '航空收货截止', '首尔仁川→洛杉矶', '3.2RT', '533.5kg', '美国AMS预申报', '油井到车轮'],
      en: ['Transfer·Incheon→IncheonAirport', 'Airacceptanceby', 'USAMSfiling', '3.2RT', '533.5kg', 'welltowheel'],
      ko: ['연결운송·인천항→인천국제공항', '항공접수마감', '미국AMS신고', '3.2RT', '533.5kg', '유정에서바퀴까지'],
      ja: ['接続輸送·仁川港→仁川国際空港', '航空受付締切', '米国AMS申告', '3.2RT', '533.5kg', '油井から車輪まで'],
    },
  },
  'Jinan to Hamburg by rail': {
    rides: ['TRN-JNDJ-HAM-2020'],
    words: {
      zh: ['阿拉山口·换装', '布列斯特→汉堡', '进站截止', '欧盟ENS预申报', '柏林', '明斯克'],
      en: ['Alashankou·gaugechange', 'Brest→Hamburg', 'Terminalcut-off', 'EUENSfiling', 'Berlin', 'Minsk'],
      ko: ['아라산커우·궤간환적', '브레스트→함부르크', '역반입마감', 'EUENS신고', '베를린', '민스크'],
      ja: ['阿拉山口·軌間積替え', 'ブレスト→ハンブルク', '駅搬入締切', 'EUENS申告', 'ベルリン', 'ミンスク'],
    },
  },
};
const VALID: Readonly<Record<Language, string>> = { zh: '有效至12-14周一18:00', en: 'ValiduntilMon14Dec18:00', ko: '유효기한12.14.(월)18:00', ja: '有効期限12/14(月)18:00' };

const network = referenceNetwork();
const documents: Record<string, QuoteDocument> = {};
let longest: QuoteDocument;
beforeAll(async () => {
  const riding = (...rides: string[]) => (ids: readonly string[]): string | undefined => ids.find((id) => rides.every((ride) => id.includes(ride)));
  documents['Huancui to Seoul by ferry'] = await savedVersion(network, { from: '环翠', to: '首尔' }, riding('FERRY-WEI-INC', ':loose'));
  documents['Huancui to Los Angeles, sea and air'] = await savedVersion(network, { from: '环翠', to: 'Los Angeles' }, riding('FERRY-WEI-INC', 'FLT-ICN-LAX-33'));
  documents['Jinan to Hamburg by rail'] = await savedVersion(network, { from: '济南', to: 'Hamburg', weightKg: 9000, volumeCbm: 50 }, riding('load+TRN-JNDJ-HAM'));
  longest = await savedVersion(network, { from: '济南', to: 'Hamburg', weightKg: 9000, volumeCbm: 50 }, riding('FERRY-SHD-INC', 'FLT-ICN-LEJ'));
});
const documentOf = (way: string): QuoteDocument => documents[way] as QuoteDocument;

/** Fen of every amount with decimals that is printed. */
const amountsIn = (text: string): string[] => text.match(/(?<![\d.,])(\d{1,3}(,\d{3})+|\d+)\.\d{2}(?!\d)/g)?.map((amount) => amount.replaceAll(',', '')) ?? [];
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''));

/** The selling amount of each place and leg, added up by the rule of the screen and not by the server's code. */
const expectedGroups = ({ option, sellLines }: QuoteDocument): string[] => {
  const sums: { where: string; fen: bigint }[] = [];
  for (const { charge, step } of option.charges.map(({ step: at }, charge) => ({ charge, step: at })).sort((a, b) => a.step - b.step)) {
    const at = option.steps[step];
    const where = at?.mode ? `${at.kind}${at.from}${at.to}` : `${at?.from}`;
    const amount = fen(sellLines.find((line) => line.charge === charge)?.amount ?? '');
    const last = sums.at(-1);
    if (last?.where === where) last.fen += amount;
    else sums.push({ where, fen: amount });
  }
  return sums.map((sum) => `${sum.fen / 100n}.${String(sum.fen % 100n).padStart(2, '0')}`);
};

/** What would let a customer see what the firm pays: any amount that is neither a selling amount nor a rate of exchange, the margin's rule, a rate behind a quantity. */
const leaksIn = (text: string, document: QuoteDocument): string[] => {
  const open = new Set([...expectedGroups(document), document.price.sell.amount, ...document.rates.map((rate) => rate.cnyPerUnit)]);
  return [
    ...amountsIn(text).filter((amount) => !open.has(amount)),
    ...[document.margin.rule.name, document.margin.rule.percent].filter((secret) => text.includes(secret)),
    ...document.option.charges.flatMap(({ quantity, rate }) => [`${quantity} × ${rate}`, `${quantity} x ${rate}`, `@ ${rate}`].filter((shown) => text.includes(shown))),
  ];
};

describe.each(Object.keys(WAYS))('%s', (way) => {
  test.each(LANGUAGES)('in %s: legs, selling amounts, validity; nothing of what was paid', async (language) => {
    const document = documentOf(way);
    expect(document.option.steps.flatMap((step) => (step.service ? [step.service] : []))).toEqual(expect.arrayContaining([...(WAYS[way]?.rides ?? [])]));
    const pdf = await print(quotation(document, language));
    const text = bare(pdf.text);
    expect([...(WAYS[way]?.words[language] ?? []), VALID[language], document.number, bare(CUSTOMER.name), bare(CUSTOMER.contact)].filter((word) => !text.includes(word))).toEqual([]);
    const clocks = document.option.steps.filter((step) => step.mode !== null).flatMap((step) => [step.startsAt.slice(11, 16), step.endsAt.slice(11, 16)]);
    expect(clocks.filter((clock) => !pdf.text.includes(clock))).toEqual([]);
    // The amounts of the table, in its order; then the total, which is their sum; before it the price among the facts.
    const [price, ...table] = amountsIn(pdf.text).filter((amount) => !document.rates.some((rate) => rate.cnyPerUnit === amount));
    const groups = expectedGroups(document);
    expect(table).toEqual([...groups, document.price.sell.amount]);
    expect(price).toBe(document.price.sell.amount);
    expect(table.slice(0, -1).reduce((sum, amount) => sum + fen(amount), 0n)).toBe(fen(document.price.sell.amount));
    expect(leaksIn(pdf.text, document)).toEqual([]);
    expect(pdf.pages.length).toBeLessThanOrEqual(2);
    expect(pdf.fonts.length).toBeGreaterThan(1);
    expect(pdf.fonts.filter((font) => !font.isEmbedded || !font.isSubset)).toEqual([]);
    expect(crowdedWords(pdf.words, MARGINS)).toEqual([]);
    expect(pdf.title).toContain(document.number);
  });
});

describe('what the customer must not see', () => {
  test('is not even handed to the printer', () => {
    const document = documentOf('Huancui to Los Angeles, sea and air');
    const handed = JSON.stringify(quotation(document, 'zh'));
    const buying = [document.price.buy.amount, document.margin.amount.amount, document.margin.rule.name, ...document.option.charges.map((charge) => charge.amount)].filter((secret) => !expectedGroups(document).includes(secret));
    expect(buying.filter((secret) => handed.includes(`"${secret}"`))).toEqual([]);
    expect(handed).not.toMatch(/"(buy|margin|rate|native|fx)"/);
  });
  test('planted: a buying price on the paper is caught', async () => {
    const document = documentOf('Huancui to Seoul by ferry');
    const given = quotation(document, 'zh');
    const [paid] = document.option.charges;
    const leaky = await print({ ...given, groups: given.groups.map((group, i) => (i === 0 ? { ...group, amount: paid?.amount ?? '' } : group)) });
    expect(leaksIn(leaky.text, document)).toEqual([paid?.amount]);
    expect(leaksIn((await print({ ...given, customer: { ...CUSTOMER, contact: `成本 ${document.price.buy.amount}` } })).text, document)).toEqual([document.price.buy.amount]);
  });
  test('lines that do not add up are not printed', () => {
    const document = documentOf('Huancui to Seoul by ferry');
    expect(() => quotation({ ...document, sellLines: document.sellLines.slice(1) }, 'zh')).toThrow(/sum/);
  });
});

describe('the paper', () => {
  test('the same version gives the same bytes, another state or language others', async () => {
    const given = quotation(documentOf('Huancui to Seoul by ferry'), 'ko');
    const bytes = await Promise.all([printQuotation(given, shop), printQuotation(given, openPrintShop(repository)), printQuotation({ ...given, standing: { kind: 'superseded', by: 2 } }, shop)]);
    const [first, again, marked] = bytes.map((each) => Buffer.from(each).toString('latin1'));
    expect(again === first).toBe(true);
    expect(marked === first).toBe(false);
    expect(first).toContain('/Lang (ko)');
    expect(first).toContain('D:20261207011200Z');
  });
  test.each<[Standing, Readonly<Record<Language, string>>]>([
    [{ kind: 'accepted', at: '2026-12-08T10:00:00+08:00' }, { zh: '已接受 12-08 周二 10:00', en: 'Accepted Tue 8 Dec 10:00', ko: '수락됨 12. 8. (화) 10:00', ja: '承諾済み 12/08(火) 10:00' }],
    [{ kind: 'expired', at: '2026-12-14T18:00:00+08:00' }, { zh: '已过期 12-14 周一 18:00', en: 'Expired Mon 14 Dec 18:00', ko: '기한 만료 12. 14. (월) 18:00', ja: '期限切れ 12/14(月) 18:00' }],
    [{ kind: 'superseded', by: 2 }, { zh: '第 2 版为准', en: 'version 2 applies', ko: '제2판 적용', ja: '第 2 版が有効' }],
  ])('what became of the offer stands on every page: %j', async (standing, said) => {
    for (const language of LANGUAGES) {
      const pdf = await print(quotation(longest, language, { standing }));
      expect(pdf.pages.filter((page) => !bare(page).includes(bare(said[language])))).toEqual([]);
      expect(bare((await print(quotation(longest, language))).text)).not.toContain(bare(said[language]));
    }
  });
  test.each(LANGUAGES)('the longest way and the longest names stay on two pages and within their columns, in %s', async (language) => {
    const customer = { name: '山东省威海市环翠区国际海运渔具与海产品综合贸易示例有限责任公司'.repeat(4).slice(0, 120), contact: 'Very Long Contact Person Name, Department of Overseas Purchasing '.repeat(4).slice(0, 200).trim() };
    const pdf = await print({ ...quotation(longest, language), customer, standing: { kind: 'expired', at: '2026-12-14T18:00:00+08:00' } });
    expect(pdf.pages.length).toBeLessThanOrEqual(2);
    expect(bare(pdf.text)).toContain(bare(customer.name).slice(0, 12));
    expect(crowdedWords(pdf.words, MARGINS)).toEqual([]);
  });
  test('a table goes on over pages under its own head', async () => {
    const given = quotation(longest, 'zh');
    const pdf = await print({ ...given, steps: Array.from({ length: 16 }, () => given.steps).flat() });
    const withRows = pdf.pages.filter((page) => /收货|候船|换装/.test(page));
    expect(withRows.length).toBeGreaterThan(2);
    expect(withRows.filter((page) => !page.includes('运段与停留'))).toEqual([]);
    expect(pdf.pages.map((_, i) => `${i + 1} / ${pdf.pages.length}`).filter((foot, i) => !pdf.pages[i]?.includes(foot))).toEqual([]);
  });
  test.each<[Language, string, string]>([['zh', '九成把握送达', '是估算|为估算'], ['en', 'Ninecasesinten(p90)', 'areestimates'], ['ko', '열에아홉도착(p90)', '추정이며'], ['ja', '十中九の到着', '推定で']])('%s: says p90 and p50 and what they rest on; a quote saved before they were known says how long it takes', async (language, p90, estimates) => {
    const document = documentOf('Huancui to Seoul by ferry');
    const [now, before] = await Promise.all([document, { ...document, option: { ...document.option, reliability: null } }].map(async (each) => bare((await print(quotation(each, language))).pages.join(' '))));
    expect(now).toContain(p90);
    expect(now).toMatch(/p50/);
    expect(now).toMatch(new RegExp(estimates));
    expect(before).not.toContain(p90);
  });
  test('the Pacific is crossed in one piece, planted: not where a line runs back over the globe', () => {
    const longestJump = (given: Quotation): number => Math.max(...mapLines(given).lines.flatMap(({ points }) => points.slice(1).map(([lon], i) => Math.abs(lon - (points[i]?.[0] ?? lon)))));
    const given = quotation(documentOf('Huancui to Los Angeles, sea and air'), 'zh');
    const { lines, stops } = mapLines(given);
    expect(longestJump(given)).toBeLessThan(10);
    expect(lines.slice(1).map(({ points }, i) => Math.abs((points[0]?.[0] ?? 0) - (lines[i]?.points.at(-1)?.[0] ?? 0))).every((gap) => gap < 1)).toBe(true);
    expect(stops.at(-1)?.at[0]).toBeCloseTo(241.8, 0);
    expect(longestJump({ ...given, paths: { ...given.paths, 'AIR-ICN>AIR-LAX:air': [[[126.4, 37.5], [150, 40], [-30, 40], [-118.4, 33.9]]] } })).toBeGreaterThan(100);
  });
});
