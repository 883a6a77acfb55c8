import { concatBytes } from '../encoding/bytes.ts';
import type { CborInput } from '../encoding/cbor-input.ts';
import { encodeCbor } from '../encoding/cbor.ts';
import { integerToBytes } from '../encoding/integers.ts';

/** The bits of the flags byte (§6.1). */
export const FLAG = { up: 0x01, rfu1: 0x02, uv: 0x04, be: 0x08, bs: 0x10, rfu2: 0x20, at: 0x40, ed: 0x80 } as const;

/** One of the flags, by the specification's abbreviation in lower case. */
export type FlagName = keyof typeof FLAG;

/** Attested credential data (§6.5.1) before it is encoded. */
export interface AttestedCredentialData {
  /** 16 bytes. */
  readonly aaguid: Uint8Array;
  readonly credentialId: Uint8Array;
  /** The COSE_Key, or whatever a forge puts in its place. */
  readonly publicKey: CborInput;
}

/** Authenticator data (§6.1) before it is encoded. The flags byte is written as it is: it may contradict the parts. */
export interface AuthenticatorDataParts {
  /** 32 bytes: SHA-256 of the RP ID. */
  readonly rpIdHash: Uint8Array;
  readonly flags: number;
  /** 0 to 2^32-1. */
  readonly signCount: number;
  readonly attested: AttestedCredentialData | null;
  readonly extensions: CborInput;
}

/** The flags byte with these bits set. */
export function flagsByte(flags: Partial<Record<FlagName, boolean>>, base = 0): number {
  let byte = base;
  for (const [name, set] of Object.entries(flags)) {
    const bit = FLAG[name as FlagName];
    byte = set ? byte | bit : byte & ~bit;
  }
  return byte;
}

/** Encodes authenticator data; `extensions: null` means that there are none. */
export function encodeAuthenticatorData(parts: AuthenticatorDataParts): Uint8Array {
  return concatBytes(
    parts.rpIdHash,
    Uint8Array.of(parts.flags),
    integerToBytes(BigInt(parts.signCount), 4),
    ...(parts.attested === null ? [] : encodeAttested(parts.attested)),
    ...(parts.extensions === null ? [] : [encodeCbor(parts.extensions)]),
  );
}

function encodeAttested({ aaguid, credentialId, publicKey }: AttestedCredentialData): Uint8Array[] {
  return [aaguid, integerToBytes(BigInt(credentialId.length), 2), credentialId, encodeCbor(publicKey)];
}
