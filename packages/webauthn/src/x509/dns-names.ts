import { derContent } from '../der/primitives.ts';
import { derTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { Certificate } from './certificate.ts';

const subjectAltName = '2.5.29.17';
/** GeneralName [2], an IA5String (RFC 5280 §4.2.1.6). */
const dnsName = 0x82;
const namesAtMost = 256;

/**
 * The host names of a certificate: the dNSNames of its subject alternative names, as they are written. A common name is none.
 * @throws Refusal `code`
 */
export function readDnsNames({ extensions }: Certificate, code: RefusalCode): string[] {
  const value = extensions.get(subjectAltName)?.value;
  if (value === undefined) return [];
  return readDerChildren(value, readDerOnly(value, derTag.sequence, code), namesAtMost, code)
    .filter(({ tag }) => tag === dnsName)
    .map((name) => String.fromCharCode(...derContent(value, name)));
}
