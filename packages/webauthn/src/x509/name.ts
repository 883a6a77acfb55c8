import { readDer } from '../der/element.ts';
import type { DerElement } from '../der/element.ts';
import { derOid } from '../der/oid.ts';
import { derTag, expectTag, readDerChildren } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { Name, NameAttribute } from './certificate.ts';
import { readNameString } from './name-string.ts';

const maxRdns = 32;
const maxAttributes = 8;

/**
 * A distinguished name (RFC 5280 §4.1.2.4): a sequence of sets, of which one may hold several attributes.
 * @param bytes of a certificate, which the name is a view of
 * @throws Refusal `code`
 */
export function readName(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): Name {
  const sequence = expectTag(element, derTag.sequence, code);
  const rdns = readDerChildren(bytes, sequence, maxRdns, code).map((rdn) => {
    const attributes = readDerChildren(bytes, expectTag(rdn, derTag.set, code), maxAttributes, code);
    if (attributes.length === 0) refuse(code, 'an empty set in a distinguished name');
    return attributes.map((attribute) => readAttribute(bytes, attribute, code));
  });
  return { bytes: bytes.subarray(sequence.start, sequence.end), rdns };
}

function readAttribute(bytes: Uint8Array, element: DerElement, code: RefusalCode): NameAttribute {
  const { contentStart, end } = expectTag(element, derTag.sequence, code);
  const type = readDer(bytes, contentStart, end, code);
  const value = readDer(bytes, type.end, end, code);
  if (value.end !== end) refuse(code, 'an attribute of a name with more than a type and a value');
  return { type: derOid(bytes, type, code), ...readNameString(bytes, value, code) };
}
