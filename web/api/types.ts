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
export type Problem = Schemas['Problem'];
export type Fault = Problem['errors'][number];
export type Provenance = Schemas['Provenance'];
export type Currency = Schemas['Currency'];
export type Pick = Option['picks'][number];
export type Role = NonNullable<NonNullable<paths['/api/v1/places']['get']['parameters']['query']>['role']>;
export type LonLat = Schemas['Path'][number];

/** Every mode the corridor knows how to draw; an answer may use fewer. */
export type Mode = NonNullable<Step['mode']> | 'sea' | 'air' | 'rail' | 'post';
