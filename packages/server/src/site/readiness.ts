import type { Store } from '../ports/store.ts';

/** A store that takes longer does not answer, milliseconds. */
const longestWait = 1500;

/** Whether the store answers, told in two seconds also where it hangs. Who asks meanwhile shares one question. */
export function createReadiness(store: Store): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  return () => {
    asking ??= answers(store).finally(() => {
      asking = null;
    });
    return asking;
  };
}

async function answers(store: Store): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), longestWait);
  try {
    return await Promise.race([store.ping().then(() => true), late.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
