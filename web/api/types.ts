/** Short names for the shapes of the interface; `schema.d.ts` is generated from /openapi.json. */
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
export type QuoteRequest = Schemas['QuoteRequest'];
export type Answer = Schemas['QuoteResponse'];
export type Option = Schemas['Option'];
export type Step = Schemas['Step'];
export type Charge = Schemas['Charge'];
export type Exclusion = Schemas['Exclusion'];
export type Warning = Schemas['Warning'];
export type Place = Schemas['Place'];
export type Service = Schemas['Service'];
export type PlaceList = Schemas['PlaceList'];
export type Network = Schemas['Network'];
export type Reach = Schemas['Reach'];
export type ReachMarket = Reach['markets'][number];
export type WhyNot = Schemas['WhyNot'];
export type WhyNotRequest = Schemas['WhyNotRequest'];
export type Profile = Schemas['Profile'];
export type LoadPlan = Schemas['LoadPlan'];
export type ProfileRequest = Schemas['ProfileRequest'];
export type Problem = Schemas['Problem'];
export type Fault = Problem['errors'][number];
export type Provenance = Schemas['Provenance'];
export type Money = Schemas['Money'];
export type Currency = Schemas['Currency'];
export type Pick = Option['picks'][number];
export type Role = NonNullable<NonNullable<paths['/api/v1/places']['get']['parameters']['query']>['role']>;
/** Degrees, WGS-84. */
export type LonLat = readonly [lon: number, lat: number];
/** The line of a sailing: one polyline, or several where it was split at the 180th meridian. */
export type PathValue = readonly LonLat[] | readonly (readonly LonLat[])[];

/** Every mode the corridor has a style for. Data may name others: those are drawn in the plain style. */
export type Mode = 'road' | 'ferry' | 'sea' | 'air' | 'rail' | 'post';
