import { parseAuthenticatorData } from '../authenticator-data/parse.ts';
import { concatBytes } from '../bytes/concat.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { checkType, readChallenge, readCrossOrigin, readOrigin, readTopOrigin } from '../client-data/members.ts';
import { parseClientData } from '../client-data/parse.ts';
import { sha256 } from '../crypto/sha256.ts';
import { verifySignature, verifySignaturePooled } from '../crypto/verify-signature.ts';
import { readClientOutputs } from '../extensions/outputs.ts';
import { readAuthenticatorOfAuthentication, readClientOfAuthentication } from '../extensions/read-outputs.ts';
import { readAuthenticationResponse } from '../public-key-credential/authentication-response.ts';
import { refuse } from '../refusals/refusal.ts';
import { checkBackupFlags, checkUserPresent, checkUserVerified, findRpId } from './authenticator-data-checks.ts';
import { checkChallenge, checkCrossOrigin, checkOrigin, checkTopOrigin } from './client-data-checks.ts';
import { checkCredentialAlgorithm } from './credential-algorithm.ts';
import {
  checkAllowed,
  checkBackupEligibility,
  checkNoAttestedData,
  checkOwner,
  checkSignCount,
  storedKey,
} from './credential-checks.ts';
import { checkUnsolicited } from './extension-checks.ts';
import type { AuthenticationFacts } from './facts.ts';
import { rowsOf } from './row.ts';
import type { Known } from './row.ts';
import type { CeremonyTable } from './run.ts';
import { ceremonyTable } from './run.ts';

const section = '#sctn-verifying-assertion';
const stepOrigin = '#rp-op-verifying-assertion-step-origin';
const authenticatorData = '#sctn-authenticator-data';
const { step, elsewhere } = rowsOf<AuthenticationFacts>();

/** Verifying an Authentication Assertion (§7.2): every step, in order. Parsing, verifying and tracing run over this list. */
export const authentication: CeremonyTable<AuthenticationFacts> = ceremonyTable('authentication', [
  elsewhere('A.1', section, 'The caller makes the options (authenticationOptions)'),
  elsewhere('A.2', section, 'The browser runs navigator.credentials.get()'),
  step({
    step: 'A.3',
    anchor: section,
    title: 'The response is that of an authentication',
    phase: 'parse',
    codes: ['bad_shape'],
    needs: [],
    check: (f) => void (f.response = readAuthenticationResponse(f.input)),
  }),
  step({
    step: 'A.4',
    anchor: section,
    title: 'The client extension results are an object, its known members of their type',
    phase: 'parse',
    codes: ['bad_shape'],
    needs: ['response'],
    check: (f) => {
      f.clientExtensionResults = readClientOutputs(f.response.clientExtensionResults);
      f.clientSays = readClientOfAuthentication(f.clientExtensionResults);
    },
  }),
  step({
    step: 'A.5',
    anchor: section,
    title: 'id is the base64url encoding of rawId',
    kind: 'policy',
    phase: 'parse',
    codes: ['id_mismatch'],
    needs: ['response'],
    check: (f) => {
      if (f.response.id !== f.response.rawIdText) refuse('id_mismatch', 'id is not the base64url encoding of rawId');
    },
  }),
  step({
    step: 'A.5',
    anchor: section,
    title: 'The credential is one of allowCredentials, where there are some',
    phase: 'verify',
    codes: ['credential_not_allowed'],
    needs: ['response', 'expected'],
    check: (f) => checkAllowed(f.response.rawId, f.expected.allowCredentials),
  }),
  step({
    step: 'A.6',
    anchor: section,
    title: 'The credential is the account’s, and the user handle names the account',
    phase: 'verify',
    codes: ['user_handle_missing', 'user_handle_mismatch', 'credential_not_owned'],
    needs: ['response', 'expected', 'credential'],
    check: (f) => checkOwner(f.response, f.credential, f.expected.user),
  }),
  step({
    step: 'A.7',
    anchor: authenticatorData,
    title: 'The authenticator data are whole',
    phase: 'parse',
    codes: [
      'authdata_truncated',
      'authdata_trailing',
      'bad_extensions',
      'bad_credential_id',
      'cbor_truncated',
      'cbor_duplicate',
      'cbor_form',
      'cbor_depth',
    ],
    needs: ['response'],
    check: (f) => void (f.authenticatorData = parseAuthenticatorData(f.response.authenticatorData)),
  }),
  step({
    step: 'A.7',
    anchor: authenticatorData,
    title: 'The authenticator data hold no other credential, or none at all where that is refused',
    kind: 'policy',
    phase: 'verify',
    codes: ['unexpected_attested_data'],
    needs: ['authenticatorData', 'response', 'expected'],
    check: (f) => checkNoAttestedData(f.authenticatorData, f.response.rawId, f.expected.attestedCredentialData),
  }),
  step({
    step: 'A.8',
    anchor: section,
    title: 'The client data are UTF-8',
    phase: 'parse',
    codes: ['bad_utf8'],
    needs: ['response'],
    check: (f) => void (f.clientDataText = decodeUtf8(f.response.clientDataJSON)),
  }),
  step({
    step: 'A.9',
    anchor: section,
    title: 'The client data are one JSON object',
    phase: 'parse',
    codes: ['bad_json', 'duplicate_key'],
    needs: ['clientDataText'],
    check: (f) => void (f.clientData = parseClientData(f.clientDataText)),
  }),
  step({
    step: 'A.10',
    anchor: section,
    title: 'The type is webauthn.get',
    phase: 'parse',
    codes: ['wrong_type'],
    needs: ['clientData'],
    check: (f) => checkType(f.clientData, 'webauthn.get'),
  }),
  step({
    step: 'A.11',
    anchor: section,
    title: 'The challenge is canonical base64url text',
    phase: 'parse',
    codes: ['bad_client_data', 'challenge_mismatch'],
    needs: ['clientData'],
    check: (f) => void (f.challenge = readChallenge(f.clientData)),
  }),
  step({
    step: 'A.11',
    anchor: section,
    title: 'The challenge is the one that was sent',
    phase: 'verify',
    codes: ['challenge_mismatch'],
    needs: ['challenge', 'expected'],
    check: (f) => checkChallenge(f.challenge, f.expected.challenge),
  }),
  step({
    step: 'A.12',
    anchor: stepOrigin,
    title: 'The origin is text',
    phase: 'parse',
    codes: ['bad_client_data'],
    needs: ['clientData'],
    check: (f) => void (f.origin = readOrigin(f.clientData)),
  }),
  step({
    step: 'A.12',
    anchor: stepOrigin,
    title: 'The origin is expected',
    phase: 'verify',
    codes: ['origin_mismatch'],
    needs: ['origin', 'expected'],
    check: (f) => checkOrigin(f.origin, f.expected.origins),
  }),
  step({
    step: 'A.13',
    anchor: section,
    title: 'crossOrigin is a boolean',
    phase: 'parse',
    codes: ['bad_client_data'],
    needs: ['clientData'],
    check: (f) => void (f.crossOrigin = readCrossOrigin(f.clientData)),
  }),
  step({
    step: 'A.13',
    anchor: section,
    title: 'A cross-origin frame is expected',
    phase: 'verify',
    codes: ['cross_origin'],
    needs: ['crossOrigin', 'expected'],
    check: (f) => checkCrossOrigin(f.crossOrigin, f.expected.crossOrigin),
  }),
  step({
    step: 'A.14',
    anchor: section,
    title: 'topOrigin is text, and there only in a cross-origin frame',
    phase: 'parse',
    codes: ['bad_client_data', 'top_origin'],
    needs: ['clientData', 'crossOrigin'],
    check: (f) => void (f.topOrigin = readTopOrigin(f.clientData, f.crossOrigin)),
  }),
  step({
    step: 'A.14',
    anchor: section,
    title: 'The page around the frame is expected',
    phase: 'verify',
    codes: ['top_origin'],
    needs: ['crossOrigin', 'topOrigin', 'expected'],
    check: (f) => checkTopOrigin(f.crossOrigin, f.topOrigin, f.expected.crossOrigin),
  }),
  step({
    step: 'A.15',
    anchor: '#rp-op-verifying-assertion-step-rpid-hash',
    title: 'The RP ID hash is that of an expected RP ID, or of the AppID where the client used it',
    phase: 'verify',
    codes: ['rp_id_mismatch'],
    needs: ['authenticatorData', 'clientSays', 'expected'],
    check: (f) => {
      const { rpIds, appId } = f.expected;
      const ids = f.clientSays.appid === true ? (appId === undefined ? [] : [appId]) : rpIds;
      f.rpId = findRpId(f.authenticatorData.rpIdHash, ids);
    },
  }),
  step({
    step: 'A.16',
    anchor: section,
    title: 'The user was present',
    phase: 'verify',
    codes: ['user_not_present'],
    needs: ['authenticatorData'],
    check: (f) => checkUserPresent(f.authenticatorData.flags),
  }),
  step({
    step: 'A.17',
    anchor: section,
    title: 'The user was verified, where that is required',
    phase: 'verify',
    codes: ['user_not_verified'],
    needs: ['authenticatorData', 'expected'],
    check: (f) => checkUserVerified(f.authenticatorData.flags, f.expected.userVerification),
  }),
  step({
    step: 'A.18',
    anchor: section,
    title: 'The backup state agrees with backup eligibility',
    phase: 'verify',
    codes: ['backup_flags'],
    needs: ['authenticatorData'],
    check: (f) => checkBackupFlags(f.authenticatorData.flags),
  }),
  step({
    step: 'A.19',
    anchor: section,
    title: 'Backup eligibility is what was registered',
    phase: 'verify',
    codes: ['backup_changed'],
    needs: ['authenticatorData', 'credential', 'expected'],
    check: (f) => checkBackupEligibility(f.authenticatorData.flags.be, f.credential, f.expected.backupUpgrade),
  }),
  step({
    step: 'A.20',
    anchor: section,
    title: 'The client data are hashed as received',
    phase: 'verify',
    needs: ['response'],
    check: (f) => void (f.clientDataHash = sha256(f.response.clientDataJSON)),
  }),
  step({
    step: 'A.21',
    anchor: section,
    title: 'The stored key is sound and has the algorithm that was registered',
    kind: 'policy',
    phase: 'verify',
    codes: [
      'alg_mismatch',
      'alg_unsupported',
      'alg_curve',
      'alg_kty',
      'bad_key',
      'weak_key',
      'cbor_form',
      'cbor_duplicate',
      'cbor_truncated',
      'cbor_trailing',
      'cbor_depth',
    ],
    needs: ['credential', 'response', 'expected'],
    check: (f) => {
      const key = storedKey(f.credential, f.response.rawIdText, f.keys);
      checkCredentialAlgorithm(key.alg, f.expected.legacyTpmRs1);
      f.key = key;
    },
  }),
  step({
    step: 'A.21',
    anchor: section,
    title: 'The signature over authenticator data and client data hash is valid',
    phase: 'verify',
    codes: ['bad_signature_encoding', 'bad_signature'],
    needs: ['key', 'authenticatorData', 'clientDataHash', 'response'],
    check: (f) => signatureIs(f, verifySignature(f.key.alg, f.key.key, signedNow(f), f.response.signature)),
    pooled: async (f) =>
      signatureIs(f, await verifySignaturePooled(f.key.alg, f.key.key, signedBytes(f), f.response.signature)),
  }),
  step({
    step: 'A.22',
    anchor: section,
    title: 'The signature counter rose, or is not used',
    phase: 'verify',
    codes: ['sign_count_not_increased'],
    needs: ['signatureVerified', 'authenticatorData', 'credential', 'expected'],
    check: (f) =>
      void (f.signCountRose = checkSignCount(f.authenticatorData, f.credential.signCount, f.expected.signCount)),
  }),
  step({
    step: 'A.23',
    anchor: '#authn-ceremony-verify-extension-outputs',
    title: 'The authenticator extension outputs that are known are of their type',
    phase: 'parse',
    codes: ['bad_extensions'],
    needs: ['clientSays', 'authenticatorData'],
    check: (f) => void (f.extensions = readAuthenticatorOfAuthentication(f.clientSays, f.authenticatorData.extensions)),
  }),
  step({
    step: 'A.23',
    anchor: '#authn-ceremony-verify-extension-outputs',
    title: 'No extension output came that was not requested, where that is refused',
    kind: 'policy',
    phase: 'verify',
    codes: ['extension_policy'],
    needs: ['clientExtensionResults', 'authenticatorData', 'expected'],
    check: (f) => checkUnsolicited(f.clientExtensionResults, f.authenticatorData, f.expected.extensions),
  }),
  elsewhere(
    'A.24',
    '#authn-ceremony-update-credential-record',
    'The caller updates the credential record by the result',
  ),
  elsewhere('A.25', section, 'The caller continues: it signs the user in, or confirms'),
]);

type Signed = Known<AuthenticationFacts, 'authenticatorData' | 'clientDataHash'>;

/** authData ‖ hash, in memory of its own: the thread pool reads it later. */
function signedBytes(f: Signed): Uint8Array {
  return concatBytes(f.authenticatorData.bytes, f.clientDataHash);
}

/** Arrays of more than 64 bytes cost the collector as much as all parsing; nearly every assertion fits in this one. */
const scratch = new Uint8Array(512);

/** The same in memory that the next call overwrites, for a check that is over before there can be a next call. */
function signedNow(f: Signed): Uint8Array {
  const { bytes } = f.authenticatorData;
  const length = bytes.length + f.clientDataHash.length;
  if (length > scratch.length) return signedBytes(f);
  scratch.set(bytes);
  scratch.set(f.clientDataHash, bytes.length);
  return scratch.subarray(0, length);
}

function signatureIs(f: AuthenticationFacts, valid: boolean): void {
  if (!valid) refuse('bad_signature', 'the signature does not verify with the credential public key');
  f.signatureVerified = true;
}
