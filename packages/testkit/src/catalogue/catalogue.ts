import { assertions } from './authentication/cases.ts';
import { attestationObjects } from './attestation-object.ts';
import { authenticatorDataOfRegistration } from './authenticator-data.ts';
import type { AuthenticationCase, RegistrationCase } from './case.ts';
import { clientDataOfAuthentication, clientDataOfRegistration } from './client-data/cases.ts';
import { typeOfAuthentication, typeOfRegistration } from './client-data-type.ts';
import { envelopeOfRegistration } from './envelope.ts';
import { statementsOfFormats } from './formats/cases.ts';
import { extensionsOfRegistration } from './extensions.ts';
import { publicKeys } from './public-key/cases.ts';
import { statements } from './statements.ts';
import { trustPaths } from './trust-paths.ts';

/** Hostile registrations, each beside its control. */
export const registrationCases: readonly RegistrationCase[] = [
  ...envelopeOfRegistration,
  ...typeOfRegistration,
  ...clientDataOfRegistration,
  ...attestationObjects,
  ...authenticatorDataOfRegistration,
  ...extensionsOfRegistration,
  ...publicKeys,
  ...statements,
  ...trustPaths,
  ...statementsOfFormats,
];

/** Hostile authentications, each beside its control. */
export const authenticationCases: readonly AuthenticationCase[] = [
  ...typeOfAuthentication,
  ...clientDataOfAuthentication,
  ...assertions,
];
