/** The margin rules used last, newest first, and the validity chosen last. Kept on this device only. */
import { keep, readKept, readKeptJson } from '../state/kept.ts';

const RULES = 'qilu.margin-rules';
const DAYS = 'qilu.valid-days';
const KEPT = 8;
export const DEFAULT_DAYS = '7';

export interface KeptRule {
  readonly name: string;
  /** Percent, as typed. */
  readonly percent: string;
  /** Amount, as typed; empty for none. */
  readonly minimum: string;
  /** Of the minimum. */
  readonly currency: string;
}

const isRule = (value: unknown): value is KeptRule =>
  typeof value === 'object' && value !== null && ['name', 'percent', 'minimum', 'currency'].every((field) => typeof (value as Record<string, unknown>)[field] === 'string');

export const listRules = (): readonly KeptRule[] => {
  const kept = readKeptJson(RULES);
  return Array.isArray(kept) ? kept.filter(isRule) : [];
};
/** A rule is known by its name; without one by its figures. */
const isSame = (a: KeptRule, b: KeptRule): boolean => (a.name || b.name ? a.name === b.name : a.percent === b.percent && a.minimum === b.minimum);
export const keepRule = (rule: KeptRule): void => keep(RULES, JSON.stringify([rule, ...listRules().filter((other) => !isSame(other, rule))].slice(0, KEPT)));

export const lastDays = (): string => {
  const kept = readKept(DAYS) ?? '';
  return /^\d{1,2}$/.test(kept) ? kept : DEFAULT_DAYS;
};
export const keepDays = (days: string): void => keep(DAYS, days);
