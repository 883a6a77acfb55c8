import { parseAttestationObject } from '../attestation/object.ts';
import { formats } from '../attestation/registry.ts';
import { assessTrust } from '../attestation/trust.ts';
import { parseAuthenticatorData } from '../authenticator-data/parse.ts';
import { equalBytes } from '../bytes/equal.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { checkType, readChallenge, readCrossOrigin, readOrigin, readTopOrigin } from '../client-data/members.ts';
import { parseClientData } from '../client-data/parse.ts';
import { parseCoseKey } from '../cose/parse.ts';
import { sha256 } from '../crypto/sha256.ts';
import { readClientOutputs } from '../extensions/outputs.ts';
import { readAuthenticatorOfRegistration, readClientOfRegistration } from '../extensions/read-outputs.ts';
import { readRegistrationResponse } from '../public-key-credential/registration-response.ts';
import { refuse } from '../refusals/refusal.ts';
import { determineFormat, verifyStatement } from './attestation-checks.ts';
import { checkBackupFlags, checkUserPresent, checkUserVerified, findRpId } from './authenticator-data-checks.ts';
import { checkChallenge, checkCrossOrigin, checkOrigin, checkTopOrigin } from './client-data-checks.ts';
import { checkCredentialAlgorithm } from './credential-algorithm.ts';
import { checkProtected, checkUnsolicited } from './extension-checks.ts';
import type { RegistrationFacts } from './facts.ts';
import { rowsOf } from './row.ts';
import type { CeremonyTable } from './run.ts';
import { ceremonyTable } from './run.ts';

const section = '#sctn-registering-a-new-credential';
const stepOrigin = '#rp-op-registering-a-new-credential-step-origin';
const authenticatorData = '#sctn-authenticator-data';
const extensionOutputs = '#reg-ceremony-verify-extension-outputs';
const { step, elsewhere } = rowsOf<RegistrationFacts>();

/** Registering a New Credential (§7.1): every step, in order. Parsing, verifying and tracing run over this one list. */
export const registration: CeremonyTable<RegistrationFacts> = ceremonyTable('registration', [
  elsewhere('R.1', section, 'The caller makes the options (registrationOptions)'),
  elsewhere('R.2', section, 'The browser runs navigator.credentials.create()'),
  step({
    step: 'R.3',
    anchor: section,
    title: 'The response is that of a registration',
    phase: 'parse',
    codes: ['bad_shape'],
    needs: [],
    check: (f) => void (f.response = readRegistrationResponse(f.input)),
  }),
  step({
    step: 'R.4',
    anchor: section,
    title: 'The client extension results are an object, its known members of their type',
    phase: 'parse',
    codes: ['bad_shape'],
    needs: ['response'],
    check: (f) => {
      f.clientExtensionResults = readClientOutputs(f.response.clientExtensionResults);
      f.clientSays = readClientOfRegistration(f.clientExtensionResults);
    },
  }),
  step({
    step: 'R.5',
    anchor: section,
    title: 'The client data are UTF-8',
    phase: 'parse',
    codes: ['bad_utf8'],
    needs: ['response'],
    check: (f) => void (f.clientDataText = decodeUtf8(f.response.clientDataJSON)),
  }),
  step({
    step: 'R.6',
    anchor: section,
    title: 'The client data are one JSON object',
    phase: 'parse',
    codes: ['bad_json', 'duplicate_key'],
    needs: ['clientDataText'],
    check: (f) => void (f.clientData = parseClientData(f.clientDataText)),
  }),
  step({
    step: 'R.7',
    anchor: section,
    title: 'The type is webauthn.create',
    phase: 'parse',
    codes: ['wrong_type'],
    needs: ['clientData'],
    check: (f) => checkType(f.clientData, 'webauthn.create'),
  }),
  step({
    step: 'R.8',
    anchor: section,
    title: 'The challenge is canonical base64url text',
    phase: 'parse',
    codes: ['bad_client_data', 'challenge_mismatch'],
    needs: ['clientData'],
    check: (f) => void (f.challenge = readChallenge(f.clientData)),
  }),
  step({
    step: 'R.8',
    anchor: section,
    title: 'The challenge is the one that was sent',
    phase: 'verify',
    codes: ['challenge_mismatch'],
    needs: ['challenge', 'expected'],
    check: (f) => checkChallenge(f.challenge, f.expected.challenge),
  }),
  step({
    step: 'R.9',
    anchor: stepOrigin,
    title: 'The origin is text',
    phase: 'parse',
    codes: ['bad_client_data'],
    needs: ['clientData'],
    check: (f) => void (f.origin = readOrigin(f.clientData)),
  }),
  step({
    step: 'R.9',
    anchor: stepOrigin,
    title: 'The origin is expected',
    phase: 'verify',
    codes: ['origin_mismatch'],
    needs: ['origin', 'expected'],
    check: (f) => checkOrigin(f.origin, f.expected.origins),
  }),
  step({
    step: 'R.10',
    anchor: section,
    title: 'crossOrigin is a boolean',
    phase: 'parse',
    codes: ['bad_client_data'],
    needs: ['clientData'],
    check: (f) => void (f.crossOrigin = readCrossOrigin(f.clientData)),
  }),
  step({
    step: 'R.10',
    anchor: section,
    title: 'A cross-origin frame is expected',
    phase: 'verify',
    codes: ['cross_origin'],
    needs: ['crossOrigin', 'expected'],
    check: (f) => checkCrossOrigin(f.crossOrigin, f.expected.crossOrigin),
  }),
  step({
    step: 'R.11',
    anchor: section,
    title: 'topOrigin is text, and there only in a cross-origin frame',
    phase: 'parse',
    codes: ['bad_client_data', 'top_origin'],
    needs: ['clientData', 'crossOrigin'],
    check: (f) => void (f.topOrigin = readTopOrigin(f.clientData, f.crossOrigin)),
  }),
  step({
    step: 'R.11',
    anchor: section,
    title: 'The page around the frame is expected',
    phase: 'verify',
    codes: ['top_origin'],
    needs: ['crossOrigin', 'topOrigin', 'expected'],
    check: (f) => checkTopOrigin(f.crossOrigin, f.topOrigin, f.expected.crossOrigin),
  }),
  step({
    step: 'R.12',
    anchor: section,
    title: 'The client data are hashed as received',
    phase: 'verify',
    needs: ['response'],
    check: (f) => void (f.clientDataHash = sha256(f.response.clientDataJSON)),
  }),
  step({
    step: 'R.13',
    anchor: section,
    title: 'The attestation object is CBOR and has its three parts',
    phase: 'parse',
    codes: ['bad_attestation_object', 'cbor_truncated', 'cbor_trailing', 'cbor_duplicate', 'cbor_form', 'cbor_depth'],
    needs: ['response'],
    check: (f) => void (f.attestationObject = parseAttestationObject(f.response.attestationObject)),
  }),
  step({
    step: 'R.13',
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
    needs: ['attestationObject'],
    check: (f) => void (f.authenticatorData = parseAuthenticatorData(f.attestationObject.authenticatorData)),
  }),
  step({
    step: 'R.13',
    anchor: authenticatorData,
    title: 'The authenticator data hold a new credential',
    phase: 'parse',
    codes: ['no_attested_data'],
    needs: ['authenticatorData'],
    check: (f) => {
      const attested = f.authenticatorData.attestedCredentialData;
      if (attested === null) refuse('no_attested_data', 'the AT flag is not set');
      f.aaguid = attested.aaguid;
      f.credentialId = attested.credentialId;
      f.publicKeyBytes = attested.publicKey;
    },
  }),
  step({
    step: 'R.14',
    anchor: section,
    title: 'The RP ID hash is that of an expected RP ID',
    phase: 'verify',
    codes: ['rp_id_mismatch'],
    needs: ['authenticatorData', 'expected'],
    check: (f) => void (f.rpId = findRpId(f.authenticatorData.rpIdHash, f.expected.rpIds)),
  }),
  step({
    step: 'R.15',
    anchor: section,
    title: 'The user was present, unless mediation is conditional',
    phase: 'verify',
    codes: ['user_not_present'],
    needs: ['authenticatorData', 'expected'],
    check: (f) => {
      if (f.expected.mediation === 'conditional') return 'not-applicable';
      return checkUserPresent(f.authenticatorData.flags);
    },
  }),
  step({
    step: 'R.16',
    anchor: section,
    title: 'The user was verified, where that is required',
    phase: 'verify',
    codes: ['user_not_verified'],
    needs: ['authenticatorData', 'expected'],
    check: (f) => checkUserVerified(f.authenticatorData.flags, f.expected.userVerification),
  }),
  step({
    step: 'R.17',
    anchor: section,
    title: 'The backup state agrees with backup eligibility',
    phase: 'verify',
    codes: ['backup_flags'],
    needs: ['authenticatorData'],
    check: (f) => checkBackupFlags(f.authenticatorData.flags),
  }),
  step({
    step: 'R.18',
    anchor: section,
    title: 'Backup eligibility is acceptable',
    kind: 'policy',
    phase: 'verify',
    codes: ['policy_backup'],
    needs: ['authenticatorData', 'expected'],
    check: (f) => {
      if (f.expected.backupEligible === 'accepted') return 'not-applicable';
      if (f.authenticatorData.flags.be) refuse('policy_backup', 'credentials that can be backed up are not accepted');
      return undefined;
    },
  }),
  elsewhere('R.19', section, 'The caller may judge the backup state (backupState of the result)'),
  step({
    step: 'R.20',
    anchor: '#sctn-attested-credential-data',
    title: 'The public key is a sound COSE key',
    phase: 'parse',
    codes: [
      'bad_key',
      'weak_key',
      'alg_curve',
      'alg_kty',
      'alg_unsupported',
      'cbor_form',
      'cbor_duplicate',
      'cbor_truncated',
      'cbor_trailing',
      'cbor_depth',
    ],
    needs: ['publicKeyBytes'],
    check: (f) => void (f.publicKey = parseCoseKey(f.publicKeyBytes)),
  }),
  step({
    step: 'R.20',
    anchor: section,
    title: 'The algorithm is one that this runtime can verify and a credential may have',
    kind: 'policy',
    phase: 'verify',
    codes: ['alg_unsupported'],
    needs: ['publicKey', 'expected'],
    check: (f) => checkCredentialAlgorithm(f.publicKey.alg, f.expected.legacyTpmRs1),
  }),
  step({
    step: 'R.20',
    anchor: section,
    title: 'The algorithm is one that the options offered',
    phase: 'verify',
    codes: ['alg_not_allowed'],
    needs: ['publicKey', 'expected'],
    check: (f) => {
      if (!f.expected.algorithms.includes(f.publicKey.alg)) refuse('alg_not_allowed', 'the algorithm was not offered');
    },
  }),
  step({
    step: 'R.21',
    anchor: section,
    title: 'The attestation statement format is known',
    phase: 'verify',
    codes: ['unknown_format'],
    needs: ['attestationObject'],
    check: (f) => void (f.format = determineFormat(f.attestationObject.format)),
  }),
  step({
    step: 'R.22',
    anchor: '#reg-ceremony-verify-attestation',
    title: 'The attestation statement is correct',
    phase: 'verify',
    codes: [...new Set(formats.flatMap((format) => format.codes))],
    needs: ['format', 'attestationObject', 'authenticatorData', 'aaguid', 'publicKey', 'clientDataHash', 'expected'],
    check: (f) => void (f.statement = verifyStatement(f.format, f.attestationObject.statement, f)),
  }),
  elsewhere(
    'R.23',
    '#reg-ceremony-attestation-trust-anchors',
    'The caller names the trust anchors (attestation.anchors)',
  ),
  step({
    step: 'R.24',
    anchor: '#reg-ceremony-assess-trust',
    title: 'The attestation is acceptable, and trusted where that is required',
    phase: 'verify',
    codes: ['attestation_policy', 'trust_path'],
    needs: ['statement', 'expected'],
    check: (f) => void (f.trust = assessTrust(f.statement, f.expected.attestation)),
  }),
  step({
    step: 'R.25',
    anchor: section,
    title: 'The credential id has 1023 bytes at most',
    phase: 'verify',
    codes: ['credential_id_too_long'],
    needs: ['credentialId'],
    check: (f) => {
      if (f.credentialId.length > 1023) refuse('credential_id_too_long', 'the credential id has more than 1023 bytes');
    },
  }),
  step({
    step: 'R.26',
    anchor: section,
    title: 'The credential id is not registered yet',
    phase: 'verify',
    codes: ['credential_exists'],
    needs: ['credentialId', 'expected'],
    check: (f) => {
      const { registered } = f.expected;
      if (registered === 'store-refuses-duplicates') return 'elsewhere';
      const found: unknown = registered(f.credentialId);
      // A promise would be one for every credential, and nothing at all for none.
      if (typeof found !== 'boolean') throw new TypeError('expected.registered answers neither true nor false');
      if (found) refuse('credential_exists', 'the credential id is registered already');
      return undefined;
    },
  }),
  step({
    step: 'R.27',
    anchor: '#reg-ceremony-create-credential-record',
    title: 'id, rawId and the attested credential id are one value',
    kind: 'policy',
    phase: 'parse',
    codes: ['id_mismatch'],
    needs: ['response', 'credentialId'],
    check: (f) => {
      const { id, rawIdText, rawId } = f.response;
      if (id !== rawIdText) refuse('id_mismatch', 'id is not the base64url encoding of rawId');
      if (!equalBytes(rawId, f.credentialId)) refuse('id_mismatch', 'rawId is not the attested credential id');
    },
  }),
  elsewhere('R.27', '#reg-ceremony-create-credential-record', 'The caller makes the credential record of the result'),
  step({
    step: 'R.28',
    anchor: extensionOutputs,
    title: 'The authenticator extension outputs that are known are of their type',
    phase: 'parse',
    codes: ['bad_extensions'],
    needs: ['clientSays', 'authenticatorData'],
    check: (f) => void (f.extensions = readAuthenticatorOfRegistration(f.clientSays, f.authenticatorData.extensions)),
  }),
  step({
    step: 'R.28',
    anchor: extensionOutputs,
    title: 'No extension output came that was not requested, where that is refused',
    kind: 'policy',
    phase: 'verify',
    codes: ['extension_policy'],
    needs: ['clientExtensionResults', 'authenticatorData', 'expected'],
    check: (f) => checkUnsolicited(f.clientExtensionResults, f.authenticatorData, f.expected.extensions),
  }),
  step({
    step: 'R.28',
    anchor: extensionOutputs,
    title: 'The credential is protected as was demanded',
    kind: 'policy',
    phase: 'verify',
    codes: ['extension_policy'],
    needs: ['extensions', 'expected'],
    check: (f) => checkProtected(f.extensions, f.expected.extensions.credProtect),
  }),
  elsewhere('R.29', section, 'The caller stores the credential record in the account'),
]);
