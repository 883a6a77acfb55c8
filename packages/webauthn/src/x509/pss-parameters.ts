import { readDer } from '../der/element.ts';
import type { DerElement } from '../der/element.ts';
import { derOid } from '../der/oid.ts';
import { derSmallInteger } from '../der/primitives.ts';
import { derTag, expectTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';

/** How a certificate is signed with RSASSA-PSS. */
export interface PssParameters {
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** Bytes. */
  readonly saltLength: number;
}

const mgf1 = '1.2.840.113549.1.1.8';
const hashes: ReadonlyMap<string, PssParameters['hash']> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
const saltAtMost = 64;
const hashTag = 0xa0;
const maskTag = 0xa1;
const saltTag = 0xa2;
const trailerTag = 0xa3;

/**
 * RSASSA-PSS-params (RFC 4055 §3.1): one hash of SHA-2 for the message and for the mask, a salt of 64 bytes at most. The
 * defaults, which are SHA-1, are not taken.
 * @param der the parameters of the AlgorithmIdentifier
 * @throws Refusal `code`
 */
export function readPssParameters(der: Uint8Array, code: RefusalCode): PssParameters {
  const parts = new Map<number, DerElement>();
  for (const part of readDerChildren(der, readDerOnly(der, derTag.sequence, code), 4, code)) {
    const inner = readDer(der, part.contentStart, part.end, code);
    if (inner.end !== part.end || parts.has(part.tag)) refuse(code, 'PSS parameters of another form');
    parts.set(part.tag, inner);
  }
  const hash = readHash(der, parts.get(hashTag), code);
  if (readMaskHash(der, parts.get(maskTag), code) !== hash) refuse(code, 'PSS parameters with two hashes');
  const salt = parts.get(saltTag);
  const saltLength = salt === undefined ? 20 : derSmallInteger(der, salt, code);
  const trailer = parts.get(trailerTag);
  if (trailer !== undefined && derSmallInteger(der, trailer, code) !== 1) refuse(code, 'PSS parameters of no standard');
  if (saltLength > saltAtMost) refuse(code, 'PSS parameters with a salt beyond the cap');
  return { hash, saltLength };
}

function readMaskHash(der: Uint8Array, element: DerElement | undefined, code: RefusalCode): PssParameters['hash'] {
  const [id, hash] = readDerChildren(der, expectTag(element, derTag.sequence, code), 2, code);
  if (derOid(der, id, code) !== mgf1) refuse(code, 'PSS parameters with an unknown mask function');
  return readHash(der, hash, code);
}

function readHash(der: Uint8Array, element: DerElement | undefined, code: RefusalCode): PssParameters['hash'] {
  const [id] = readDerChildren(der, expectTag(element, derTag.sequence, code), 2, code);
  return hashes.get(derOid(der, id, code)) ?? refuse(code, 'PSS parameters with a hash that is not of SHA-2');
}
