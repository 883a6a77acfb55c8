import { authenticationCase } from '../authentication-scene.ts';
import type { AuthenticationCase } from '../case.ts';
import { AUTHENTICATOR_DATA_ROWS } from './authenticator-data.ts';
import { CREDENTIAL_ROWS, ENVELOPE_ROWS } from './credential.ts';
import { ECDSA_SIGNATURE_ROWS } from './ecdsa-signature.ts';
import { REPLAY_ROWS } from './replay.ts';
import { SIGN_COUNT_ROWS } from './sign-count.ts';
import { SIGNATURE_ROWS } from './signature.ts';

/** Lines 114 to 142 but for client data. */
export const assertions: readonly AuthenticationCase[] = [
  ...ENVELOPE_ROWS,
  ...CREDENTIAL_ROWS,
  ...AUTHENTICATOR_DATA_ROWS,
  ...SIGNATURE_ROWS,
  ...ECDSA_SIGNATURE_ROWS,
  ...SIGN_COUNT_ROWS,
  ...REPLAY_ROWS,
].map(authenticationCase);
