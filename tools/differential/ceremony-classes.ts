import { encode } from 'cborg';
import { depthOf, isCanonical } from './cbor-reading.ts';
import { hasDuplicateMember, isBeyondCaps, isNoUtf8 } from './client-data-faults.ts';
import type { Disagreement } from './disagreement.ts';
import { breaksJsonForm, hasOutputs, isBase64url } from './envelope-faults.ts';
import { isUnsoundKey } from './key-faults.ts';
import type { Reading } from './reading.ts';
import { isStrictSignature } from './signature-faults.ts';
import { statementClasses } from './statement-classes.ts';

const accepts = /^accept$/u;

/** What @simplewebauthn/server accepts and the ceremonies refuse, and the other way round. */
export const ceremonyClasses: readonly Disagreement<Reading>[] = [
  {
    words: 'the peer reads few members of the envelope, and base64url leniently; here the JSON form is judged whole',
    section: '§5.1 RegistrationResponseJSON, AuthenticationResponseJSON; RFC 4648 §3.5, §5',
    ours: ['bad_shape'],
    peer: accepts,
    holds: breaksJsonForm,
  },
  {
    words: 'the peer does not look at client extension outputs',
    section: '§9.4, §10: each extension gives its client extension output a type; §10.1.1: appid names another hash',
    ours: ['bad_shape', 'extension_policy', 'rp_id_mismatch'],
    peer: accepts,
    holds: hasOutputs,
  },
  {
    words: 'the peer puts U+FFFD for what is not UTF-8',
    section: '§7.1 step 5, §7.2 step 8: UTF-8 decode (here: fatal)',
    ours: ['bad_utf8'],
    peer: accepts,
    holds: isNoUtf8,
  },
  {
    words: 'the peer takes the last of two members of one name',
    section: '§5.8.1: client data are serialized with each member once; RFC 8259 §4',
    ours: ['duplicate_key'],
    peer: accepts,
    holds: hasDuplicateMember,
  },
  {
    words: 'the peer takes client data without caps, with lone surrogates and numbers beyond a double',
    section: '§7.1 step 6, §7.2 step 9 (our caps); RFC 8259 §8.2, §9',
    ours: ['bad_json'],
    peer: accepts,
    holds: isBeyondCaps,
  },
  {
    words: 'the peer does not look at the types of crossOrigin and topOrigin',
    section: '§5.8.1 CollectedClientData',
    ours: ['bad_client_data'],
    peer: accepts,
    holds: ({ clientData: { crossOrigin, topOrigin } }) =>
      !['boolean', 'undefined'].includes(typeof crossOrigin) || !['string', 'undefined'].includes(typeof topOrigin),
  },
  {
    words: 'the peer ignores crossOrigin where no topOrigin is named, and in registrations',
    section: '§7.1 step 10, §7.2 step 13',
    ours: ['cross_origin'],
    peer: accepts,
    holds: ({ clientData }) => clientData['crossOrigin'] === true,
  },
  {
    words: 'the peer ignores topOrigin in registrations, and without crossOrigin',
    section: '§7.1 step 11, §7.2 step 14; §5.8.1',
    ours: ['top_origin'],
    peer: accepts,
    holds: ({ clientData }) => clientData['topOrigin'] !== undefined,
  },
  {
    words: 'the peer does not compare the id of a response with the attested credential id',
    section: '§7.1 step 27: one credential id is registered',
    ours: ['id_mismatch'],
    peer: accepts,
    holds: ({ envelope, data }) => envelope['rawId'] !== Buffer.from(data.credentialId ?? []).toString('base64url'),
  },
  {
    words: 'the peer leaves credential ids and user handles to its caller',
    section: '§7.2 steps 5 and 6',
    ours: [
      'credential_not_allowed',
      'credential_not_owned',
      'user_handle_mismatch',
      'user_handle_missing',
      'id_mismatch',
    ],
    peer: accepts,
    holds: ({ one, envelope, inner }) => envelope['rawId'] !== one.credential?.id || !sameHandle(one.response, inner),
  },
  {
    words: 'the peer decodes the attestation object leniently: a prefix of it, wide heads, tags, any depth',
    section: '§6.5 with CTAP 2.2 §8 (canonical CBOR); RFC 8949 §4.2',
    ours: ['cbor_form', 'cbor_truncated', 'cbor_trailing', 'cbor_duplicate', 'cbor_depth'],
    peer: accepts,
    holds: ({ one, objectBytes }) => one.kind === 'registration' && !isCanonical(objectBytes),
  },
  {
    words: 'the peer takes an attestation object whose members have other types',
    section: '§6.5 attObj, §8: fmt is text, attStmt a map or array, authData bytes',
    ours: ['bad_attestation_object'],
    peer: accepts,
    holds: (reading) =>
      typeof reading.member('fmt') !== 'string' ||
      !(reading.member('authData') instanceof Uint8Array) ||
      !(reading.member('attStmt') instanceof Map) ||
      !(reading.object instanceof Map),
  },
  {
    words: 'the peer decodes CBOR inside authenticator data leniently, and measures it by encoding it again',
    section: '§6.1, §6.5.2 with CTAP 2.2 §8 (canonical CBOR)',
    ours: ['cbor_form', 'cbor_truncated', 'cbor_trailing', 'cbor_duplicate', 'cbor_depth', 'bad_extensions'],
    peer: accepts,
    holds: ({ data }) => [data.key, data.extensions].some((item) => item !== undefined && !isCanonicalItem(item)),
  },
  {
    words: 'the peer takes extensions of authenticator data that are no map',
    section: '§6.1: extensions is a CBOR map',
    ours: ['bad_extensions'],
    peer: accepts,
    holds: ({ data }) => !(data.extensions?.value instanceof Map),
  },
  {
    words: 'the peer does not look at the types of authenticator extension outputs',
    section: '§9.5, §10; CTAP 2.2 §12: each extension gives its authenticator extension output a type',
    ours: ['bad_extensions'],
    peer: accepts,
    holds: ({ data }) => data.extensions?.value instanceof Map && data.extensions.value.size > 0,
  },
  {
    words: 'the peer does not see where authenticator data end too early or too late',
    section: '§6.1, §6.5.1',
    ours: ['authdata_truncated', 'authdata_trailing'],
    peer: accepts,
    holds: ({ data }) => !data.fits || [data.key, data.extensions].includes(null),
  },
  {
    words: 'the peer takes a credential id of no bytes, or of more than 1023',
    section: '§7.1 step 25, §4 Credential ID',
    ours: ['bad_credential_id', 'credential_id_too_long'],
    peer: accepts,
    holds: ({ data: { credentialId } }) => credentialId?.length === 0 || (credentialId?.length ?? 0) > 1023,
  },
  {
    words: 'the peer does not judge a key at registration',
    section: '§5.8.5, §6.5.2; RFC 9053 §7, RFC 8230 §4',
    ours: ['bad_key', 'weak_key', 'alg_curve', 'alg_kty', 'alg_unsupported'],
    peer: accepts,
    holds: ({ data }) => isUnsoundKey(data.key?.value),
  },
  {
    words: 'the peer encodes ECDSA signatures anew before it verifies them, so other forms than strict DER pass',
    section: '§6.5.5: ECDSA signatures are DER Ecdsa-Sig-Value; X.690 §8.3, §10.1',
    ours: ['bad_signature_encoding', 'bad_signature', 'bad_attestation_sig'],
    peer: accepts,
    holds: ({ signature }) => !isStrictSignature(signature),
  },
  {
    words: 'the peer judges tokenBinding, which is reserved and ignored',
    section: '§5.8.1: tokenBinding is reserved, and its former members are not to be verified',
    ours: ['accept'],
    peer: /tokenBinding/iu,
    holds: ({ clientData }) => clientData['tokenBinding'] !== undefined,
  },
  {
    words: 'the peer’s CBOR decoder knows no integers beyond 2^53, which extension outputs may be',
    section: 'RFC 8949 §3.1; CTAP 2.2 §8: integers are of up to 64 bits',
    ours: ['accept'],
    peer: /Length not supported|Map is not supported/u,
    holds: ({ data, objectBytes }) => [data.extensions?.bytes ?? objectBytes, objectBytes].some(hasWideInteger),
  },
  {
    words:
      'the peer encodes extensions again by the length of text in UTF-16, and loses its way after other than ASCII',
    section: '§6.1; RFC 8949 §3.1 (major type 3): the length is that of the bytes',
    ours: ['accept'],
    peer: /not supported or (?:not )?well formed|Leftover bytes|No data|stream ended/u,
    holds: ({ data }) => [data.extensions, data.key].some((item) => item?.bytes.some((byte) => byte > 0xbf)),
  },
  ...statementClasses,
];

function isCanonicalItem(item: { readonly bytes: Uint8Array; readonly value: unknown } | null): boolean {
  return item !== null && isCanonical(item.bytes) && isOrdered(item.value) && depthOf(item.value) <= 16;
}

/** CTAP2 order of a map's keys, which is that of their encodings' bytes. */
function isOrdered(value: unknown): boolean {
  if (!(value instanceof Map)) return true;
  const keys = [...value.keys()].map((key: unknown) => encode(key));
  return keys.every((key, index) => index === 0 || Buffer.compare(keys[index - 1] ?? key, key) < 0);
}

/** A head of 8 bytes, of an integer. */
function hasWideInteger(bytes: Uint8Array): boolean {
  return bytes.includes(0x1b) || bytes.includes(0x3b);
}

function sameHandle(response: unknown, inner: Readonly<Record<string, unknown>>): boolean {
  return isBase64url(inner['userHandle']) && typeof response === 'object';
}
