/** COSE elliptic curve identifiers (RFC 9053 §7.1, RFC 8812). */
export const curveNames: Readonly<Record<number, string>> = {
  1: 'P-256',
  2: 'P-384',
  3: 'P-521',
  6: 'Ed25519',
  7: 'Ed448',
  8: 'secp256k1',
};

/** What a format attests (§6.5.4), as far as its statement tells. */
export const formatTypes: Readonly<Record<string, string>> = {
  none: 'None',
  packed: 'Self; with certificates Basic or AttCA, which the statement does not tell (`uncertain`)',
  tpm: 'AttCA',
  'android-key': 'Basic',
  'android-safetynet': 'Basic',
  'fido-u2f': 'Basic or AttCA (`uncertain`)',
  apple: 'AnonCA',
  compound: 'those of its parts',
};
