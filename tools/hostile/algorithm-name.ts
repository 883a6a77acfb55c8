import { algorithms } from '../../packages/webauthn/src/cose/algorithms.ts';

/** The name of a supported algorithm, as recorded cases give it. */
export function nameOfAlgorithm(id: number): string {
  return algorithms.find((row) => row.id === id)?.name ?? String(id);
}
