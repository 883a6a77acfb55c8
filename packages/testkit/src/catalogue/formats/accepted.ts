import {
  SAFETYNET_TIME,
  safetyNetAttestation,
  safetyNetAuthority,
} from '../../authenticator/attestation/android-safetynet.ts';
import { appleAuthority } from '../../authenticator/attestation/apple.ts';
import type { AttestationMaker } from '../../authenticator/attestation/attestation-maker.ts';
import { compoundAttestation } from '../../authenticator/attestation/compound.ts';
import { fidoU2fAuthority } from '../../authenticator/attestation/fido-u2f.ts';
import { ATTESTATION_MAKERS } from '../../authenticator/attestation/registry.ts';
import type { AttestationKind } from '../../authenticator/attestation/registry.ts';
import { readEcdsaSignature } from '../authentication/ecdsa-signature.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { integerToBytes } from '../../encoding/integers.ts';
import type { AcceptedCase } from '../case.ts';
import { CATALOGUE_SEED, expectedRegistration } from '../registration-scene.ts';
import type { RegistrationScene } from '../registration-scene.ts';
import { acceptedStatement, demands } from './accepted-row.ts';
import { acceptedKeyStatements } from './accepted-keys.ts';

const SEED = createSeed(CATALOGUE_SEED);
/** When statements are judged: half a minute after those of SafetyNet were made. */
const SOON = SAFETYNET_TIME + 30_000;
const ZERO_AAGUID = new Uint8Array(16);

function kind(attestation: AttestationKind, id: string, why: string, scene: RegistrationScene = {}): AcceptedCase {
  return acceptedStatement(`${attestation}${id}`, why, ATTESTATION_MAKERS[attestation], scene);
}

const any: RegistrationScene = {
  expected: { attestation: { ...expectedRegistration().attestation, statements: { compound: 'any' } } },
};

/** Apple's devices of 2020 name the algorithm. */
const appleWithAlg: AttestationMaker = (given) => {
  const made = ATTESTATION_MAKERS.apple(given);
  const statement = made.statement instanceof Map ? new Map([...made.statement, ['alg', -7]]) : made.statement;
  return { ...made, statement };
};

const safetyNetEs256: AttestationMaker = (given) => {
  const key = makeEs256Key(SEED, 'safetynet es256');
  const sign = (signed: Uint8Array): Uint8Array => {
    const { r, s } = readEcdsaSignature(key.sign(signed));
    return concatBytes(integerToBytes(r, 32), integerToBytes(s, 32));
  };
  return safetyNetAttestation(given, { header: { alg: 'ES256' }, key, sign });
};

const stranger: AttestationMaker = (given) => ({ ...ATTESTATION_MAKERS['packed-self'](given), format: 'packed2' });

/** Statements of every format but none and packed that have to be accepted. */
export const acceptedStatements: readonly AcceptedCase[] = [
  ...acceptedKeyStatements,
  kind(
    'apple',
    '',
    'the certificates end at the root that is expected',
    demands(appleAuthority(SEED).certificate, SOON),
  ),
  acceptedStatement('apple-alg', 'devices of 2020 send alg too', appleWithAlg),
  kind(
    'fido-u2f',
    '',
    'the certificates end at the root that is expected',
    demands(fidoU2fAuthority(SEED).certificate, SOON),
  ),
  kind('fido-u2f', '-zero', 'the AAGUID is zero, as policy wants it', {
    authenticator: { aaguid: ZERO_AAGUID },
    ...demands(fidoU2fAuthority(SEED).certificate, SOON, { fidoU2fAaguid: 'zero' }),
  }),
  kind(
    'android-safetynet',
    '',
    'made half a minute ago by a device that matches a profile, as policy wants it',
    demands(safetyNetAuthority(SEED).certificate, SOON, { safetyNetAge: 30_000, safetyNetDevice: 'cts-profile' }),
  ),
  acceptedStatement('android-safetynet-es256', 'a JWS may be signed with ES256', safetyNetEs256),
  acceptedStatement('android-safetynet-device', 'the specification does not ask for ctsProfileMatch', (given) =>
    safetyNetAttestation(given, { payload: { ctsProfileMatch: false, timestampMs: undefined } }),
  ),
  kind('compound', '', 'several statements, all of which verify'),
  acceptedStatement(
    'compound-any',
    'one statement does not verify and another is unknown, where any suffices',
    (given) => compoundAttestation(given, [bad, stranger, ATTESTATION_MAKERS.apple]),
    any,
  ),
  acceptedStatement('compound-none', 'none among the statements says nothing', (given) =>
    compoundAttestation(given, [ATTESTATION_MAKERS.none, ATTESTATION_MAKERS.apple]),
  ),
];

/** Another credential's statement. */
function bad(given: Parameters<AttestationMaker>[0]): ReturnType<AttestationMaker> {
  return ATTESTATION_MAKERS['packed-self']({ ...given, clientDataJSON: new Uint8Array() });
}
