/** One thing the server needs: `run` resolves when it is there and throws when not. main.ts lists them; their names stand at /readyz. */
export interface Check {
  readonly name: string;
  /** Without a required thing nothing can be served; without another the server is degraded. */
  readonly isRequired: boolean;
  run(): Promise<void>;
}
