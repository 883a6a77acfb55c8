import { decodeBase64 } from '../bytes/base64.ts';
import { decodeBase64url } from '../bytes/base64url.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { refuse } from '../refusals/refusal.ts';
import type { JwsAlgorithm } from './algorithms.ts';
import { findJwsAlgorithm } from './algorithms.ts';
import { readJsonObject } from './json-object.ts';
import type { Jws } from './jws.ts';
import { derOfRawEcdsa } from './raw-ecdsa.ts';

/** Members of a header that name a key in another way than x5c, or that change what the rest means. */
const refusedMembers = ['jku', 'jwk', 'x5u', 'crit'];
const certificatesAtMost = 8;
const lengthAtMost = 65_536;
const dot = 0x2e;

/** A character per byte: what is not ASCII becomes what base64url does not have. Nothing is stripped or replaced. */
const byteText: TextDecoder = new TextDecoder('latin1');

/**
 * Takes a JWS in compact serialization apart (RFC 7515 §7.1), strictly: three parts of canonical base64url, an algorithm of
 * the table, and the certificates of the key in the header itself. The signature is not checked (`verifyJws`).
 * @param length bytes that it may have; 64 KiB unless told
 * @throws Refusal `code`
 */
export function parseJws(bytes: Uint8Array, code: RefusalCode, length: number = lengthAtMost): Jws {
  if (bytes.length > length) refuse(code, 'a JWS longer than the cap');
  const payloadStart = bytes.indexOf(dot) + 1;
  // After two dots a third is refused with the signature, as it is not in the alphabet.
  const signatureStart = bytes.indexOf(dot, payloadStart) + 1;
  if (signatureStart === 0) refuse(code, 'a JWS of fewer than three parts');
  const part = (start: number, end?: number): Uint8Array =>
    decodeBase64url(byteText.decode(bytes.subarray(start, end)), code);
  const header = readJsonObject(part(0, payloadStart - 1), code);
  const algorithm = readAlgorithm(header, code);
  const signature = part(signatureStart);
  return {
    header,
    alg: algorithm.cose,
    certificates: readCertificates(header, code),
    payload: part(payloadStart, signatureStart - 1),
    signature: algorithm.signature === 'raw-ecdsa' ? derOfRawEcdsa(signature, code) : signature,
    signed: bytes.subarray(0, signatureStart - 1),
  };
}

/** Members that only an extension could explain are passed over, as RFC 7515 §4 has it. */
function readAlgorithm(header: JsonObject, code: RefusalCode): JwsAlgorithm {
  if (refusedMembers.some((name) => header.has(name))) refuse(code, 'a JWS header with a member that is not taken');
  return findJwsAlgorithm(header.get('alg')) ?? refuse(code, 'a JWS of an algorithm that is not taken');
}

/** x5c (RFC 7515 §4.1.6): base64, not base64url. */
function readCertificates(header: JsonObject, code: RefusalCode): Jws['certificates'] {
  const x5c = header.get('x5c');
  if (!Array.isArray(x5c) || x5c.length > certificatesAtMost) {
    refuse(code, 'x5c of a JWS is not an array of a few certificates');
  }
  const [leaf, ...others] = x5c.map((item) => readCertificate(item, code));
  return leaf === undefined ? refuse(code, 'x5c of a JWS is empty') : [leaf, ...others];
}

function readCertificate(item: JsonValue, code: RefusalCode): Uint8Array {
  return typeof item === 'string'
    ? decodeBase64(item, code)
    : refuse(code, 'x5c of a JWS holds something else than text');
}
