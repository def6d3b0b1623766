/** Asks every operation of the contract valid, damaged and senseless things, and holds every answer against the contract. */
import { Ajv2020, type ValidateFunction } from '@redocly/ajv/dist/2020.js';
import fc, { type Arbitrary } from 'fast-check';
import { damaged, fromSchema, nastyValue, toJson, type Schema } from './from-schema.ts';

interface Media {
  readonly schema: Schema;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
export interface Target {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}
interface Request {
  readonly kind: 'valid' | 'damaged' | 'raw';
  readonly method: string;
  readonly path: string;
  readonly type: string | undefined;
  readonly body: string | Uint8Array | undefined;
  /** Whether the contract forbids it. */
  readonly isInvalid: boolean;
}
interface Shot extends Request {
  readonly headers: Readonly<Record<string, string>>;
}
export interface Tally {
  /** Answers by status. */
  readonly statuses: Map<number, number>;
}

/** How a server answers what the contract has no word for: another address, another method. */
const PROBLEM: Operation['responses'][string] = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 210 }).map((value) => value.trim());
/** Mostly what a client would send; '' is left out. */
const headerValue = (name: string): Arbitrary<string> =>
  fc.oneof({ weight: 8, arbitrary: name === 'If-Match' ? fc.constantFrom('"1"', '"2"', '"3"', '"4"', '*', 'W/"1"') : fc.uuid() }, { weight: 1, arbitrary: printable }, { weight: 1, arbitrary: fc.constant('') });

/** No answer by then is a hang, ms. */
const HANG_MS = 5000;

export const makeFuzz = (given: unknown) => {
  const document = JSON.parse(JSON.stringify(given)) as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', components: document.components });
  const validators = new Map<string, ValidateFunction>();
  const validator = (schema: Schema): ValidateFunction => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    const known = validators.get(text) ?? ajv.compile(JSON.parse(text) as object);
    validators.set(text, known);
    return known;
  };
  const resolve = (ref: string): Schema => document.components.schemas[ref.split('/').at(-1) ?? ''] as Schema;
  const targets: readonly Target[] = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, method: method.toUpperCase(), operation })),
  );

  type Place = 'query' | 'path' | 'header';
  const parametersOf = (operation: Operation, where: Place) => (operation.parameters ?? []).filter((p) => p.in === where);
  const withPath = (path: string, values: Readonly<Record<string, unknown>>): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(String(values[name] ?? 'x')));
  const valuesOf = (operation: Operation, where: Place): Arbitrary<Record<string, unknown>> => {
    const parameters = parametersOf(operation, where);
    return fc.record(Object.fromEntries(parameters.map((p) => [p.name, fromSchema(p.schema, resolve)])), { requiredKeys: parameters.filter((p) => p.required ?? where === 'path').map((p) => p.name) }) as Arbitrary<Record<string, unknown>>;
  };

  const shots = ({ path, method, operation }: Target): Arbitrary<Shot> => {
    const media = operation.requestBody?.content['application/json'];
    const at = fc.tuple(valuesOf(operation, 'path'), valuesOf(operation, 'query')).map(([inPath, query]) => `${withPath(path, inPath)}${queryString(query)}`);
    const type = media ? 'application/json' : undefined;
    const valid = media ? fromSchema(media.schema, resolve) : fc.constant(undefined);
    const validShot: Arbitrary<Request> = fc.tuple(at, valid).map(([where, body]) => ({ kind: 'valid', method, path: where, type, body: body === undefined ? undefined : toJson(body), isInvalid: false }));
    const damagedShot: Arbitrary<Request> = media
      ? fc.tuple(at, valid.chain(damaged)).map(([where, made]) => {
          const body = toJson(made);
          return { kind: 'damaged', method, path: where, type, body, isInvalid: !validator(media.schema)(JSON.parse(body)) };
        })
      : fc.tuple(valuesOf(operation, 'path'), valuesOf(operation, 'query').chain(damaged)).map(([inPath, query]) => ({
          kind: 'damaged', method, path: `${withPath(path, inPath)}${queryString(query)}`, type: undefined, body: undefined, isInvalid: isWrongQuery(operation, query),
        }));
    const rawShot: Arbitrary<Request> = fc.oneof(
      fc.tuple(fc.uint8Array({ maxLength: 300 }), at).map(([body, where]): Request => ({ kind: 'raw', method: media ? method : 'POST', path: where, type: 'application/json', body, isInvalid: body.length === 0 ? operation.requestBody?.required !== false : !isJsonOf(media, body) })),
      fc.tuple(fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-7', 'application/x-www-form-urlencoded', '/', 'application/problem+json'), valid, at).map(
        ([other, body, where]): Request => ({ kind: 'raw', method: media ? method : 'PUT', path: where, type: other, body: toJson(body), isInvalid: true }),
      ),
      fc.tuple(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS').filter((other) => other !== method && !(path in document.paths && other.toLowerCase() in (document.paths[path] ?? {}))), at).map(
        ([other, where]): Request => ({ kind: 'raw', method: other, path: where, type: undefined, body: undefined, isInvalid: true }),
      ),
      nastyValue.map((nasty): Request => ({ kind: 'raw', method, path: `${withPath(path, {})}?${encode(toJson(nasty))}`.slice(0, 4000), type, body: media ? toJson(nasty) : undefined, isInvalid: media ? !validator(media.schema)(JSON.parse(toJson(nasty))) : false })),
    );
    const request = fc.oneof({ weight: 30, arbitrary: validShot }, { weight: 50, arbitrary: damagedShot }, { weight: 20, arbitrary: rawShot });
    const headers = fc.record(Object.fromEntries(parametersOf(operation, 'header').map(({ name }) => [name, headerValue(name)])));
    return fc.tuple(request, headers).map(([made, sent]) => ({ ...made, headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== '')) }));
  };
  const isJsonOf = (media: Media | undefined, body: Uint8Array): boolean => {
    try {
      return media !== undefined && validator(media.schema)(JSON.parse(Buffer.from(body).toString()));
    } catch {
      return false;
    }
  };
  const isWrongQuery = (operation: Operation, query: unknown): boolean => {
    const sent = new URLSearchParams(queryString(query).slice(1));
    return parametersOf(operation, 'query').some((p) => {
      const [value, again] = sent.getAll(p.name);
      if (value === undefined || value === '') return p.required === true;
      const typed = p.schema.type === 'integer' || p.schema.type === 'number' ? Number(value) : value;
      return again !== undefined || !validator(p.schema)(typed);
    });
  };

  /** What is wrong with the answer to a shot; undefined when nothing is. */
  const faultOf = async (base: string, { operation, method }: Target, shot: Shot, tally: Tally): Promise<string | undefined> => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${base}${shot.path}`, {
        method: shot.method, signal: AbortSignal.timeout(HANG_MS), headers: { ...shot.headers, ...(shot.type === undefined ? {} : { 'content-type': shot.type }) }, ...(shot.body === undefined || shot.method === 'GET' ? {} : { body: shot.body as string }),
      });
      text = await response.text();
    } catch (cause) {
      return `no answer: ${String(cause)}`;
    }
    const { status } = response;
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    // Busy and too long are answers under load, not faults; with an engine in line neither can occur, so none is let pass here.
    if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
    if (shot.isInvalid && status < 300) return `the contract forbids it, yet the answer is ${status}`;
    const declared = operation.responses[status] ?? (status === 404 || status === 405 || (shot.method !== method && status < 500) ? PROBLEM : undefined);
    if (!declared) return `status ${status} is not declared: ${text.slice(0, 300)}`;
    const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    if (!declared.content) return text === '' ? undefined : `status ${status} should have no body`;
    const media = declared.content[type];
    if (!media) return `status ${status} came as “${type}”`;
    if (!type.endsWith('json')) return undefined;
    const validate = validator(media.schema);
    return validate(JSON.parse(text)) ? undefined : `status ${status} breaks its schema: ${ajv.errorsText(validate.errors)}`;
  };

  /** @throws Error with the command that shows the first fault, and the seed. */
  const run = async (base: string, target: Target, runs: number, seed: number, tally: Tally): Promise<void> => {
    let told = '';
    const shooting = fc.asyncProperty(shots(target), async (shot) => {
      const fault = await faultOf(base, target, shot, tally);
      if (fault !== undefined) told = `${target.name} (${shot.kind}): ${fault}\n${curl(base, shot)}`;
      return fault === undefined;
    });
    const { failed, numRuns } = await fc.check(shooting, { seed, numRuns: runs, endOnFailure: true });
    if (failed) throw new Error(`${told}\nseed ${seed}, request ${numRuns}`);
  };
  return { targets, run };
};

/** Lone surrogates have no UTF-8. */
const encode = (value: string): string => encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'));

const queryString = (query: unknown): string => {
  if (query === null || typeof query !== 'object') return query === undefined ? '' : `?${encode(toJson(query)).slice(0, 4000)}`;
  const pairs = Object.entries(query).flatMap(([key, value]) => (Array.isArray(value) ? value.map((each): [string, unknown] => [key, each]) : [[key, value] as [string, unknown]]));
  return pairs.length === 0 ? '' : `?${pairs.map(([key, value]) => `${encode(key)}=${encode(typeof value === 'string' ? value : toJson(value)).slice(0, 4000)}`).join('&')}`;
};

const quoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;
const curl = (base: string, { method, path, type, body, headers }: Shot): string =>
  [
    ...(body === undefined ? [] : [typeof body === 'string' ? `printf %s ${quoted(body)} |` : `echo ${Buffer.from(body).toString('base64')} | base64 -d |`]),
    `curl -i -X ${method} ${quoted(`${base}${path}`)}`, ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`), ...(type === undefined ? [] : [`-H ${quoted(`content-type: ${type}`)}`]), ...(body === undefined ? [] : ['--data-binary @-']),
  ].join(' ');
