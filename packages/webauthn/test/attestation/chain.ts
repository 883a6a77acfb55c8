import { sign } from 'node:crypto';
import { bits, boolean, der, integer, oid, sequence, set, text } from '../encoding/der.ts';
import { attribute, certificate, extension, extensions, notCa, oids } from '../encoding/certificate.ts';
import type { KeyPair } from '../encoding/keys.ts';

export const year2030: number = Date.UTC(2030, 0);

/** A distinguished name of one common name. */
export const named = (name: string): Uint8Array => sequence(set(attribute(oids.commonName, name)));

interface Wishes {
  readonly name: string;
  readonly issuerName: string;
  readonly key: KeyPair;
  readonly issuerKey: KeyPair;
  /** Content of the extensions; those of a CA unless told. */
  readonly extensions?: readonly Uint8Array[];
  /** UTCTime texts. */
  readonly validity?: readonly [string, string];
  readonly version?: 1;
  /** Object identifier of the signature algorithm. */
  readonly algorithm?: string;
  readonly digest?: 'sha1';
}

export const keyUsage = (byte: number): Uint8Array => extension('2.5.29.15', der(0x03, [2, byte]), boolean(true));
export const certSign = 0x04;

/** Basic constraints of a CA, and the right to sign certificates. */
export function ca(pathLength?: number): Uint8Array[] {
  const parts = pathLength === undefined ? [boolean(true)] : [boolean(true), integer(pathLength)];
  return [extension(oids.basicConstraints, sequence(...parts), boolean(true)), keyUsage(certSign)];
}

/** A certificate with these names and keys, signed by its issuer. */
export function issue(wishes: Wishes): Uint8Array {
  const [from, until] = wishes.validity ?? ['240101000000Z', '400101000000Z'];
  const algorithm = sequence(oid(wishes.algorithm ?? '1.2.840.10045.4.3.2'));
  const unsigned = certificate({
    ...(wishes.version === 1 ? { version: new Uint8Array() } : {}),
    signature: algorithm,
    issuer: named(wishes.issuerName),
    subject: named(wishes.name),
    validity: sequence(text(0x17, from), text(0x17, until)),
    spki: new Uint8Array(wishes.key.publicKey.export({ format: 'der', type: 'spki' })),
    extensions: wishes.version === 1 ? new Uint8Array() : extensions(...(wishes.extensions ?? ca())),
  });
  const { tbs } = tbsOf(unsigned);
  return sequence(tbs, algorithm, bits(sign(wishes.digest ?? 'sha256', tbs, wishes.issuerKey.privateKey)));
}

export const leafExtensions: readonly Uint8Array[] = [notCa];

/** The first element inside the outer SEQUENCE, by its length octets. */
function tbsOf(bytes: Uint8Array): { tbs: Uint8Array } {
  const content = bytes[1] === 0x82 ? 4 : bytes[1] === 0x81 ? 3 : 2;
  const [, first = 0, second = 0, third = 0] = bytes.subarray(content);
  const end = first === 0x82 ? 4 + second * 256 + third : first === 0x81 ? 3 + second : 2 + first;
  return { tbs: bytes.subarray(content, content + end) };
}
