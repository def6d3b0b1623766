/**
 * Text that a spreadsheet takes for a formula: it begins with = + - @, a tab or a line break, or the full-width forms that some of them treat alike.
 * In CSV such text is kept from being one by an apostrophe before it (OWASP, CSV injection); a text that already looks kept gets one more, so that
 * taking off exactly one gives every text back. A workbook needs none of this: there the type of a cell is written down.
 */
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const KEPT = /^'+[=+\-@\t\r\n＝＋－＠]/u;

export const neutralise = (text: string): string => (RISKY.test(text) ? `'${text}` : text);
export const restore = (text: string): string => (KEPT.test(text) ? text.slice(1) : text);
