/** The contract is sound: it lints, its examples are valid, every operation tells how it fails, and it names the routes the server has, no more and no fewer. */
import { Ajv2020 } from '@redocly/ajv/dist/2020.js';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import type { Express } from 'express';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import { makeApp } from '../../server/http/app.ts';
import { openApiDocument } from '../../server/http/openapi.ts';
import { idleJobs } from '../support/jobs.ts';
import { noStore } from '../support/no-store.ts';
import { DEFAULT_LOAD_LIMITS } from '../../server/usecases/plan-load.ts';
import { inlinePrinter } from '../support/printer.ts';
import { referenceNetwork } from '../support/reference.ts';
import { inlineFiles } from '../support/sheets.ts';

const document = JSON.parse(JSON.stringify(openApiDocument('test'))) as Document;
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: unknown;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Rules of the recommended set that do not hold here, each with its reason. */
const WAIVED: Readonly<Record<string, string>> = {};

const lint = async (source: unknown): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'], rules: Object.fromEntries(Object.keys(WAIVED).map((rule) => [rule, 'off'])) });
  const problems = await lintFromString({ source: JSON.stringify(source), config });
  return problems.map((p) => `${p.severity} ${p.ruleId} at ${p.location[0]?.pointer ?? ''}: ${p.message}`);
};

describe('lint', () => {
  test('no fault and no warning of the recommended rules', async () => {
    expect(await lint(document)).toEqual([]);
  });
  test('a planted fault is found', async () => {
    const planted = structuredClone(document) as { paths: Record<string, Record<string, { operationId: string }>> };
    const [first, second] = Object.values(planted.paths).map((item) => Object.values(item)[0]);
    if (first && second) second.operationId = first.operationId;
    expect((await lint(planted)).join()).toContain('operation-operationId-unique');
  });
});

describe('examples', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'document', components: document.components });
  /** Every schema with an example or examples, wherever it stands; references are read against the whole document. */
  const withExamples = (node: unknown, at: string): { at: string; schema: object; examples: unknown[] }[] => {
    if (node === null || typeof node !== 'object') return [];
    const below = Object.entries(node).flatMap(([key, value]) => (key === 'example' || key === 'examples' ? [] : withExamples(value, `${at}/${key}`)));
    const { example, examples, ...schema } = node as { example?: unknown; examples?: unknown };
    const given = [...(example === undefined ? [] : [example]), ...(Array.isArray(examples) ? (examples as unknown[]) : [])];
    const isSchema = 'type' in schema || '$ref' in schema || 'anyOf' in schema || 'allOf' in schema || 'enum' in schema;
    return given.length > 0 && isSchema ? [{ at, schema, examples: given }, ...below] : below;
  };
  const faultsOf = (schema: object, value: unknown): string[] => {
    const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')) as object;
    const validate = ajv.compile(whole);
    return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`);
  };
  const found = withExamples(document, '');

  test('there are some, and every one is valid', () => {
    expect(found.length).toBeGreaterThan(15);
    expect(found.flatMap(({ at, schema, examples }) => examples.flatMap((example) => faultsOf(schema, example).map((fault) => `${at}: ${fault}`)))).toEqual([]);
  });
  test('a planted wrong one is found', () => {
    expect(faultsOf({ $ref: '#/components/schemas/Money' }, { amount: 3, currency: 'CNY' })).not.toEqual([]);
  });
});

const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })));

describe('operations', () => {
  test('have ids of their own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test.each(operations)('$name tells its failures as problems', ({ operation }) => {
    const expected = ['408', '414', '431', '500', ...(operation.requestBody ? ['400', '413', '415', '422'] : [])];
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(expected));
    for (const [status, response] of Object.entries(operation.responses))
      if (Number(status) >= 400 && !(operation.operationId === 'readiness' && status === '503')) expect(Object.keys(response.content ?? {}), status).toEqual(['application/problem+json']);
  });
});

describe('routes', () => {
  interface Layer {
    readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
    readonly handle?: { readonly stack?: readonly Layer[] };
  }
  const routesOf = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) =>
      // A route for every method there is refuses what the ones before it do not take.
      route ? Object.keys(route.methods).filter((_, __, all) => all.length < EVERY_METHOD).map((method) => `${method.toUpperCase()} ${String(route.path).replaceAll(/:(\w+)/g, '{$1}')}`) : routesOf(handle?.stack ?? []),
    );
  const EVERY_METHOD = 10;
  /** Pages for people, not the API. */
  const isPage = (route: string): boolean => route.startsWith('GET /docs') || route === 'GET /problems';
  const network = referenceNetwork();
  const app = (): Express =>
    makeApp({ engine: inlineEngine(network), clock: systemClock(undefined), edition: network.edition, places: network.places, ports: [], version: 'test', store: noStore, jobs: idleJobs(noStore), quotations: { printer: inlinePrinter(), firm: undefined }, loads: { limits: DEFAULT_LOAD_LIMITS, printer: inlinePrinter() }, rateDays: 7, files: inlineFiles, logger: pino({ level: 'silent' }), web: undefined });
  const differences = (made: Express): string[] => {
    const [has, tells] = [routesOf((made as unknown as { router: { stack: Layer[] } }).router.stack).filter((r) => !isPage(r)), operations.map(({ name }) => name)];
    return [...has.filter((r) => !tells.includes(r)).map((r) => `not in the document: ${r}`), ...tells.filter((r) => !has.includes(r)).map((r) => `not served: ${r}`)];
  };

  test('are those of the document', () => {
    expect(operations.length).toBeGreaterThan(9);
    expect(differences(app())).toEqual([]);
  });
  test('a planted one that is not documented is found', () => {
    const planted = app();
    planted.get('/api/v1/planted', (_request, response) => void response.end());
    expect(differences(planted)).toEqual(['not in the document: GET /api/v1/planted']);
  });
});
