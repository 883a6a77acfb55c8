/** How an algorithm writes its signatures (§6.5.5). */
export type SignatureForm = 'der-ecdsa' | 'raw-eddsa' | 'pkcs1' | 'pss' | 'ml-dsa';

/** A row of the table of algorithms. */
export interface CoseAlgorithm {
  /** COSE algorithm identifier (RFC 9053, RFC 8230, RFC 8812, RFC 9864; ML-DSA: draft-ietf-cose-dilithium). */
  readonly id: number;
  readonly name: string;
  readonly kty: 'EC2' | 'OKP' | 'RSA' | 'AKP';
  /** The one curve that WebAuthn allows with it (§5.8.5); a COSE elliptic curve identifier. */
  readonly crv: number | null;
  /** Digest name of the platform, null where the signature scheme hashes itself. */
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512' | null;
  readonly signature: SignatureForm;
  /** Whether options offer it where nobody says otherwise. */
  readonly offered: boolean;
  /**
   * What may be signed with it. `everything`: assertions and attestation statements. `statements`: attestation statements, which
   * old TPMs sign with SHA-1; a credential may have such a key only where the caller says `legacyTpmRs1`.
   */
  readonly signs: 'everything' | 'statements';
}

/** The table of algorithms. Nothing below it enumerates them again. */
export const algorithms: readonly CoseAlgorithm[] = [
  ecdsa(-7, 'ES256', 1, 'sha256', true),
  eddsa(-8, 'EdDSA', 6, true),
  rsa(-257, 'RS256', 'sha256', 'pkcs1', true),
  ecdsa(-9, 'ESP256', 1, 'sha256'),
  eddsa(-19, 'Ed25519', 6),
  ecdsa(-35, 'ES384', 2, 'sha384'),
  ecdsa(-51, 'ESP384', 2, 'sha384'),
  ecdsa(-36, 'ES512', 3, 'sha512'),
  ecdsa(-52, 'ESP512', 3, 'sha512'),
  eddsa(-53, 'Ed448', 7),
  rsa(-258, 'RS384', 'sha384', 'pkcs1'),
  rsa(-259, 'RS512', 'sha512', 'pkcs1'),
  rsa(-37, 'PS256', 'sha256', 'pss'),
  rsa(-38, 'PS384', 'sha384', 'pss'),
  rsa(-39, 'PS512', 'sha512', 'pss'),
  ecdsa(-47, 'ES256K', 8, 'sha256'),
  mlDsa(-48, 'ML-DSA-44'),
  mlDsa(-49, 'ML-DSA-65'),
  mlDsa(-50, 'ML-DSA-87'),
  { ...rsa(-65_535, 'RS1', 'sha1', 'pkcs1'), signs: 'statements' },
];

const byId: ReadonlyMap<number, CoseAlgorithm> = new Map(algorithms.map((row) => [row.id, row]));

/** The row of an algorithm, or undefined where it is not in the table. */
export function findAlgorithm(id: number): CoseAlgorithm | undefined {
  return byId.get(id);
}

function ecdsa(id: number, name: string, crv: number, hash: CoseAlgorithm['hash'], offered = false): CoseAlgorithm {
  return { id, name, kty: 'EC2', crv, hash, signature: 'der-ecdsa', offered, signs: 'everything' };
}

function eddsa(id: number, name: string, crv: number, offered = false): CoseAlgorithm {
  return { id, name, kty: 'OKP', crv, hash: null, signature: 'raw-eddsa', offered, signs: 'everything' };
}

function rsa(
  id: number,
  name: string,
  hash: CoseAlgorithm['hash'],
  signature: 'pkcs1' | 'pss',
  offered = false,
): CoseAlgorithm {
  return { id, name, kty: 'RSA', crv: null, hash, signature, offered, signs: 'everything' };
}

function mlDsa(id: number, name: string): CoseAlgorithm {
  return { id, name, kty: 'AKP', crv: null, hash: null, signature: 'ml-dsa', offered: false, signs: 'everything' };
}
