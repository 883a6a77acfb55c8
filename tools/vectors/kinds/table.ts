import type { KindOfCase } from '../question.ts';
import { attestationOnly } from './attestation-only.ts';
import { ceremony } from './ceremony.ts';
import { chain } from './chain.ts';
import { prf } from './prf.ts';
import { signature } from './signature.ts';

/** THE TABLE of kinds of case. */
export const kinds: readonly KindOfCase[] = [ceremony, attestationOnly, chain, signature, prf];
