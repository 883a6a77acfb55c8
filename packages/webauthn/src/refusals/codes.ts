/**
 * The table of refusals: every code that a ceremony can end with, what it means to a developer, and which text
 * (`personTexts`) suits the person in front of the screen. Codes are stable once shipped; nothing else enumerates them.
 */
export const refusalCodes = {
  // The response and its envelope (§5.1)
  bad_shape: {
    meaning: 'The response is not the JSON form of §5.1: a member is missing, of another type, or not base64url.',
    person: 'broken',
  },
  id_mismatch: {
    meaning: 'id, rawId and the credential id inside the authenticator data are not one value.',
    person: 'broken',
  },

  // Client data (§5.8.1)
  bad_utf8: { meaning: 'clientDataJSON is not valid UTF-8.', person: 'broken' },
  bad_json: {
    meaning: 'clientDataJSON is not one JSON object, or exceeds the caps on depth and size.',
    person: 'broken',
  },
  duplicate_key: {
    meaning: 'A JSON object names a member twice, so two readers could see two values.',
    person: 'broken',
  },
  bad_client_data: {
    meaning: 'A member of the client data is missing or has another type than §5.8.1 gives it.',
    person: 'broken',
  },
  wrong_type: { meaning: 'The client data belongs to another kind of ceremony (type).', person: 'broken' },
  challenge_mismatch: { meaning: 'The challenge is not the one that was sent.', person: 'again' },
  challenge_used: { meaning: 'The challenge was spent by an earlier attempt, successful or not.', person: 'again' },
  challenge_expired: { meaning: 'The ceremony took longer than its lifetime.', person: 'expired' },
  challenge_wrong_ceremony: { meaning: 'The challenge was made for another ceremony.', person: 'again' },
  origin_mismatch: { meaning: 'The ceremony ran on an origin that is not expected.', person: 'wrong-place' },
  cross_origin: { meaning: 'The ceremony ran in a cross-origin frame, which is not allowed.', person: 'wrong-place' },
  top_origin: {
    meaning: 'The page around the frame is not expected, or is named without a cross-origin frame.',
    person: 'wrong-place',
  },

  // CBOR (RFC 8949, CTAP2 canonical form)
  cbor_truncated: { meaning: 'A CBOR item announces more than the input holds.', person: 'broken' },
  cbor_trailing: { meaning: 'Bytes follow the one CBOR item that was expected.', person: 'broken' },
  cbor_duplicate: { meaning: 'A CBOR map has a key twice.', person: 'broken' },
  cbor_form: {
    meaning:
      'CBOR outside the CTAP2 canonical form: indefinite length, tag, float, longer head than needed, key order of a key.',
    person: 'broken',
  },
  cbor_depth: { meaning: 'CBOR nested deeper than any attestation object.', person: 'broken' },

  // Attestation object and authenticator data (§6.1, §6.5)
  bad_attestation_object: {
    meaning: 'The attestation object lacks fmt, attStmt or authData, or gives them another type.',
    person: 'broken',
  },
  authdata_truncated: { meaning: 'The authenticator data ends inside one of its parts.', person: 'broken' },
  authdata_trailing: { meaning: 'Bytes follow the last part of the authenticator data.', person: 'broken' },
  bad_extensions: { meaning: 'The extensions of the authenticator data are not a CBOR map.', person: 'broken' },
  bad_credential_id: { meaning: 'The credential id is empty.', person: 'broken' },
  credential_id_too_long: { meaning: 'The credential id has more than 1023 bytes.', person: 'other-passkey' },
  no_attested_data: { meaning: 'A registration without attested credential data (AT flag).', person: 'broken' },
  unexpected_attested_data: {
    meaning: 'An assertion carries attested credential data that policy refuses, or that names another credential.',
    person: 'broken',
  },
  rp_id_mismatch: { meaning: 'The RP ID hash is not that of an expected RP ID.', person: 'wrong-place' },
  user_not_present: { meaning: 'The authenticator did not test user presence (UP flag).', person: 'again' },
  user_not_verified: {
    meaning: 'User verification was required and did not happen (UV flag).',
    person: 'not-verified',
  },
  backup_flags: { meaning: 'Backup state is set on a credential that is not backup eligible.', person: 'broken' },
  backup_changed: { meaning: 'Backup eligibility differs from what was registered.', person: 'other-passkey' },
  policy_backup: { meaning: 'Policy refuses credentials that can be backed up.', person: 'other-passkey' },

  // The credential public key (§5.8.5, §6.5.2)
  alg_not_allowed: { meaning: 'The key has an algorithm that the options did not offer.', person: 'other-passkey' },
  alg_unsupported: { meaning: 'The key has an algorithm that this library does not verify.', person: 'other-passkey' },
  alg_mismatch: {
    meaning: 'The algorithm of the stored key is not the one recorded at registration.',
    person: 'not-accepted',
  },
  alg_curve: { meaning: 'The curve is not the one that the algorithm prescribes.', person: 'other-passkey' },
  alg_kty: { meaning: 'Key type and algorithm disagree.', person: 'other-passkey' },
  bad_key: {
    meaning: 'The COSE key is not a valid public key of its type, or has other parameters.',
    person: 'other-passkey',
  },
  weak_key: {
    meaning: 'The public key lets others forge signatures, or its size is outside what is accepted.',
    person: 'other-passkey',
  },

  // Attestation statements and trust (§8, §7.1 steps 21 to 24)
  unknown_format: {
    meaning: 'The attestation statement format is not one this library knows.',
    person: 'other-passkey',
  },
  unsupported: {
    meaning: 'The statement uses a variant that was removed from the specification (ECDAA).',
    person: 'other-passkey',
  },
  none_not_empty: { meaning: 'Format none came with a statement that is not empty.', person: 'broken' },
  bad_attestation: {
    meaning: 'The attestation statement is malformed or contradicts what it attests.',
    person: 'other-passkey',
  },
  bad_attestation_sig: { meaning: 'The signature of the attestation statement is wrong.', person: 'other-passkey' },
  attestation_alg: {
    meaning: 'The algorithm of the statement is not that of the key that signed it.',
    person: 'other-passkey',
  },
  attestation_cert: {
    meaning: 'The attestation certificate breaks the requirements of its format.',
    person: 'other-passkey',
  },
  aaguid_mismatch: {
    meaning: 'The AAGUID in the certificate is not that of the authenticator data.',
    person: 'other-passkey',
  },
  attestation_policy: { meaning: 'Policy refuses this kind of attestation.', person: 'other-passkey' },
  trust_path: { meaning: 'The certificates do not lead to a configured trust anchor.', person: 'other-passkey' },
  revoked: { meaning: 'A certificate of the trust path is revoked.', person: 'other-passkey' },
  crl_invalid: { meaning: 'The revocation list is stale or not signed by the issuer.', person: 'other-passkey' },
  metadata_missing: {
    meaning: 'Policy wants metadata about the authenticator model and there is none.',
    person: 'other-passkey',
  },
  metadata_status: {
    meaning: 'The metadata reports the authenticator model as revoked or compromised.',
    person: 'other-passkey',
  },

  // Credentials and accounts (§7.1 steps 25 to 27, §7.2 steps 5 and 6)
  credential_exists: {
    meaning: 'The credential id is registered already, to this account or another.',
    person: 'already-registered',
  },
  credential_not_allowed: { meaning: 'The credential is not among allowCredentials.', person: 'not-accepted' },
  credential_unknown: {
    meaning: 'No account has this credential. The only code after which a client may signal the credential as unknown.',
    person: 'unknown-passkey',
  },
  credential_not_owned: { meaning: 'The credential belongs to another account.', person: 'not-accepted' },
  user_handle_mismatch: { meaning: 'The user handle is that of another account.', person: 'not-accepted' },
  user_handle_missing: { meaning: 'A discoverable flow came back without a user handle.', person: 'not-accepted' },

  // Signature and what is judged after it (§7.2 steps 21 to 23)
  bad_signature_encoding: { meaning: 'The signature is not the strict DER form of §6.5.5.', person: 'not-accepted' },
  bad_signature: { meaning: 'The signature does not verify with the credential public key.', person: 'not-accepted' },
  sign_count_not_increased: {
    meaning: 'The signature counter did not rise: the authenticator may have been cloned.',
    person: 'suspected-copy',
  },
  extension_policy: {
    meaning: 'An extension output is unsolicited, absent or weaker than demanded.',
    person: 'other-passkey',
  },
} as const;

/** The closed union of codes. */
export type RefusalCode = keyof typeof refusalCodes;
