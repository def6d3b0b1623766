/** What is made of a plan that stands: its manifest, the load of a box, hold or go, another plan beside it. */
import { Router, type Request, type Response } from 'express';
import { toRfc3339, type EpochMin, type Language } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import type { LoadSheetPrinter } from '../../ports/load-sheet.ts';
import type { ManifestPrinter } from '../../ports/manifest-print.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { TablesPrinter } from '../../ports/tables-print.ts';
import { SHEET_TYPES, type SheetWriter } from '../../ports/sheets.ts';
import type { Store } from '../../ports/store.ts';
import { findPlan, plannedOf } from '../../usecases/consolidation/ask-plan.ts';
import { holdBatch } from '../../usecases/consolidation/hold-batch.ts';
import { compareResults } from '../../usecases/consolidation/list-plans.ts';
import { loadBatch, type LoadedBatch } from '../../usecases/consolidation/load-batch.ts';
import type { ConsolidationResult } from '../../usecases/consolidation/question.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { LoadLimits } from '../../usecases/plan-load.ts';
import { clientGone } from '../client-gone.ts';
import { batchQuery, batchSheetQuery, comparisonQuery, manifestPdfQuery, manifestQuery } from '../contract/consolidation.ts';
import { readQuery } from '../contract/query.ts';
import type { Places } from '../contract/to-api.ts';
import { toLoadPlanBody } from '../contract/to-load-plan.ts';
import { toBatchLoadBody, toComparisonBody, toHoldOrGoBody } from '../contract/to-plan-answers.ts';
import { languageOf } from '../errors.ts';
import { manifestBatches, clock as shown, placeName, unitName, vesselName } from '../sheets/manifest-lines.ts';
import { manifestName, manifestPrint, manifestSheet } from '../sheets/manifest.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { answer, good, Unanswerable } from '../writing.ts';
import { planFinder } from './find-plan.ts';
import { LOAD_FILE_NAMES } from './load-plans.ts';
import { inlineNamed, printedLanguage } from './quotations.ts';

const ONE = '/api/v1/consolidations/:id';

export interface PlanParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
  readonly limits: LoadLimits;
  /** Without it no tables are served. */
  readonly writer: SheetWriter | undefined;
  /** Without it nothing is printed. */
  readonly printer: (LoadSheetPrinter & ManifestPrinter & TablesPrinter) | undefined;
  /** Name of the firm; undefined prints none. */
  readonly firm: string | undefined;
}

export const planRoutes = ({ store, engine, clock, edition, places, limits, writer, printer, firm }: PlanParts): Router => {
  const router = Router();
  const planIn = planFinder(store);
  const loadIn = (response: Response, result: ConsolidationResult, batch: string): Promise<LoadedBatch> => loadBatch(engine, limits, edition, result, batch, { signal: clientGone(response) });
  const nameOf = (result: ConsolidationResult, departure: string | undefined): string => departure?.split('@').slice(0, 2).join('-') ?? result.question.hub;

  if (writer)
    for (const type of SHEET_TYPES)
      router.get(`${ONE}/manifest.${type}`, answer(async (request, response) => {
        const { departure } = good(readQuery(manifestQuery, request.query));
        const result = plannedOf(await planIn(request));
        const language = languageOf(request);
        await sendSheet(response, `${manifestName(language)}-${nameOf(result, departure)}`, type, writer.write(type, manifestSheet(result, departure, language, places)));
      }));
  router.get(`${ONE}/load-plan`, answer(async (request, response) => {
    const { batch } = good(readQuery(batchQuery, request.query));
    response.json(toBatchLoadBody(await loadIn(response, plannedOf(await planIn(request)), batch)));
  }));
  router.get(`${ONE}/hold-or-go`, answer(async (request, response) => {
    const { batch } = good(readQuery(batchQuery, request.query));
    const result = plannedOf(await planIn(request));
    response.json(toHoldOrGoBody(result, await holdBatch(store, engine, result, batch, clock.now()), places));
  }));
  router.get(`${ONE}/comparison`, answer(async (request, response) => {
    const { with: id } = good(readQuery(comparisonQuery, request.query));
    const plan = await planIn(request);
    const result = plannedOf(plan);
    const other = await findPlan(store, id);
    if (other?.question.hub !== result.question.hub) throw new Unanswerable('INVALID_REQUEST', [{ pointer: '/with', code: 'UNKNOWN_ID', value: id, detail: {}, candidates: [] }]);
    const before = plannedOf(other);
    if (before.question.currency !== result.question.currency) throw new Unanswerable('INVALID_REQUEST', [{ pointer: '/with', code: 'CONFLICT', value: before.question.currency, detail: { other: result.question.currency }, candidates: [] }]);
    response.json(toComparisonBody(plan, result, { id, result: before }, compareResults(before, result), places));
  }));
  if (!printer) return router;

  const sendPdf = (response: Response, bytes: Uint8Array, language: Language, name: string, plain: string): void => {
    response.setHeader('Content-Disposition', inlineNamed(`${name}.pdf`, plain)).setHeader('Content-Language', language).vary('Accept-Language');
    response.type('application/pdf').send(Buffer.from(bytes));
  };
  /** A language nobody prints in is refused with the other faults of the query. */
  const languageIn = (request: Request): Language => printedLanguage(request) ?? 'zh';
  router.get(`${ONE}/manifest.pdf`, answer(async (request, response) => {
    const { departure } = good(readQuery(manifestPdfQuery, request.query));
    const plan = await planIn(request);
    const result = plannedOf(plan);
    const language = languageIn(request);
    const madeAt = shown(Math.floor(plan.job.createdAt / 60_000) as EpochMin, FIRM_ZONE);
    const bytes = await printer.printManifest(manifestPrint(result, departure, { plan: `${madeAt} · ${plan.job.id.slice(0, 8)}`, language, firm, places }));
    sendPdf(response, bytes, language, `${manifestName(language)} ${nameOf(result, departure)}`, 'manifest.pdf');
  }));
  router.get(`${ONE}/load-plan.pdf`, answer(async (request, response) => {
    const { batch: id } = good(readQuery(batchSheetQuery, request.query));
    const result = plannedOf(await planIn(request));
    const language = languageIn(request);
    const { named, load, missing } = await loadIn(response, result, id);
    if (!load) throw new Refusal('NO_SIZES', { batch: id });
    const [found] = manifestBatches(result, named.batch.departure);
    const about = found ? [`${unitName(named.batch, named.number, '')} · ${vesselName(found.departure, language)} · ${placeName(result.question.hub, places, language)} → ${placeName(found.departure.port, places, language)} · ${toRfc3339(found.departure.departsAt, FIRM_ZONE).slice(0, 16).replace('T', ' ')}`] : [];
    const body = toLoadPlanBody(load.question, load.plan, load.drawing);
    const bytes = await printer.printLoadSheet({ ...body, language, firm, about, withoutSizes: missing.map(({ reference, goods }) => `${reference} ${goods}`) });
    sendPdf(response, bytes, language, `${LOAD_FILE_NAMES[language]} ${body.unit.type}`, 'load-plan.pdf');
  }));
  return router;
};
