/** Warehouses by their city, where it is plain that warehouses are meant. */
import type { Names } from '../format/names.ts';
import type { Language } from '../format/time.ts';

const WORDS: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  zh: [[/^(?:韩国|日本|美国|德国|俄罗斯)?(.+?)公共海外仓$/u, '$1'], [/^(.+?)公共口岸仓$/u, '$1口岸仓']],
  en: [[/^(.+?) Public Overseas Warehouse$/u, '$1'], [/^(.+?) Public Gateway Warehouse$/u, '$1 port']],
  ko: [[/^(.+?) 공공 해외창고$/u, '$1'], [/^(.+?) 공공 통상구 창고$/u, '$1 통상구']],
  ja: [[/^(.+?)公共海外倉庫$/u, '$1'], [/^(.+?)公共口岸倉庫$/u, '$1口岸倉庫']],
};

export const withHouseNames = (names: Names): Names => ({ ...names, short: (id) => WORDS[names.language].reduce((name, [long, short]) => name.replace(long, short), names.short(id)) });
