/**
 * Instants in words. An instant is always read on the clock of a place (IANA zone); the zone data is the browser's.
 * Words are weekdays and months, which Intl gives; their order is that of each language.
 */
export const LANGUAGES = ['zh', 'en', 'ko', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];
/** What `lang` says of a text: Han shapes, line breaks and voices hang on it. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : language);

export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE = 60_000;
/** The zone the reader's device is set to. */
export const readerZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
const readers = new Map<string, Intl.DateTimeFormat>();
const reader = (key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const found = readers.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(locale, options);
  readers.set(key, made);
  return made;
};

export const wallClock = (at: number, zone: string): WallClock => {
  const parts = reader(`wall ${zone}`, 'en-US', {
    timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
};

const asUtc = ({ year, month, day, hour, minute }: WallClock): number => Date.UTC(year, month - 1, day, hour, minute);

/** Minutes the zone is ahead of UTC at the instant. */
export const offsetAt = (at: number, zone: string): number => Math.round((asUtc(wallClock(at, zone)) - Math.floor(at / MINUTE) * MINUTE) / MINUTE);

/** The instant of a wall clock `2026-12-07T09:00` in the zone; an hour that a clock change skips falls after it. */
export const instantOfWall = (local: string, zone: string): number | undefined => {
  const naive = Date.parse(`${local}Z`);
  if (Number.isNaN(naive)) return undefined;
  const first = naive - offsetAt(naive, zone) * MINUTE;
  return naive - offsetAt(first, zone) * MINUTE;
};

const two = (n: number): string => String(n).padStart(2, '0');
export const toLocalInput = (at: number, zone: string): string => {
  const { year, month, day, hour, minute } = wallClock(at, zone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
};
/** RFC 3339 with the zone's own offset. */
export const toRfc3339 = (at: number, zone: string): string => {
  const offset = offsetAt(at, zone);
  const size = Math.abs(offset);
  return `${toLocalInput(at, zone)}:00${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB', ko: 'ko-KR', ja: 'ja-JP' };
export const formatWeekday = (at: number, zone: string, language: Language): string =>
  reader(`weekday ${language} ${zone}`, LOCALES[language], { timeZone: zone, weekday: 'short' }).format(at);
export const formatClock = (at: number, zone: string): string => {
  const { hour, minute } = wallClock(at, zone);
  return `${two(hour)}:${two(minute)}`;
};
const monthName = (at: number, zone: string): string => reader(`month ${zone}`, 'en-GB', { timeZone: zone, month: 'short' }).format(at);

/** `12-11 周五`, `Fri 11 Dec`, `12. 11. (금)`, `12/11(金)`; the year only when it is not this one. */
export const formatDate = (at: number, zone: string, language: Language, now = Date.now()): string => {
  const { year, month, day } = wallClock(at, zone);
  const other = year !== wallClock(now, zone).year;
  const weekday = formatWeekday(at, zone, language);
  switch (language) {
    case 'zh': return `${other ? `${year}-` : ''}${two(month)}-${two(day)} ${weekday}`;
    case 'en': return `${weekday} ${day} ${monthName(at, zone)}${other ? ` ${year}` : ''}`;
    case 'ko': return `${other ? `${year}. ` : ''}${month}. ${day}. (${weekday})`;
    case 'ja': return `${other ? `${year}/` : ''}${month}/${day}(${weekday})`;
  }
};
/** The month alone, on a long axis. */
export const formatMonth = (at: number, zone: string, language: Language): string => {
  const { month } = wallClock(at, zone);
  switch (language) {
    case 'zh': return `${month} 月`;
    case 'en': return monthName(at, zone);
    case 'ko': return `${month}월`;
    case 'ja': return `${month}月`;
  }
};

/** The shortest date an axis can carry: `12-11 周五`, `Fri 11`, `11일 (금)`, `11日(金)`. */
export const formatTick = (at: number, zone: string, language: Language): string => {
  const { month, day } = wallClock(at, zone);
  const weekday = formatWeekday(at, zone, language);
  switch (language) {
    case 'zh': return `${two(month)}-${two(day)} ${weekday}`;
    case 'en': return `${weekday} ${day}`;
    case 'ko': return `${day}일 (${weekday})`;
    case 'ja': return `${day}日(${weekday})`;
  }
};
export const formatInstant = (at: number, zone: string, language: Language): string => `${formatDate(at, zone, language)} ${formatClock(at, zone)}`;
export const formatWeekdayClock = (at: number, zone: string, language: Language): string => `${formatWeekday(at, zone, language)} ${formatClock(at, zone)}`;

/** The local midnights inside a span, every `step` days. */
export const midnights = (from: number, to: number, zone: string, step: number): number[] => {
  const { year, month, day } = wallClock(from, zone);
  const found: number[] = [];
  for (let n = 0; n < 400; n += step) {
    const date = new Date(Date.UTC(year, month - 1, day + n)).toISOString().slice(0, 10);
    const at = instantOfWall(`${date}T00:00`, zone) ?? to;
    if (at > to) break;
    if (at >= from) found.push(at);
  }
  return found;
};
export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / MINUTE);
