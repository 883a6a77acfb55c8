/** The requests that are being answered, so that closing can wait for them. */
export interface InHand {
  readonly closed: boolean;
  track<Result>(work: Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export function createInHand(): InHand {
  const working = new Set<Promise<unknown>>();
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    async track(work) {
      working.add(work);
      try {
        return await work;
      } finally {
        working.delete(work);
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(working);
    },
  };
}
