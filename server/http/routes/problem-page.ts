/** GET /problems: what the `type` of a problem leads to. Every code in every language, as a page to read or as JSON. */
import type { RequestHandler } from 'express';
import { ISSUE_CODES } from '../../../planner/domain/index.ts';
import { anchorOf } from '../errors.ts';
import { PROBLEM_CODES, PROBLEM_STATUS, sayProblem, showIssue, SPOKEN, type Spoken } from '../texts/index.ts';

type InAllLanguages<T> = Readonly<Record<Spoken, T>>;
const inAll = <T>(say: (language: Spoken) => T): InAllLanguages<T> => Object.fromEntries(SPOKEN.map((language) => [language, say(language)])) as InAllLanguages<T>;

const MEANINGS = {
  problems: PROBLEM_CODES.map((code) => ({ code, type: `/problems#${anchorOf(code)}`, status: PROBLEM_STATUS[code], means: inAll((language) => sayProblem(language, code)) })),
  errors: ISSUE_CODES.map((code) => ({ code, type: `/problems#${anchorOf(code)}`, means: inAll((language) => showIssue(language, code)) })),
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const cells = (means: InAllLanguages<string>): string => SPOKEN.map((language) => `<td lang="${language}">${escape(means[language])}</td>`).join('');
const table = (title: string, rows: readonly { readonly code: string; readonly note: string; readonly means: InAllLanguages<string> }[]): string =>
  `<h2>${title}</h2>\n<table>\n<tr><th scope="col">code</th>${SPOKEN.map((language) => `<th scope="col">${language}</th>`).join('')}</tr>\n` +
  `${rows.map(({ code, note, means }) => `<tr id="${anchorOf(code)}"><th scope="row">${code}${note}</th>${cells(means)}</tr>`).join('\n')}\n</table>\n`;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Problems · Qilu Corridor</title>
<h1>Problems</h1>
${table('The whole request', MEANINGS.problems.map(({ code, status, means }) => ({ code, note: ` ${status}`, means: inAll((language) => `${means[language].title}: ${means[language].detail}`) })))}
${table('One field, in <code>errors</code>', MEANINGS.errors.map(({ code, means }) => ({ code, note: '', means })))}
</html>
`;

export const problemPage: RequestHandler = (_request, response) => {
  const page = (): unknown => response.send(PAGE);
  response.format({ html: page, json: () => response.json(MEANINGS), default: page });
};
