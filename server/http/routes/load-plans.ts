import { Router, type Request, type Response } from 'express';
import { LANGUAGES, type Language } from '../../../planner/domain/index.ts';
import type { Engine } from '../../ports/engine.ts';
import type { LoadSheetPrinter } from '../../ports/load-sheet.ts';
import { planLoad, type LoadLimits } from '../../usecases/plan-load.ts';
import { clientGone } from '../client-gone.ts';
import type { LoadPlanBody } from '../contract/load-plan.ts';
import { toLoadPlanBody, toLoadQuestion } from '../contract/to-load-plan.ts';
import type { Fault } from '../contract/to-domain.ts';
import { sendProblem } from '../errors.ts';
import { inlineNamed, printedLanguage } from './quotations.ts';

export interface LoadPlanParts {
  readonly engine: Engine;
  readonly limits: LoadLimits;
  /** Without it no sheet is printed. */
  readonly printer: LoadSheetPrinter | undefined;
  /** Name of the firm; undefined prints none. */
  readonly firm: string | undefined;
}

/** What the file is called where it is saved. */
export const LOAD_FILE_NAMES: Readonly<Record<Language, string>> = { zh: '装箱图', en: 'Load plan', ko: '적재 계획', ja: '積付図' };

export const loadPlanRoutes = ({ engine, limits, printer, firm }: LoadPlanParts): Router => {
  const router = Router();
  /** Undefined: the faults are sent. */
  const plan = async (request: Request, response: Response, more: readonly Fault[] = []): Promise<LoadPlanBody | undefined> => {
    const question = toLoadQuestion(request.body, limits.boxes);
    const faults = [...(question.ok ? [] : question.error), ...more];
    if (!question.ok || faults.length > 0) {
      sendProblem(request, response, 'INVALID_REQUEST', faults);
      return undefined;
    }
    const { plan: found, drawing } = await planLoad(engine, limits, question.value, { signal: clientGone(response) });
    return toLoadPlanBody(question.value, found, drawing);
  };
  router.post('/api/v1/load-plans', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const body = await plan(request, response);
    return body && response.json(body);
  });
  if (!printer) return router;
  router.post('/api/v1/load-plans/sheet', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const language = printedLanguage(request);
    const body = await plan(request, response, language ? [] : [{ pointer: '/language', code: 'UNKNOWN_VALUE', value: String(request.query['language']), detail: { known: LANGUAGES.join(', ') }, candidates: [] }]);
    if (!body || !language) return undefined;
    const bytes = await printer.printLoadSheet({ ...body, language, firm, about: [], withoutSizes: [] });
    response.setHeader('Content-Disposition', inlineNamed(`${LOAD_FILE_NAMES[language]} ${body.unit.type}.pdf`, 'load-plan.pdf')).setHeader('Content-Language', language).vary('Accept-Language');
    return response.type('application/pdf').send(Buffer.from(bytes));
  });
  return router;
};
