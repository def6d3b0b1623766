import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The Chromium that `npm test` found or installed. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ARGUMENTS });
};

export interface Look {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

/** A page as a reader of that language and theme gets it, and every complaint the browser makes about it. */
export const openPage = async (browser: Browser, url: string, look: Look): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> => {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height }, colorScheme: look.theme, locale: look.language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(`${message.type()}: ${message.text()}`));
  page.on('request', (request) => !request.url().startsWith(url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:') && complaints.push(`outside: ${request.url()}`));
  await page.goto(url);
  return { page, context, complaints };
};
