import { bits, boolean, der, integer, sequence, set, text } from '../../encoding/der.ts';
import { attribute, certificate, extension, extensions, notCa, oids } from '../../encoding/certificate.ts';
import type { TbsParts } from '../../encoding/certificate.ts';
import type { Signer } from './signer.ts';

export const year2030: number = Date.UTC(2030, 0);

/** A distinguished name of one common name. */
export const named = (name: string): Uint8Array => sequence(set(attribute(oids.commonName, name)));

export interface Wishes {
  /** Common names, or whole names. */
  readonly name: string | Uint8Array;
  readonly issuerName: string | Uint8Array;
  readonly key: Signer;
  readonly issuerKey: Signer;
  /** Content of the extensions; those of a CA unless told. */
  readonly extensions?: readonly Uint8Array[];
  /** UTCTime texts. */
  readonly validity?: readonly [string, string];
  /** Parts of the TBSCertificate as they are to be. */
  readonly parts?: Partial<TbsParts>;
}

export const keyUsage = (byte: number): Uint8Array => extension('2.5.29.15', der(0x03, [2, byte]), boolean(true));
export const certSign = 0x04;

/** Basic constraints of a CA, and the right to sign certificates. */
export function ca(pathLength?: number): Uint8Array[] {
  const parts = pathLength === undefined ? [boolean(true)] : [boolean(true), integer(pathLength)];
  return [extension(oids.basicConstraints, sequence(...parts), boolean(true)), keyUsage(certSign)];
}

export const leafExtensions: readonly Uint8Array[] = [notCa];
/** Version 1, which is not written out, and has no extensions. */
export const version1 = { version: new Uint8Array(), extensions: new Uint8Array() };

/** A certificate with these names and keys, signed by its issuer. */
export function issue(wishes: Wishes): Uint8Array {
  const [from, until] = wishes.validity ?? ['240101000000Z', '400101000000Z'];
  const { algorithm, sign } = wishes.issuerKey;
  const unsigned = certificate({
    signature: algorithm,
    issuer: nameOf(wishes.issuerName),
    subject: nameOf(wishes.name),
    validity: sequence(text(0x17, from), text(0x17, until)),
    spki: new Uint8Array(wishes.key.publicKey.export({ format: 'der', type: 'spki' })),
    extensions: extensions(...(wishes.extensions ?? ca())),
    ...wishes.parts,
  });
  const tbs = firstIn(unsigned);
  return sequence(tbs, wishes.parts?.signature ?? algorithm, bits(sign(tbs)));
}

function nameOf(name: string | Uint8Array): Uint8Array {
  return typeof name === 'string' ? named(name) : name;
}

/** The first element inside the outer SEQUENCE, by its length octets. */
function firstIn(bytes: Uint8Array): Uint8Array {
  const content = bytes[1] === 0x82 ? 4 : bytes[1] === 0x81 ? 3 : 2;
  const [, first = 0, second = 0, third = 0] = bytes.subarray(content);
  const end = first === 0x82 ? 4 + second * 256 + third : first === 0x81 ? 3 + second : 2 + first;
  return bytes.subarray(content, content + end);
}
