/** How an algorithm writes its signatures (§6.5.5). */
export type SignatureForm = 'der-ecdsa' | 'raw-eddsa' | 'pkcs1';

/** A row of the table of algorithms. */
export interface CoseAlgorithm {
  /** COSE algorithm identifier (RFC 9053, RFC 8812). */
  readonly id: number;
  readonly name: string;
  readonly kty: 'EC2' | 'OKP' | 'RSA';
  /** The one curve that WebAuthn allows with it (§5.8.5); a COSE elliptic curve identifier. */
  readonly crv: number | null;
  /** Digest name of the platform, null where the signature scheme hashes itself. */
  readonly hash: 'sha256' | null;
  readonly signature: SignatureForm;
}

/** The table: the ids below are the algorithms a credential may have. Nothing below it enumerates them again. */
export const algorithms: readonly CoseAlgorithm[] = [
  { id: -7, name: 'ES256', kty: 'EC2', crv: 1, hash: 'sha256', signature: 'der-ecdsa' },
  { id: -8, name: 'EdDSA', kty: 'OKP', crv: 6, hash: null, signature: 'raw-eddsa' },
  { id: -257, name: 'RS256', kty: 'RSA', crv: null, hash: 'sha256', signature: 'pkcs1' },
];

/** The row of an algorithm, or undefined where it is not supported. */
export function findAlgorithm(id: number): CoseAlgorithm | undefined {
  return algorithms.find((row) => row.id === id);
}
