/** Planning weeks: Monday to Monday on the clock of the hub. */
import { instantOfWall, toRfc3339, wallClock } from './time.ts';

const DAYS = 7;
const two = (n: number): string => String(n).padStart(2, '0');

export const addDays = (date: string, days: number): string => {
  const at = new Date(`${date}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};
/** The Monday, `2026-12-07`, of the week an instant lies in. */
export const mondayOf = (at: number, zone: string): string => {
  const { year, month, day } = wallClock(at, zone);
  const date = `${year}-${two(month)}-${two(day)}`;
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  return addDays(date, -((weekday + DAYS - 1) % DAYS));
};
export const isDate = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));

export interface Span {
  readonly from: number;
  readonly until: number;
}
export const spanOf = (monday: string, zone: string): Span => ({ from: instantOfWall(`${monday}T00:00`, zone) ?? 0, until: instantOfWall(`${addDays(monday, DAYS)}T00:00`, zone) ?? 0 });
/** RFC 3339 with the hub's offset. */
export const instantsOf = ({ from, until }: Span, zone: string) => ({ from: toRfc3339(from, zone), until: toRfc3339(until, zone) });

/** `12-07 — 12-13` */
export const weekName = (monday: string): string => `${monday.slice(5)} — ${addDays(monday, DAYS - 1).slice(5)}`;
/** `2026-W50`, ISO 8601. */
export const weekNumber = (monday: string): string => {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00Z`) - Date.parse(`${year}-01-01T00:00Z`)) / 86_400_000;
  return `${year}-W${two(Math.floor(days / DAYS) + 1)}`;
};
