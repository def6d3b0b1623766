/** Every regular expression of the house: literals and `new RegExp('…')` by the compiler's tree, patterns by the contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface FoundRegex {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

export const regexesIn = (file: string, text: string): { readonly found: FoundRegex[]; readonly unread: string[] } => {
  const found: FoundRegex[] = [];
  const unread: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const visit = (node: ts.Node): void => {
    const where = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const literal = node.getText();
      const end = literal.lastIndexOf('/');
      found.push({ where, source: literal.slice(1, end), flags: literal.slice(end + 1) });
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      const [pattern, flags] = node.arguments ?? [];
      if (pattern && ts.isStringLiteralLike(pattern)) found.push({ where, source: pattern.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' });
      else unread.push(where);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { found, unread };
};

export const regexesOfHouse = (root: string, rooms: readonly string[]): ReturnType<typeof regexesIn> => {
  const files = rooms.flatMap((room) => readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts')).map((file) => join(room, file)));
  const each = files.map((file) => regexesIn(file, readFileSync(join(root, file), 'utf8')));
  return { found: each.flatMap(({ found }) => found), unread: each.flatMap(({ unread }) => unread) };
};

export const patternsOf = (node: unknown, at = '#'): FoundRegex[] =>
  node === null || typeof node !== 'object'
    ? []
    : Object.entries(node).flatMap(([key, value]) => (key === 'pattern' && typeof value === 'string' ? [{ where: `openapi ${at}`, source: value, flags: '' }] : patternsOf(value, `${at}/${key}`)));
