import type { CeremonyCase } from './kinds/ceremony-case.ts';

/** Why @simplewebauthn/server and we answer differently, by class. What no row explains is printed as unexplained. */
interface Explanation {
  readonly applies: (one: CeremonyCase, ours: string, peer: string) => boolean;
  readonly text: string;
}

const weRefuse =
  (...codes: readonly string[]) =>
  (_: CeremonyCase, ours: string, peer: string): boolean =>
    peer === 'accept' && codes.includes(ours);
const weRefuseAs =
  (pattern: RegExp) =>
  (_: CeremonyCase, ours: string, peer: string): boolean =>
    peer === 'accept' && pattern.test(ours);
const peerRefuses =
  (pattern: RegExp) =>
  (_: CeremonyCase, ours: string, peer: string): boolean =>
    ours === 'accept' && pattern.test(peer);

const explanations: readonly Explanation[] = [
  {
    applies: weRefuse('cross_origin', 'top_origin'),
    text: 'the peer ignores crossOrigin in registrations, and in authentications where topOrigin is missing',
  },
  {
    applies: weRefuse('id_mismatch'),
    text: 'the peer does not compare the id of a response with the attested credential id',
  },
  {
    applies: (one, ours, peer) => weRefuseAs(/^(?:authdata|cbor)_/u)(one, ours, peer) && one.alg === 'EdDSA',
    text: 'the peer repairs the malformed Ed25519 key of Firefox 117; here nothing is repaired',
  },
  {
    applies: (one) => one.expectedType !== undefined,
    text: 'the peer has an option for the expected type; here the specification fixes it',
  },
  {
    applies: weRefuseAs(/^(?:cbor_|authdata_|bad_extensions$|bad_attestation_object$)/u),
    text: 'the peer decodes CBOR and authenticator data leniently; here only the CTAP2 canonical form passes',
  },
  {
    applies: weRefuse('bad_shape', 'bad_json', 'bad_utf8', 'duplicate_key', 'bad_client_data', 'challenge_mismatch'),
    text: 'the peer takes what JSON.parse and a lenient base64url decoder take',
  },
  {
    applies: weRefuse('bad_key', 'weak_key', 'alg_curve', 'alg_kty', 'bad_credential_id', 'credential_id_too_long'),
    text: 'the peer does not judge a key or credential id at registration',
  },
  {
    applies: weRefuse('alg_unsupported'),
    text: 'the peer takes credential keys that sign with SHA-1; here that is the policy legacyTpmRs1',
  },
  {
    applies: weRefuse('bad_signature_encoding', 'bad_signature'),
    text: 'the peer re-encodes ECDSA signatures before it verifies them, so other forms than strict DER pass',
  },
  {
    applies: weRefuse('attestation_cert', 'attestation_alg', 'bad_attestation', 'trust_path'),
    text: 'the peer looks at fewer requirements of an attestation certificate, or at its path with fewer rules',
  },
  {
    applies: weRefuseAs(/^(?:user_handle_|credential_not_)/u),
    text: 'the peer leaves accounts and user handles to its caller',
  },
  {
    applies: peerRefuses(/\(SafetyNet\)/u),
    text: 'the peer wants a SafetyNet response of this minute; here its age is judged where policy asks for it',
  },
  {
    applies: peerRefuses(/validity period|not good (?:before|after)|not yet valid|expired/iu),
    text: 'the peer refuses certificates by date also where no anchor is named; here they are evidence without trust then',
  },
  {
    applies: peerRefuses(/^AAGUID /u),
    text: 'the peer wants an AAGUID of zero beside a U2F statement; §8.6 does not look at it',
  },
  {
    applies: peerRefuses(/Unsupported Attestation Format: compound/u),
    text: 'the peer does not know compound statements',
  },
  {
    applies: peerRefuses(/not a known root certificate|could not be chained to any specified trust anchor/u),
    text: 'the peer wants Android’s and Apple’s certificates to lead to a root of its own list; here roots are for the caller to name',
  },
  {
    applies: peerRefuses(/while validating certificate path/u),
    text: 'the peer takes no Android key certificate that its root issued directly',
  },
  {
    applies: peerRefuses(/^Could not match TPM manufacturer/u),
    text: 'the peer wants a TPM manufacturer of the registry; here that is the policy tpmManufacturer',
  },
  {
    applies: peerRefuses(/invalid alg -|COSE crv value of 8|COSE alg value of -/u),
    text: 'the peer does not know Ed448, ES256K and the fully specified algorithms in assertions',
  },
  {
    applies: peerRefuses(/TokenBinding/u),
    text: 'the peer still checks tokenBinding, which is reserved and to be ignored (§5.8.1)',
  },
];

export function explanationOf(one: CeremonyCase, ours: string, peer: string): string | null {
  return explanations.find((row) => row.applies(one, ours, peer))?.text ?? null;
}
