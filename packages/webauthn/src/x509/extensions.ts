import type { DerElement } from '../der/element.ts';
import { readDer } from '../der/element.ts';
import { derOid } from '../der/oid.ts';
import { derBoolean } from '../der/primitives.ts';
import { derTag, expectTag, readDerChildren } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { CertificateExtension } from './certificate.ts';

const maxExtensions = 32;

/**
 * The extensions of a certificate (RFC 5280 §4.1.2.9), each at most once (§4.2).
 * @param element the [3] around them, undefined where the certificate has none
 * @throws Refusal `code`
 */
export function readExtensions(
  bytes: Uint8Array,
  element: DerElement | undefined,
  code: RefusalCode,
): ReadonlyMap<string, CertificateExtension> {
  const extensions = new Map<string, CertificateExtension>();
  if (element === undefined) return extensions;
  const list = expectTag(readDer(bytes, element.contentStart, element.end, code), derTag.sequence, code);
  if (list.end !== element.end) refuse(code, 'bytes follow the extensions of a certificate');
  for (const item of readDerChildren(bytes, list, maxExtensions, code)) {
    const parts = readDerChildren(bytes, expectTag(item, derTag.sequence, code), 3, code);
    const id = derOid(bytes, parts[0], code);
    // An explicit FALSE, which DER would leave away, occurs in the field.
    const critical = parts.length === 3 && derBoolean(bytes, parts[1], code);
    if (extensions.has(id)) refuse(code, 'a certificate with an extension twice');
    const { contentStart, end } = expectTag(parts[parts.length === 3 ? 2 : 1], derTag.octetString, code);
    extensions.set(id, { critical, value: bytes.subarray(contentStart, end) });
  }
  return extensions;
}
