import { copyBytes } from '../bytes/copy.ts';
import { equalBytes } from '../bytes/equal.ts';
import { readDer } from '../der/element.ts';
import type { DerElement } from '../der/element.ts';
import { derOid } from '../der/oid.ts';
import { derBitString, derInteger, derSmallInteger } from '../der/primitives.ts';
import { derTime } from '../der/time.ts';
import { derTag, expectTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { readBasicConstraints } from './basic-constraints.ts';
import type { Certificate } from './certificate.ts';
import { readExtensions } from './extensions.ts';
import { readName } from './name.ts';

const maxLength = 16_384;
const explicitVersion = 0xa0;
const issuerUniqueId = 0x81;
const subjectUniqueId = 0x82;
const explicitExtensions = 0xa3;

/**
 * Parses an X.509 certificate (RFC 5280 §4.1) as far as attestation needs it (§8.2.1 and its like). Verifies nothing:
 * not the signature, not the validity, not the rules of any format.
 * @param der one certificate of at most 16 KiB
 * @param code the refusal to answer with
 * @throws Refusal `bad_attestation` or `code`
 */
export function parseCertificate(der: Uint8Array, code: RefusalCode = 'bad_attestation'): Certificate {
  if (der.length > maxLength) refuse(code, 'a certificate larger than the cap');
  const bytes = copyBytes(der);
  const whole = readDerOnly(bytes, derTag.sequence, code);
  const [first, algorithm, signature, ...more] = readDerChildren(bytes, whole, 4, code);
  if (more.length > 0) refuse(code, 'a certificate of more than three parts');
  const tbs = expectTag(first, derTag.sequence, code);
  const signatureAlgorithm = readAlgorithm(bytes, algorithm, code);

  const fields = readDerChildren(bytes, tbs, 10, code);
  const version = readVersion(bytes, fields, code);
  const [serialNumber, inner, issuer, validity, subject, spki, ...optional] = fields;
  if (!isSameAlgorithm(readAlgorithm(bytes, inner, code), signatureAlgorithm)) {
    refuse(code, 'a certificate that names two signature algorithms');
  }
  const extensions = readExtensions(bytes, takeExtensions(optional, code), code);
  const { start, end } = expectTag(spki, derTag.sequence, code);
  return {
    bytes,
    tbs: { start: tbs.start, end: tbs.end },
    version,
    serialNumber: derInteger(bytes, serialNumber, code),
    signatureAlgorithm: signatureAlgorithm.id,
    signatureParameters: signatureAlgorithm.parameters,
    signature: derBitString(bytes, signature, code),
    issuer: readName(bytes, issuer, code),
    subject: readName(bytes, subject, code),
    validity: readValidity(bytes, validity, code),
    spki: bytes.subarray(start, end),
    extensions,
    basicConstraints: readBasicConstraints(extensions, code),
  };
}

/**
 * Takes the version off the fields. Version 1 may be written out, which DER would leave away, and may carry extensions:
 * the format that wants version 3 says so with a code of its own.
 */
function readVersion(bytes: Uint8Array, fields: DerElement[], code: RefusalCode): number {
  const [first] = fields;
  if (first?.tag !== explicitVersion) return 1;
  fields.shift();
  const element = readDer(bytes, first.contentStart, first.end, code);
  const version = derSmallInteger(bytes, element, code) + 1;
  if (element.end !== first.end || version > 3) refuse(code, 'a certificate of an unknown version');
  return version;
}

interface Algorithm {
  readonly id: string;
  readonly parameters: Uint8Array;
}

function readAlgorithm(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): Algorithm {
  const [oid, parameters] = readDerChildren(bytes, expectTag(element, derTag.sequence, code), 2, code);
  const id = derOid(bytes, oid, code);
  return { id, parameters: bytes.subarray(parameters?.start ?? 0, parameters?.end ?? 0) };
}

/** RFC 5280 §4.1.1.2: the signed part names the algorithm that the signature is of, with its parameters. */
function isSameAlgorithm(a: Algorithm, b: Algorithm): boolean {
  return a.id === b.id && equalBytes(a.parameters, b.parameters);
}

function readValidity(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): Certificate['validity'] {
  const [notBefore, notAfter] = readDerChildren(bytes, expectTag(element, derTag.sequence, code), 2, code);
  return { notBefore: derTime(bytes, notBefore, code), notAfter: derTime(bytes, notAfter, code) };
}

/** What may follow the key, in this order and each once: two unique identifiers, which nobody uses, and the extensions. */
function takeExtensions(optional: readonly DerElement[], code: RefusalCode): DerElement | undefined {
  const order = [issuerUniqueId, subjectUniqueId, explicitExtensions];
  let place = -1;
  for (const { tag } of optional) {
    const next = order.indexOf(tag, place + 1);
    if (next < 0) refuse(code, 'a part of a certificate that is unknown or out of order');
    place = next;
  }
  const last = optional.at(-1);
  return last?.tag === explicitExtensions ? last : undefined;
}
