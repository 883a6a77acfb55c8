import type { ProblemCode } from '@signet/protocol';
import { authenticationCodes, registrationCodes } from '@signet/webauthn';
import type { Guard } from '../routes.ts';

export type Codes = readonly ProblemCode[];

/** Whatever is asked: the door, and what may fail behind it. */
export const everywhere: Codes = ['host_unknown', 'origin_foreign', 'shutting_down', 'storage_unavailable', 'internal'];

/** Of reading the body of a POST. */
export const ofBody: Codes = ['bad_body', 'body_too_large', 'unsupported_media_type'];
/** Of reading the query of a GET. */
export const ofQuery: Codes = ['bad_body'];

/** What each guard refuses with; of `admin`, what it does for reading. */
export const ofGuard: Readonly<Record<Guard, Codes>> = {
  origin: ['origin_missing'],
  ceremonies: ['rate_limited'],
  'sign-ups': ['rate_limited'],
  guesses: ['rate_limited'],
  session: ['session_required'],
  recovery: ['recovery_required'],
  admin: [
    'session_required',
    'admin_required',
    'assurance_too_low',
    'recovery_hold',
    'token_invalid',
    'token_scope',
    'rate_limited',
  ],
};

/** Of opening a sealed ceremony, and of spending it. */
const ofCeremony: Codes = [
  'ceremony_malformed',
  'ceremony_key_unknown',
  'ceremony_forged',
  'ceremony_relying_party',
  'ceremony_origin',
  'ceremony_cookie',
  'ceremony_account',
  'ceremony_issued_ahead',
  'policy_changed',
  'challenge_wrong_ceremony',
  'challenge_expired',
  'challenge_used',
];

/** Of finishing a registration. */
export const ofRegistration: Codes = [...ofCeremony, ...registrationCodes, 'credential_exists'];

/** Of finishing an authentication, and of a passkey that ended. */
export const ofAuthentication: Codes = [
  ...ofCeremony,
  ...authenticationCodes,
  'account_suspended',
  'passkey_revoked',
  'passkey_suspected',
  'passkey_not_accepted',
];

/** Of a confirmation that came with a request. */
export const ofConfirmation: Codes = [
  ...ofAuthentication,
  'confirmation_action',
  'confirmation_parameters',
  'credential_not_allowed',
];

/** The same where the policy says whether one is needed. */
export const ofOptionalConfirmation: Codes = [...ofConfirmation, 'confirmation_required'];

/** What every change by an administrator can be refused with. */
export const ofAdminChange: Codes = [
  ...ofOptionalConfirmation,
  'origin_missing',
  'assurance_too_low',
  'owner_required',
];

/** The same for a change of an account. */
export const ofAccountChange: Codes = [...ofAdminChange, 'account_not_found'];
