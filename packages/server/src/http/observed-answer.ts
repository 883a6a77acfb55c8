/** An answered request; nothing in it tells who asked. */
export interface ObservedAnswer {
  /** Name of the route; null: none was reached. */
  readonly route: string | null;
  readonly status: number;
  /** Problem code of a refusal. */
  readonly code: string | null;
  /** Milliseconds that it took. */
  readonly ms: number;
}
