import type { CeremonyErrorCode } from '@signet/webauthn';

const client =
  'Send on what `PublicKeyCredential.toJSON()` gives, untouched. From a browser it comes right; another client has a fault, or somebody tries.';
const parser =
  'Nothing on the server. An authenticator or a program wrote bytes that the specification does not allow; `signet inspect` shows where.';
const statement = 'Nothing on the server. `signet inspect` shows the statement; another authenticator registers.';
const forged =
  'Treat it as an attempt with something else than the credential. Many from one address: look at the audit events.';

/** What a developer does about each code. */
export const remedies: Readonly<Record<CeremonyErrorCode, string>> = {
  bad_shape: client,
  id_mismatch: client,
  bad_utf8: client,
  bad_json: client,
  duplicate_key: client,
  bad_client_data: client,
  wrong_type:
    'Post the answer of `create()` to the finish of a registration, and that of `get()` to the finish of a sign-in.',
  challenge_mismatch:
    'Finish with the challenge of this very begin. Where it is kept in a session, a second tab may have replaced it.',
  challenge_used: 'Begin anew; never send one answer twice. A double click and a retrying proxy do so.',
  challenge_expired: 'Begin anew. Where people need longer, raise the lifetime of ceremonies.',
  challenge_wrong_ceremony: 'Finish each ceremony at the end that its begin belongs to.',
  origin_mismatch:
    'Compare the origin in the log with the configured ones: scheme, host and port are compared exactly.',
  cross_origin: 'Open the page by itself, or allow frames and name the pages that may embed it (`crossOrigin`).',
  top_origin: 'Name the embedding page among `topOrigins`, if it may embed this one.',
  cbor_truncated: parser,
  cbor_trailing: parser,
  cbor_duplicate: parser,
  cbor_form: parser,
  cbor_depth: parser,
  bad_attestation_object: parser,
  authdata_truncated: parser,
  authdata_trailing: parser,
  bad_extensions: parser,
  bad_credential_id: parser,
  credential_id_too_long: parser,
  no_attested_data: parser,
  unexpected_attested_data:
    'Let policy ignore attested data in assertions, if old authenticators of yours send it; with a foreign credential id it is always refused.',
  rp_id_mismatch:
    'The credential is for another RP ID. After a change of domain, name the former one (`rpIds`, `formerRpIds`).',
  user_not_present: 'Ask again. Presence may be missing only at a registration with conditional mediation.',
  user_not_verified:
    'Ask again; the person has to unlock the authenticator. Where theirs cannot, policy may prefer verification instead of requiring it.',
  backup_flags: parser,
  backup_changed:
    'Let the person register a new passkey. Policy may allow the one way from bound to one device to synced.',
  policy_backup: 'Say on the page that a security key or another passkey bound to one device is wanted.',
  alg_not_allowed: 'Verify with the algorithms that the options offered.',
  alg_unsupported: 'Offer only what `supportedAlgorithms` names on this runtime.',
  alg_mismatch: 'The stored record is not what was registered: look for a faulty migration, or for tampering.',
  alg_curve: parser,
  alg_kty: parser,
  bad_key: parser,
  weak_key:
    'Keep it refused: whoever knows of the weakness signs in. Let the person register with another authenticator.',
  unknown_format: statement,
  unsupported: statement,
  none_not_empty: statement,
  bad_attestation: statement,
  bad_attestation_sig: statement,
  attestation_alg: statement,
  attestation_cert: statement,
  aaguid_mismatch: statement,
  attestation_policy:
    'Ask for `direct` attestation in the options where policy wants some; else accept what policy refuses now.',
  trust_path:
    'Name the manufacturer’s root among the anchors, with `at` the time of the ceremony. Without anchors nothing is trusted.',
  revoked: 'Keep it refused: the manufacturer took the certificate back.',
  crl_invalid: 'Fetch the revocation list anew from its issuer.',
  metadata_missing: 'Update the metadata; where the model is not in them, policy decides.',
  metadata_status: 'Keep it refused, and look at the status report of the model.',
  credential_exists: 'Send `excludeCredentials`, so that the authenticator says so first.',
  credential_not_allowed:
    'Accept only what `allowCredentials` listed. An answer of another account is no sign-in to this one.',
  credential_unknown: 'Tell the client, which may call `signalUnknownCredential` on this code alone.',
  credential_not_owned: forged,
  user_handle_mismatch: forged,
  user_handle_missing:
    'Ask for a discoverable credential (`residentKey: required`), or name the account before the ceremony.',
  bad_signature_encoding: forged,
  bad_signature: forged,
  sign_count_not_increased:
    'Tell the person, and have them replace the passkey. For synced passkeys let policy flag it instead.',
  extension_policy:
    'Demand only what authenticators of your people can do; unsolicited outputs may be ignored by policy.',
};
