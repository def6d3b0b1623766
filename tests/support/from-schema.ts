/** fast-check values from JSON Schema as the contract uses it, and small damages to a valid value. */
import fc, { type Arbitrary } from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
}

/** Values the schema allows. Mostly the examples it gives, which mean something, so that answers as well as refusals are seen. */
export const fromSchema = (schema: Schema, resolve: (ref: string) => Schema): Arbitrary<unknown> => {
  const shaped = (): Arbitrary<unknown> => {
    if (schema.$ref !== undefined) return fromSchema(resolve(schema.$ref), resolve);
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const union = schema.anyOf ?? schema.oneOf;
    if (union) return fc.oneof(...union.map((each) => fromSchema(each, resolve)));
    if (schema.allOf?.[0]) return fromSchema(schema.allOf[0], resolve);
    switch (schema.type) {
      case 'object':
        return someFields(schema, resolve);
      case 'array':
        return fc.array(schema.items ? fromSchema(schema.items, resolve) : fc.jsonValue(), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 4) });
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 10_000) });
      case 'number':
        return fc.double({ min: schema.minimum ?? 0.001, max: schema.maximum ?? 1e6, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return text(schema);
    }
  };
  const examples = [...(schema.example === undefined ? [] : [schema.example]), ...(schema.examples ?? [])];
  // An example of a whole body would keep the fields that it leaves out from ever being tried.
  return examples.length > 0 && schema.type !== 'object' ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary: shaped() }) : shaped();
};

/** All required fields and at most two others: with every field at once hardly a question would be one that has an answer. */
const someFields = ({ properties = {}, required = [] }: Schema, resolve: (ref: string) => Schema): Arbitrary<unknown> =>
  fc.subarray(Object.keys(properties).filter((key) => !required.includes(key)), { maxLength: Math.min(2, Object.keys(properties).length - required.length) }).chain((optional) =>
    fc.record(Object.fromEntries([...required, ...optional].flatMap((key) => (properties[key] ? [[key, fromSchema(properties[key], resolve)]] : [])))),
  );

const text = ({ pattern, format, minLength = 0, maxLength = 60 }: Schema): Arbitrary<string> => {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (format === 'date-time') return fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => date.toISOString());
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) }).filter((made) => made.length >= minLength && made.length <= maxLength);
};

/** What nobody expects in a field. */
export const nastyValue: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, 0, -0, -1, 0.1, 1e308, -1e308, 5e-324, 2 ** 53 + 2, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202e', '‎', '0000-01-01T00:00:00Z', '9999-12-31T23:59:60+23:59',
    '2026-02-30T00:00:00Z', '2026-12-07T09:00:00', '1e400', 'NaN', 'Infinity', '0x10', '１２', '-1', '1,5', 'x'.repeat(121), 'x'.repeat(20_000), '😀'.repeat(100), [], {}, [[]], [null], { length: 3 },
    { __proto__: null, toString: 1 }, { $ref: '#' }, Array.from({ length: 50 }, () => 'KRINC'), '__proto__', 'constructor', 'hasOwnProperty', '../../etc/passwd', "' OR 1=1 --", '${7*7}', '{{7*7}}', '%00', '\r\nX: y',
  ),
  fc.anything({ withNullPrototype: true }),
  fc.string({ unit: 'binary' }),
  fc.double(),
);

type Path = readonly (string | number)[];

/** Every place in a value, the value itself first. */
const placesIn = (value: unknown, at: Path = []): Path[] => [at, ...(value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, below]) => placesIn(below, [...at, key])) : [])];

const changed = (value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === String(key) ? changed(item, rest, change) : (item as unknown)));
  return Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, k === String(key) ? changed(v, rest, change) : (v as unknown)]));
};
const without = (value: unknown, at: Path): unknown => {
  const last = at.at(-1);
  return last === undefined
    ? undefined
    : changed(value, at.slice(0, -1), (parent) => (Array.isArray(parent) ? parent.filter((_, i) => String(i) !== String(last)) : Object.fromEntries(Object.entries(parent as object).filter(([k]) => k !== String(last)))));
};

/** One field of the value replaced, left out or added. */
export const damaged = (value: unknown): Arbitrary<unknown> => {
  const places = placesIn(value);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...places), nastyValue).map(([at, nasty]) => changed(value, at, () => nasty)) },
    { weight: 2, arbitrary: fc.constantFrom(...places).map((at) => without(value, at)) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'from ', 'FROM')), nastyValue).map(([key, nasty]) =>
        value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries([...Object.entries(value), [key, nasty]]) : [value, nasty],
      ),
    },
  );
};

/** JSON text of anything: what JSON has no words for becomes null. Own keys named `__proto__` are kept. */
export const toJson = (value: unknown): string => {
  try {
    return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? Number(each) : each)) ?? 'null';
  } catch {
    return 'null';
  }
};
