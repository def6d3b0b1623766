/**
 * What the belts sell abroad, piece by piece: the goods are those that the zones' plans name for the districts (data/places.csv, column goods); products,
 * sizes, values, seasons and returns are invented orders of magnitude.
 */

/** From the least to the most of a range, both included. */
export type Range = readonly [least: number, most: number];

export interface ProductLine {
  /** Names of goods it belongs to. */
  readonly goods: RegExp;
  readonly products: readonly string[];
  /** Millilitres of a packed piece, kilograms of a litre, fen of a piece. */
  readonly millilitres: Range;
  readonly kgPerLitre: Range;
  readonly fen: Range;
  /** Undefined: does not spoil. */
  readonly shelfDays: Range | undefined;
  /** Of a hundred sold, what comes back. */
  readonly returnedPercent: Range;
  readonly season: Season;
}

/** What is sold in a month of the year, of a usual month a hundred; January first. */
export type Season = keyof typeof SEASONS;
export const SEASONS = {
  fishing: [60, 65, 90, 120, 135, 125, 105, 100, 120, 125, 90, 65],
  winter: [130, 110, 85, 70, 60, 55, 55, 70, 100, 130, 165, 170],
  summer: [65, 70, 90, 110, 130, 145, 140, 125, 95, 85, 75, 70],
  gifts: [125, 85, 85, 85, 90, 85, 85, 100, 140, 100, 130, 140],
  sale: [85, 80, 90, 90, 100, 110, 95, 90, 95, 105, 150, 110],
  even: [100, 95, 100, 100, 100, 100, 100, 100, 100, 100, 105, 100],
} as const satisfies Record<string, readonly number[]>;

/** The first whose words occur in the name of the goods. Cold goods are left out: no line of the reference data takes them. */
export const PRODUCT_LINES: readonly ProductLine[] = [
  { goods: /渔具/, products: ['路亚竿', '渔线轮', '钓鱼线', '仿真饵套装', '钓箱', '抄网', '钓鱼伞'], millilitres: [120, 9000], kgPerLitre: [0.12, 0.6], fen: [2500, 42_000], shelfDays: undefined, returnedPercent: [2, 6], season: 'fishing' },
  { goods: /家纺|家用纺织|丝绸|色织布/, products: ['被套四件套', '毛毯', '浴巾', '枕套', '桌布', '丝巾'], millilitres: [600, 14_000], kgPerLitre: [0.12, 0.3], fen: [3000, 26_000], shelfDays: undefined, returnedPercent: [4, 9], season: 'winter' },
  { goods: /服装|毛衫|纺织/, products: ['羊毛衫', '运动外套', '防晒衣', '针织帽', '工装裤', '儿童保暖内衣'], millilitres: [400, 5000], kgPerLitre: [0.15, 0.3], fen: [3500, 24_000], shelfDays: undefined, returnedPercent: [8, 18], season: 'sale' },
  { goods: /海洋食品|水海产|海产/, products: ['即食海参（常温）', '烤鱼片', '海苔脆', '干贝', '鱼籽酱罐头', '海带结'], millilitres: [150, 2500], kgPerLitre: [0.3, 0.7], fen: [1800, 32_000], shelfDays: [180, 540], returnedPercent: [0, 1], season: 'gifts' },
  { goods: /农产品|蔬菜|食品|粉丝|苹果/, products: ['龙口粉丝', '苹果脆片', '花生酥', '山楂干', '蒜粒', '梨膏'], millilitres: [200, 3000], kgPerLitre: [0.35, 0.8], fen: [1200, 9000], shelfDays: [180, 365], returnedPercent: [0, 1], season: 'gifts' },
  { goods: /医养|健康|生物化工|康养/, products: ['胶原蛋白面膜', '护手霜', '颈椎按摩仪', '足浴粉', '护膝', '保湿精华'], millilitres: [100, 4000], kgPerLitre: [0.3, 0.9], fen: [2500, 28_000], shelfDays: [720, 1080], returnedPercent: [1, 4], season: 'even' },
  { goods: /防护|防疫|医疗/, products: ['KF94 口罩（50 片）', '血压计', '额温枪', '一次性手套（200 只）', '创可贴套装'], millilitres: [300, 4500], kgPerLitre: [0.12, 0.4], fen: [1500, 22_000], shelfDays: [720, 1080], returnedPercent: [0, 2], season: 'winter' },
  { goods: /健身/, products: ['瑜伽垫', '可调哑铃', '弹力带套装', '跳绳', '健腹轮', '泡沫轴'], millilitres: [400, 16_000], kgPerLitre: [0.1, 1.4], fen: [2000, 33_000], shelfDays: undefined, returnedPercent: [2, 6], season: 'sale' },
  { goods: /五金|工具/, products: ['套筒扳手组', '电钻套装', '园艺剪', '激光测距仪', '收纳工具箱', '手电筒'], millilitres: [200, 9000], kgPerLitre: [0.4, 1.6], fen: [1800, 36_000], shelfDays: undefined, returnedPercent: [1, 4], season: 'even' },
  { goods: /汽配|汽车|汽摩/, products: ['刹车片', '行车记录仪', '汽车脚垫', '雨刷', '车载充电器', '座椅套'], millilitres: [250, 15_000], kgPerLitre: [0.15, 1.2], fen: [2200, 34_000], shelfDays: undefined, returnedPercent: [2, 7], season: 'even' },
  { goods: /小家电|打印机|电子|集成电路/, products: ['手持吸尘器', '桌面加湿器', '标签打印机', '电热饭盒', '小风扇', '空气炸锅'], millilitres: [800, 18_000], kgPerLitre: [0.15, 0.4], fen: [5500, 46_000], shelfDays: undefined, returnedPercent: [3, 8], season: 'summer' },
  { goods: /日用玻璃|轻工|塑料|日用品/, products: ['耐热玻璃碗', '玻璃杯六只装', '密封罐', '收纳盒', '保温杯'], millilitres: [600, 9000], kgPerLitre: [0.2, 0.6], fen: [1800, 13_000], shelfDays: undefined, returnedPercent: [1, 4], season: 'sale' },
];

/** Where orders come from, and how many of a hundred: by people in the cities around. Ids of places. */
export const MARKET_SHARES = [
  ['MKT-KR-SEOUL', 21], ['MKT-KR-INCHEON', 6], ['MKT-KR-DAEJEON', 4], ['MKT-KR-DAEGU', 5], ['MKT-KR-GWANGJU', 4], ['MKT-KR-BUSAN', 8],
  ['MKT-JP-TOKYO', 20], ['MKT-JP-OSAKA', 11], ['MKT-JP-NAGOYA', 7], ['MKT-JP-FUKUOKA', 6], ['MKT-JP-HIROSHIMA', 4], ['MKT-JP-SAPPORO', 4],
] as const;
/** What is promised there from stock, hours and share of a hundred; direct mail is promised a week. */
export const STOCK_PROMISES: Readonly<Record<string, readonly [hours: number, percent: number]>> = { 'MKT-JP-SAPPORO': [96, 94], 'MKT-JP-FUKUOKA': [72, 94], 'MKT-JP-HIROSHIMA': [72, 94], 'MKT-JP-TOKYO': [72, 94], 'MKT-JP-OSAKA': [72, 94], 'MKT-JP-NAGOYA': [72, 94] };
export const USUAL_STOCK_PROMISE = [48, 94] as const;
export const DIRECT_PROMISE = [168, 90] as const;
