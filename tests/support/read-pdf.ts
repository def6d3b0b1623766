/** A PDF as another program reads it: poppler's text, boxes of words, fonts and facts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface ReadPdf {
  readonly text: string;
  readonly pages: readonly string[];
  readonly words: readonly Word[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean; readonly isSubset: boolean }[];
  readonly title: string;
}

export const readPdf = (bytes: Uint8Array): ReadPdf => {
  const folder = mkdtempSync(join(tmpdir(), 'quotation-'));
  const file = join(folder, 'a.pdf');
  const run = (tool: string, ...args: string[]): string => {
    const done = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 64e6 });
    if (done.error) throw new Error(`${tool} is missing: it comes with poppler-utils, which npm test installs`);
    if (done.status !== 0 || done.stderr !== '') throw new Error(`${tool}: ${done.stderr}`);
    return done.stdout;
  };
  try {
    writeFileSync(file, bytes);
    const text = run('pdftotext', '-layout', file, '-');
    const boxes = run('pdftotext', '-bbox', file, '-');
    return {
      text, pages: text.split('\f').slice(0, -1),
      words: boxes.split('<page ').slice(1).flatMap((page, number) =>
        [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, left, top, right, bottom, word]) => ({
          page: number + 1, text: word ?? '', left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom),
        })),
      ),
      fonts: run('pdffonts', file).split('\n').slice(2).filter(Boolean).map((line) => {
        const [embedded, subset] = line.trim().split(/\s+/).slice(-5);
        return { name: line.split(/\s/)[0] ?? '', isEmbedded: embedded === 'yes', isSubset: subset === 'yes' };
      }),
      title: /^Title:\s+(.*)$/m.exec(run('pdfinfo', file))?.[1] ?? '',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Words that run into each other or over the margin; ascent and descent of neighbouring lines may touch. */
export const crowdedWords = (words: readonly Word[], [left, right]: readonly [number, number]): string[] => [
  ...words.filter((word) => word.left < left - 1 || word.right > right + 1).map((word) => `${word.text} stands over the margin`),
  ...words.flatMap((a, i) =>
    words.slice(i + 1).flatMap((b) => {
      if (a.page !== b.page) return [];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return wide > 1 && high > 0.45 * Math.min(a.bottom - a.top, b.bottom - b.top) ? [`${a.text} runs into ${b.text}`] : [];
    }),
  ),
];
