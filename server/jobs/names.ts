/** Every kind of job: what it is given and what it leaves. Payload and result are JSON. */

export interface JobKinds {
  /** Prices the rows of a bulk request. */
  'price-rfq': { readonly payload: { readonly rfq: string }; readonly result: { readonly rfq: string } };
}
export type JobKind = keyof JobKinds;
export const JOB_KINDS = ['price-rfq'] as const satisfies readonly JobKind[];
