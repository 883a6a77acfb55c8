/** What a client may take its time for, milliseconds: one that dribbles, stalls or never reads costs a connection no longer. */
export interface TimeLimits {
  /** Until the whole head of a request has come; also for a connection that sends nothing. */
  readonly head: number;
  /** Until the whole request has come. */
  readonly request: number;
  /** Without a byte either way while a request is in hand: a client that never reads its answer. */
  readonly stalled: number;
  /** Between two requests. Longer than the 60 s of most proxies, so that it is they who end an idle connection. */
  readonly idle: number;
  /** How often connections are looked at. */
  readonly check: number;
}

export const timeLimits: TimeLimits = { head: 15_000, request: 30_000, stalled: 30_000, idle: 65_000, check: 1000 };
