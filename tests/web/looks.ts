import type { Look } from '../support/browser.ts';

const EVERY: readonly Look[] = (['zh', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width): Look => ({ language, theme, width, height: 900 }))));
/** 1024 px once: what fits at 1440 and at 390 is mostly found there. */
const NARROW: Look = { language: 'en', theme: 'light', width: 1024, height: 900 };

/** The looks a page must hold. `npm test` takes two that differ in language, theme and width; `npm run chaos -- look` (LOOKS=all) takes all of them. */
export const LOOKS: readonly Look[] =
  process.env['LOOKS'] === 'all' ? [...EVERY, NARROW] : EVERY.filter(({ language, theme, width }) => `${language} ${theme} ${width}` === 'zh light 1440' || `${language} ${theme} ${width}` === 'en dark 390');
