/**
 * A parsed X.509 certificate (RFC 5280 §4.1). Parsing verifies no signature and builds no path. Its parts are views of `bytes`,
 * which is a copy of its own.
 */
export interface Certificate {
  /** The DER as received. */
  readonly bytes: Uint8Array;
  /** The part that is signed, as a range of `bytes`. */
  readonly tbs: { readonly start: number; readonly end: number };
  /** 1, 2 or 3 (the encoded value plus one). */
  readonly version: number;
  /** Content of the INTEGER, big-endian. */
  readonly serialNumber: Uint8Array;
  /** Dotted object identifier. */
  readonly signatureAlgorithm: string;
  /** DER of the algorithm's parameters; empty where it has none. */
  readonly signatureParameters: Uint8Array;
  /** Content of signatureValue. */
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  /** Milliseconds since 1970. */
  readonly validity: { readonly notBefore: number; readonly notAfter: number };
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** By dotted object identifier; `value` is the content of extnValue's OCTET STRING. */
  readonly extensions: ReadonlyMap<string, CertificateExtension>;
  readonly basicConstraints: BasicConstraints | null;
}

export interface CertificateExtension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

export interface BasicConstraints {
  readonly ca: boolean;
  readonly pathLength: number | null;
}

export interface Name {
  /** The DER of the whole Name, for comparison of issuer and subject. */
  readonly bytes: Uint8Array;
  /** Relative distinguished names in order; each has one or more attributes. */
  readonly rdns: readonly (readonly NameAttribute[])[];
}

export interface NameAttribute {
  /** Dotted object identifier. */
  readonly type: string;
  readonly stringType: NameStringType;
  readonly text: string;
}

export type NameStringType = 'utf8' | 'printable' | 'ia5' | 'teletex' | 'bmp' | 'universal' | 'other';
