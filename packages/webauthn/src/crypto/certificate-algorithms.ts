/** A signature algorithm of certificates (RFC 4055, 5758, 8410, 9881). */
export interface CertificateAlgorithm {
  /** Dotted object identifier of the AlgorithmIdentifier. */
  readonly id: string;
  readonly name: string;
  /** What the platform calls a key that makes such signatures. */
  readonly keys: readonly string[];
  /** Digest name of the platform; null where the scheme hashes itself; `parameters` where the certificate says. */
  readonly hash: 'sha256' | 'sha384' | 'sha512' | 'parameters' | null;
}

/** The table: signatures that prove something. MD5 and SHA-1 are not in it, so a certificate signed with them is never trusted. */
export const certificateAlgorithms: readonly CertificateAlgorithm[] = [
  { id: '1.2.840.113549.1.1.11', name: 'sha256WithRSAEncryption', keys: ['rsa'], hash: 'sha256' },
  { id: '1.2.840.113549.1.1.12', name: 'sha384WithRSAEncryption', keys: ['rsa'], hash: 'sha384' },
  { id: '1.2.840.113549.1.1.13', name: 'sha512WithRSAEncryption', keys: ['rsa'], hash: 'sha512' },
  { id: '1.2.840.113549.1.1.10', name: 'id-RSASSA-PSS', keys: ['rsa', 'rsa-pss'], hash: 'parameters' },
  { id: '1.2.840.10045.4.3.2', name: 'ecdsa-with-SHA256', keys: ['ec'], hash: 'sha256' },
  { id: '1.2.840.10045.4.3.3', name: 'ecdsa-with-SHA384', keys: ['ec'], hash: 'sha384' },
  { id: '1.2.840.10045.4.3.4', name: 'ecdsa-with-SHA512', keys: ['ec'], hash: 'sha512' },
  { id: '1.3.101.112', name: 'id-Ed25519', keys: ['ed25519'], hash: null },
  { id: '1.3.101.113', name: 'id-Ed448', keys: ['ed448'], hash: null },
  { id: '2.16.840.1.101.3.4.3.17', name: 'id-ml-dsa-44', keys: ['ml-dsa-44'], hash: null },
  { id: '2.16.840.1.101.3.4.3.18', name: 'id-ml-dsa-65', keys: ['ml-dsa-65'], hash: null },
  { id: '2.16.840.1.101.3.4.3.19', name: 'id-ml-dsa-87', keys: ['ml-dsa-87'], hash: null },
];
