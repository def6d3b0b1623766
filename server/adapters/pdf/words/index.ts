import type { Language } from '../../../../planner/domain/index.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

export type { Words } from './words.ts';
export { ZONE_NAMES } from './zones.ts';
export const WORDS: Readonly<Record<Language, Words>> = { zh, en, ko, ja };
