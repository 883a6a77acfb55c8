/** Aborts the controller when the signal does; the controller's own abort ends the link. */
export function link(signal: AbortSignal | undefined, controller: AbortController): void {
  const abort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { signal: controller.signal });
}
