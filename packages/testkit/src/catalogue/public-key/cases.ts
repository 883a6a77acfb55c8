import type { RegistrationCase } from '../case.ts';
import { registrationCase } from '../registration-scene.ts';
import { ALGORITHM_ROWS } from './algorithm.ts';
import { CURVE_ROWS } from './curve.ts';
import { FORM_ROWS } from './form.ts';
import { ML_DSA_ROWS } from './ml-dsa.ts';
import { RSA_ROWS } from './rsa.ts';

/** Lines 59 to 73: the credential public key. */
export const publicKeys: readonly RegistrationCase[] = [
  ...ALGORITHM_ROWS,
  ...CURVE_ROWS,
  ...RSA_ROWS,
  ...ML_DSA_ROWS,
  ...FORM_ROWS,
].map(registrationCase);
