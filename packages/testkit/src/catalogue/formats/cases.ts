import { androidKeyForms } from './android-key-form.ts';
import { androidKeyStatements } from './android-key.ts';
import type { RegistrationCase } from '../case.ts';
import { safetyNetStatements } from './android-safetynet.ts';
import { appleStatements } from './apple.ts';
import { compoundStatements } from './compound.ts';
import { fidoU2fStatements } from './fido-u2f.ts';
import { tpmCertificates } from './tpm-certificate.ts';
import { tpmStatements } from './tpm.ts';

/** Lines 93 to 109: statements of the formats tpm, android-key, apple, fido-u2f, android-safetynet and compound. */
export const statementsOfFormats: readonly RegistrationCase[] = [
  ...tpmStatements,
  ...tpmCertificates,
  ...androidKeyStatements,
  ...androidKeyForms,
  ...appleStatements,
  ...fidoU2fStatements,
  ...safetyNetStatements,
  ...compoundStatements,
];
