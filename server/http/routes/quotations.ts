import { createHash } from 'node:crypto';
import { Router, type Request } from 'express';
import { LANGUAGES, parseInstant, type Language } from '../../../planner/domain/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { QuotationPrinter } from '../../ports/quotation.ts';
import type { Reads } from '../../ports/store.ts';
import { standingOf, toQuotation } from '../contract/quotation.ts';
import { quoteNumber } from '../contract/saved-quote.ts';
import { readDocument } from '../contract/to-document.ts';
import { sendProblem } from '../errors.ts';

export interface QuotationParts {
  readonly read: Reads;
  readonly printer: QuotationPrinter;
  readonly clock: Clock;
  /** Name of the firm that quotes; undefined prints a sample name. */
  readonly firm: string | undefined;
}

const VERSION = /^[1-9]\d{0,5}$/;
/** What the file is called where it is saved. */
const FILE_NAMES: Readonly<Record<Language, string>> = { zh: '报价单', en: 'Quotation', ko: '견적서', ja: '見積書' };

export const quotationRoutes = ({ read, printer, clock, firm }: QuotationParts): Router => {
  const router = Router();
  router.get('/api/v1/saved-quotes/:number/versions/:version/quotation.pdf', async (request, response) => {
    const language = printedLanguage(request);
    if (!language) {
      const value = String(request.query['language']);
      return sendProblem(request, response, 'INVALID_REQUEST', [{ pointer: '/language', code: 'UNKNOWN_VALUE', value, detail: { known: LANGUAGES.join(', ') }, candidates: [] }]);
    }
    const { version } = request.params;
    const asked = quoteNumber.safeParse(request.params.number);
    if (!asked.success || !VERSION.test(version)) return sendProblem(request, response, 'NOT_FOUND');
    const number = asked.data;
    const [quote, stored] = await Promise.all([read.quote(number), read.document(number, Number(version))]);
    if (!quote || !stored) return sendProblem(request, response, 'NOT_FOUND');
    const document = readDocument(stored.document);
    const validUntil = parseInstant(document.validUntil);
    if (validUntil === undefined) throw new Error(`${number}: valid until ${document.validUntil}`);
    const standing = standingOf(quote, document.version, validUntil, clock.now());
    const etag = `"${createHash('sha256').update(JSON.stringify([stored.sha256, quote.customer, standing, language, firm ?? null])).digest('base64url')}"`;
    response.setHeader('ETag', etag).setHeader('Cache-Control', 'private, no-cache').vary('Accept-Language');
    if (request.headers['if-none-match'] === etag) return response.status(304).end();
    const bytes = await printer.print(toQuotation(document, quote.customer, standing, language, firm));
    const plain = `quotation-${number}-v${document.version}.pdf`;
    response.setHeader('Content-Disposition', inlineNamed(`${FILE_NAMES[language]} ${number} v${document.version}.pdf`, plain)).setHeader('Content-Language', language);
    return response.type('application/pdf').send(Buffer.from(bytes));
  });
  return router;
};

/** As asked by `language`, else by Accept-Language, else Chinese; undefined for a language nobody prints in. */
export const printedLanguage = (request: Request): Language | undefined => {
  const asked = request.query['language'];
  if (asked === undefined) return (request.acceptsLanguages([...LANGUAGES]) || 'zh') as Language;
  return LANGUAGES.find((language) => language === asked);
};

/** RFC 6266: a name every client reads, and in RFC 8187 the one in the customer's script. */
export const inlineNamed = (name: string, plain: string): string =>
  `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
