import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Nothing is gathered of what passes, and neither sounds nor style sheets are fetched again: the pages have no sounds, and none of these rules reads style sheets. */
const OPTIONS = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false };
type Run = (options: typeof OPTIONS) => Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[] }>;

/** What axe finds wrong with the page as it stands, one line a rule, and by how much it is wider than the screen. */
export const complaintsOf = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { readonly axe: { readonly run: Run } }).axe.run(options);
    // A control that is large enough may stand half behind a bar that stays while the page is scrolled: the reader scrolls on.
    const isLarge = ({ target }: { readonly target: unknown }): boolean => {
      const box = document.querySelector(String((target as readonly unknown[])[0]))?.getBoundingClientRect();
      return box !== undefined && box.width >= 24 && box.height >= 24;
    };
    const found = violations.map((v) => (v.id === 'target-size' ? { ...v, nodes: v.nodes.filter((node) => !isLarge(node)) } : v)).filter(({ nodes }) => nodes.length > 0);
    const excess = document.documentElement.scrollWidth - window.innerWidth;
    return [...found.map((v) => `${v.id}: ${JSON.stringify(v.nodes.slice(0, 3).map((n) => n.target))}`), ...(excess > 0 ? [`wider than the screen by ${excess}`] : [])];
  }, OPTIONS);
};
