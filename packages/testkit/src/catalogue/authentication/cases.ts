import { authenticationCase } from '../authentication-scene.ts';
import type { AuthenticationCase } from '../case.ts';
import { AUTHENTICATOR_DATA_ROWS } from './authenticator-data.ts';
import { CREDENTIAL_ROWS, ENVELOPE_ROWS } from './credential.ts';
import { ECDSA_SIGNATURE_ROWS } from './ecdsa-signature.ts';
import { EDDSA_SIGNATURE_ROWS } from './eddsa-signature.ts';
import { ML_DSA_SIGNATURE_ROWS } from './ml-dsa-signature.ts';
import { EXTENSION_ROWS } from './extensions.ts';
import { REPLAY_ROWS } from './replay.ts';
import { RSA_SIGNATURE_ROWS } from './rsa-signature.ts';
import { SIGN_COUNT_ROWS } from './sign-count.ts';
import { SIGNATURE_ROWS } from './signature.ts';

/** Lines 114 to 142 but for client data. */
export const assertions: readonly AuthenticationCase[] = [
  ...ENVELOPE_ROWS,
  ...CREDENTIAL_ROWS,
  ...AUTHENTICATOR_DATA_ROWS,
  ...SIGNATURE_ROWS,
  ...ECDSA_SIGNATURE_ROWS,
  ...EDDSA_SIGNATURE_ROWS,
  ...RSA_SIGNATURE_ROWS,
  ...ML_DSA_SIGNATURE_ROWS,
  ...SIGN_COUNT_ROWS,
  ...EXTENSION_ROWS,
  ...REPLAY_ROWS,
].map(authenticationCase);
