/** Files of assortments: the template, a sender's table back with what is wrong in each row, and a drawn sample in the columns of the template. */
import type { Language } from '../../../planner/domain/index.ts';
import type { AssortmentRow } from '../../ports/assortments.ts';
import type { SheetColumn, WrittenSheet } from '../../ports/sheets.ts';
import { ASSORTMENT_FIELD_NAMES, ASSORTMENT_RESULT_COLUMNS, TEMPLATE_FIELDS, WEEK_FIELDS, type AssortmentField } from '../../usecases/assortments/columns.ts';
import { toCellFault, type TableShape } from '../contract/table.ts';
import type { Places } from '../contract/to-api.ts';
import { givenBack, numberCell, tableTemplate } from './table-file.ts';

type Words = Readonly<Record<Language, string>>;
const say = (zh: string, en: string, ko: string, ja: string): Words => ({ zh, en, ko, ja });

export const ASSORTMENT_FILE_WORDS = {
  template: say('备货商品模板', 'Assortment template', '재고 상품 양식', '在庫商品テンプレート'),
  sheet: say('商品与需求', 'Assortment', '상품과 수요', '商品と需要'),
  help: say('填写说明', 'How to fill in', '작성 방법', '記入方法'),
  column: say('列', 'Column', '열', '列'),
  meaning: say('说明', 'Meaning', '설명', '意味'),
  taken: say('已导入', 'Imported', '가져옴', '取り込み済み'),
  mayBeTaken: say('可导入', 'Can be imported', '가져올 수 있음', '取り込み可'),
  refused: say('有误，未导入', 'Has faults, not imported', '오류로 가져오지 않음', '誤りがあり取り込まず'),
} as const;
const HEADINGS: Readonly<Record<(typeof ASSORTMENT_RESULT_COLUMNS)[number], Words>> = {
  import_result: say('导入结果', 'Import result', '가져오기 결과', '取り込み結果'),
  errors: say('错误', 'Errors', '오류', 'エラー'),
};
const OF_WEEK = say('该周件数。填了按周的列，就不填周销量', 'Units of that week. With columns by week, leave weekly_units blank', '그 주의 수량. 주별 열을 쓰면 주간 판매량은 비움', 'その週の数量。週別の列を使う場合、週販数は空欄');
const HELP: Readonly<Record<Exclude<AssortmentField, `week_${number}`>, Words>> = {
  sku: say('必填。一个 SKU 每个市场一行，其余信息各行一致', 'Required. One row for each SKU and market; the rest is the same in all rows of a SKU', '필수. SKU와 시장마다 한 행, 나머지는 SKU의 모든 행에서 같음', '必須。SKU と市場ごとに一行、他は SKU の全行で同じ'),
  name: say('品名；空白按 SKU', 'What it is; blank: the SKU', '상품명. 비우면 SKU', '品名。空欄は SKU'),
  market: say('必填。销往的市场，名称或编号', 'Required. Market it is sold in, by name or id', '필수. 판매 시장', '必須。販売市場'),
  weekly_units: say('每周件数。各周不同时改加「第1周」「第2周」…列', 'Units a week. Where weeks differ, add columns "week 1", "week 2" … instead', '주당 수량. 주마다 다르면 "1주", "2주" … 열을 추가', '週あたりの数量。週で異なる場合は「第1週」「第2週」…の列を足す'),
  weekly_deviation: say('一周件数的标准差；空白按泊松，即件数的平方根', 'Standard deviation of the units of a week; blank: Poisson, the square root of the units', '주 수량의 표준편차. 비우면 푸아송(수량의 제곱근)', '週数量の標準偏差。空欄はポアソン（数量の平方根）'),
  value: say('必填。单件货值', 'Required. Value of one unit', '필수. 개당 가액', '必須。1 個の価格'),
  currency: say('货值的币种；空白按 CNY', 'Of the value; blank: CNY', '가액의 통화. 비우면 CNY', '価格の通貨。空欄は CNY'),
  weight_kg: say('必填。单件含包装毛重，公斤', 'Required. Gross weight of one packed unit, kg', '필수. 포장 포함 개당 총중량, kg', '必須。梱包込み 1 個の総重量、kg'),
  volume_cbm: say('必填。单件含包装体积，立方米，如 0.0026', 'Required. Volume of one packed unit, m³, such as 0.0026', '필수. 포장 포함 개당 부피, m³. 예: 0.0026', '必須。梱包込み 1 個の容積、m³。例：0.0026'),
  shelf_days: say('保质期天数；空白为不过期', 'Shelf life in days; blank: does not spoil', '유통기한 일수. 비우면 상하지 않음', '賞味日数。空欄は期限なし'),
  temperature: say('温度等级 T-AMB、T-CHILL、T-FROZEN 等；空白按常温', 'Temperature class T-AMB, T-CHILL, T-FROZEN …; blank: ambient', '온도 등급 T-AMB, T-CHILL, T-FROZEN 등. 비우면 상온', '温度区分 T-AMB、T-CHILL、T-FROZEN など。空欄は常温'),
  regimes: say('可用监管方式，分号隔开：9810、1210 备货，9610 直邮；空白按 9810;9610', 'Customs regimes it may go under, divided by semicolons: 9810, 1210 to stock, 9610 direct; blank: 9810;9610', '가능한 감독 방식, 세미콜론으로 구분: 9810·1210 재고, 9610 직송. 비우면 9810;9610', '使える監督方式をセミコロンで区切る：9810・1210 は在庫、9610 は直送。空欄は 9810;9610'),
  returned_percent: say('退货率，百分数；空白按 0', 'Of the units sold, what comes back, percent; blank: 0', '반품률, 퍼센트. 비우면 0', '返品率、パーセント。空欄は 0'),
};
const EXAMPLE: Readonly<Partial<Record<AssortmentField, string>>> = {
  sku: 'ROD-21', name: '碳素钓竿 2.1 米', market: '首尔', weekly_units: '120', weekly_deviation: '35', value: '68', currency: 'CNY', weight_kg: '0.42', volume_cbm: '0.0026', shelf_days: '', temperature: 'T-AMB', regimes: '9810;9610', returned_percent: '2',
};
const NUMBERS: readonly AssortmentField[] = ['weekly_units', 'weekly_deviation', 'value', 'weight_kg', 'volume_cbm', 'shelf_days', 'returned_percent', ...WEEK_FIELDS];
const isWeek = (field: AssortmentField): field is `week_${number}` => field.startsWith('week_');

export const assortmentTemplate = (language: Language) =>
  tableTemplate({ fields: TEMPLATE_FIELDS, names: ASSORTMENT_FIELD_NAMES, texts: ASSORTMENT_FILE_WORDS, explain: (field) => (isWeek(field) ? OF_WEEK : HELP[field]), example: (field) => (NUMBERS.includes(field) ? numberCell(EXAMPLE[field] ?? '') : EXAMPLE[field]) }, language);

/** A table as it was kept, to be sent in again. */
export const assortmentSheet = ({ header, uses }: TableShape, rows: Iterable<AssortmentRow>, language: Language): WrittenSheet => ({
  name: ASSORTMENT_FILE_WORDS.sheet[language], columns: header.map((text) => ({ header: text, width: 18 })),
  rows: Array.from(rows, ({ cells }) => cells.map((cell, i) => (cell !== '' && NUMBERS.includes(uses[i] as AssortmentField) ? numberCell(cell) : cell))),
});

/** @param isTaken false: before anything is written */
export const assortmentBack = (shape: TableShape, rows: AsyncIterable<AssortmentRow> | Iterable<AssortmentRow>, isTaken: boolean, places: Places, language: Parameters<typeof toCellFault>[4]): WrittenSheet => {
  const results = ASSORTMENT_RESULT_COLUMNS.map((column): SheetColumn => ({ header: `${HEADINGS[column][language]} / ${column}`, width: column === 'errors' ? 60 : 22 }));
  const { sheet, taken, mayBeTaken, refused } = ASSORTMENT_FILE_WORDS;
  return givenBack(sheet[language], shape, results, rows, (row) => {
    const faults = row.faults.map((fault) => toCellFault<AssortmentField>(row.number, fault, shape, places, language));
    return [(row.line ? (isTaken ? taken : mayBeTaken) : refused)[language], faults.map(({ header, message }) => `${header}: ${message}`).join('\n')];
  });
};
