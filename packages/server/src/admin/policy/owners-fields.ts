import { changedFields } from '../../policy/changed-fields.ts';
import type { Policy } from '../../policy/policy.ts';

/** Whether an administrator who is no owner may put the one in the place of the other. */
type Free<Value> = (from: Value, to: Value) => boolean;

const free = (): boolean => true;
const never = (): boolean => false;
const lower: Free<number> = (from, to) => to <= from;
/** Not so short that people sign in all the time, seconds. */
const lowerDownTo =
  (least: number): Free<number> =>
  (from, to) =>
    to <= from && to >= Math.min(from, least);
const higher: Free<number> = (from, to) => to >= from;
const more: Free<readonly string[]> = (from, to) => from.every((it) => to.includes(it));

/**
 * THE TABLE of what administrators and tokens may change of a policy: what locks nobody out, weakens no sign-in and no recovery,
 * and keeps nobody's next passkey away. All else is the owners'; a new field has to say whose it is.
 */
const fields: { readonly [Field in keyof Policy]: Free<Policy[Field]> } = {
  // By itself it does nothing: the fields that it fills in are judged.
  preset: free,
  signUp: free,
  namedSignIn: never,
  userVerification: never,
  residentKey: never,
  algorithms: never,
  attestation: never,
  attestationAccepted: never,
  attestationAnchors: never,
  attestationStatements: never,
  backupEligible: never,
  backupUpgrade: never,
  crossOrigin: never,
  credentialProtection: never,
  unsolicitedExtensions: never,
  signCount: never,
  attestedCredentialData: never,
  ceremonyLifetime: free,
  confirmationLifetime: free,
  enrolmentTicketLifetime: lower,
  passkeysPerAccount: free,
  sessionIdle: lowerDownTo(900),
  sessionAbsolute: lowerDownTo(3600),
  presenceSessionIdle: lowerDownTo(900),
  presenceSessionAbsolute: lowerDownTo(3600),
  recoveryCodes: never,
  totp: never,
  recoveryCoolDown: higher,
  shortCoolDown: never,
  confirmedActions: more,
};

/** The fields of a change that owners alone may make. */
export function ownersFields(from: Policy, to: Policy): readonly string[] {
  return changedFields(from, to)
    .filter((it) => !isFree(it.field as keyof Policy, from, to))
    .map((it) => it.field);
}

function isFree<Field extends keyof Policy>(field: Field, from: Policy, to: Policy): boolean {
  return fields[field](from[field], to[field]);
}
