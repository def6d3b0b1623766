/** Sentences the server itself speaks, in four languages. Everything else is said by web/i18n. */
import { LANGUAGES, type IssueCode } from '../../../planner/domain/index.ts';
import type { Detail, ProblemCode, Spoken, Texts } from './codes.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { zh } from './zh.ts';

export { PROBLEM_CODES, PROBLEM_STATUS, type ProblemCode, type Spoken } from './codes.ts';

/** The first is spoken to a reader who asks for none of them. */
export const SPOKEN = LANGUAGES;
const TEXTS: Readonly<Record<Spoken, Texts>> = { zh, en, ko, ja };

export const sayIssue = (language: Spoken, code: IssueCode, value: string, detail: Detail): string => TEXTS[language].issues[code](value, detail);
export const sayProblem = (language: Spoken, code: ProblemCode): Texts['problems'][ProblemCode] => TEXTS[language].problems[code];

/** Stands in for any figure: what a sentence looks like before it has one. */
const NAMED: Detail = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
export const showIssue = (language: Spoken, code: IssueCode): string => sayIssue(language, code, '{value}', NAMED);
