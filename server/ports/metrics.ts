/** Figures about the running server, for whoever watches it. */
export interface Metrics {
  /** A request answered, or left by its asker. `route` is a template such as `/api/v1/quotes`, never a path with ids in it. */
  countRequest(request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }): void;
  /** All figures in the text form of `contentType`. */
  text(): Promise<string>;
  readonly contentType: string;
}
