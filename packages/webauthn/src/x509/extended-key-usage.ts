import { derOid } from '../der/oid.ts';
import { derTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { Certificate } from './certificate.ts';

const extendedKeyUsage = '2.5.29.37';
const maxPurposes = 32;

/**
 * What a certificate's key is for (RFC 5280 §4.2.1.12): dotted object identifiers; none where it does not say.
 * @throws Refusal `code`
 */
export function readExtendedKeyUsage({ extensions }: Certificate, code: RefusalCode): readonly string[] {
  const extension = extensions.get(extendedKeyUsage);
  if (extension === undefined) return [];
  const { value } = extension;
  const purposes = readDerChildren(value, readDerOnly(value, derTag.sequence, code), maxPurposes, code);
  return purposes.map((purpose) => derOid(value, purpose, code));
}
