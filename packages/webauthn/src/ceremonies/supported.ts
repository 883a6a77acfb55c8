import { formats } from '../attestation/registry.ts';
import { algorithms } from '../cose/algorithms.ts';
import type { CoseAlgorithm } from '../cose/algorithms.ts';
import { isAvailable } from '../crypto/available.ts';

/** The table of algorithms, whole: also those that this runtime does not know, and RS1, which signs old statements alone. */
export const algorithmTable: readonly CoseAlgorithm[] = algorithms;

const usable = algorithms.filter((row) => row.signs === 'everything' && isAvailable(row));

/** COSE algorithm identifiers that credentials may have on this runtime. */
export const supportedAlgorithms: readonly number[] = usable.map((row) => row.id);

/** Those that credentials may have only where the caller says `legacyTpmRs1`. */
export const legacyAlgorithms: readonly number[] = algorithms
  .filter((row) => row.signs === 'statements')
  .map((row) => row.id);

/** Those to offer where there is no reason for others: what browsers and authenticators agree on. */
export const defaultAlgorithms: readonly number[] = usable.filter((row) => row.offered).map((row) => row.id);

/** Attestation statement format identifiers that are verified. */
export const supportedFormats: readonly string[] = formats.map((row) => row.id);
