/** So many per window and key. */
export interface Rate {
  readonly points: number;
  /** Length of the window. */
  readonly seconds: number;
}

/** `retryAfter` is in seconds. */
export type Taken = { readonly ok: true } | { readonly ok: false; readonly retryAfter: number };

export interface Limit {
  take(key: string): Promise<Taken>;
}
