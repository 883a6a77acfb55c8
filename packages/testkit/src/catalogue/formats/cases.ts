import type { RegistrationCase } from '../case.ts';
import { safetyNetStatements } from './android-safetynet.ts';
import { appleStatements } from './apple.ts';
import { compoundStatements } from './compound.ts';
import { fidoU2fStatements } from './fido-u2f.ts';

/** Lines 104 to 109: statements of the formats apple, fido-u2f, android-safetynet and compound. */
export const statementsOfFormats: readonly RegistrationCase[] = [
  ...appleStatements,
  ...fidoU2fStatements,
  ...safetyNetStatements,
  ...compoundStatements,
];
