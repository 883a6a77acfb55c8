import { formats } from '../attestation/registry.ts';
import { algorithms } from '../cose/algorithms.ts';

/** COSE algorithm identifiers that credentials may have. */
export const supportedAlgorithms: readonly number[] = algorithms.map((row) => row.id);

/** Attestation statement format identifiers that are verified. */
export const supportedFormats: readonly string[] = formats.map((row) => row.id);
