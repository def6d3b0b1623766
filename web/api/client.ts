/** The one door to the server. A call gives a value or a failure in words' reach, and never throws for either. */
import createClient from 'openapi-fetch';
import i18next from 'i18next';
import type { paths } from './schema.d.ts';
import type { Answer, Network, Place, PlaceList, Problem, Profile, ProfileRequest, QuoteRequest, Reach, Role, WhyNot, WhyNotRequest } from './types.ts';

/** `problem`: the server answered with a reason. `unreachable`: it did not answer, or not in its own words. */
export type Failure = { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'unreachable'; readonly status: number };
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const client = createClient<paths>({ baseUrl: '/' });
client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18next.language);
    return request;
  },
});

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'errors' in body && Array.isArray(body.errors);

/** The client's own types turn [lon, lat] pairs into plain arrays, so the schema's type is named by the caller. */
export const outcome = async <T>(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<Outcome<T>> => {
  try {
    const { data, error, response } = await call;
    if (data !== undefined) return { ok: true, value: data as T };
    if (isProblem(error)) return { ok: false, failure: { kind: 'problem', problem: error } };
    return { ok: false, failure: { kind: 'unreachable', status: response.status } };
  } catch (cause) {
    // An aborted call is the caller's own doing.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    return { ok: false, failure: { kind: 'unreachable', status: 0 } };
  }
};

export const askQuote = (body: QuoteRequest, signal: AbortSignal): Promise<Outcome<Answer>> => outcome<Answer>(client.POST('/api/v1/quotes', { body, signal }));

export const askWhyNot = (body: WhyNotRequest, signal: AbortSignal): Promise<Outcome<WhyNot>> => outcome<WhyNot>(client.POST('/api/v1/quotes/why-not', { body, signal }));

/** What each of so many days from the ready day on would bring. */
export const askProfile = (body: ProfileRequest, signal: AbortSignal): Promise<Outcome<Profile>> => outcome<Profile>(client.POST('/api/v1/quotes/profile', { body, signal }));

export const getNetwork = (signal: AbortSignal): Promise<Outcome<Network>> => outcome<Network>(client.GET('/api/v1/network', { signal }));

export const getReach = (from: string, readyAt: string | undefined, signal: AbortSignal): Promise<Outcome<Reach>> =>
  outcome<Reach>(client.GET('/api/v1/reach', { params: { query: { from, ...(readyAt && { readyAt }) } }, signal }));

/** Places of either end, or without a role of the whole network. */
export const searchPlaces = async (q: string, role: Role | undefined, signal: AbortSignal, limit = 8): Promise<Outcome<readonly Place[]>> => {
  const found = await outcome<PlaceList>(client.GET('/api/v1/places', { params: { query: { q, ...(role && { role }), limit } }, signal }));
  return found.ok ? { ok: true, value: found.value.places } : found;
};
