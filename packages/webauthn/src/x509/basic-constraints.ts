import { derBoolean, derSmallInteger } from '../der/primitives.ts';
import { derTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { BasicConstraints, CertificateExtension } from './certificate.ts';

const basicConstraints = '2.5.29.19';

/**
 * The basic constraints (RFC 5280 §4.2.1.9); null where the certificate has none.
 * @throws Refusal `code`
 */
export function readBasicConstraints(
  extensions: ReadonlyMap<string, CertificateExtension>,
  code: RefusalCode,
): BasicConstraints | null {
  const extension = extensions.get(basicConstraints);
  if (extension === undefined) return null;
  const { value } = extension;
  const parts = readDerChildren(value, readDerOnly(value, derTag.sequence, code), 2, code);
  const ca = parts[0]?.tag === derTag.boolean && derBoolean(value, parts.shift(), code);
  const [pathLength, ...more] = parts;
  if (more.length > 0) refuse(code, 'basic constraints with parts out of order');
  return { ca, pathLength: pathLength === undefined ? null : derSmallInteger(value, pathLength, code) };
}
