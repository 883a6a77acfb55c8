import { concat, damageBytes } from './bytes.ts';
import { readCborTree } from './cbor-tree.ts';
import { changeCbor } from './change-cbor.ts';
import type { Random } from './random.ts';

/** The parts of authenticator data (§6.1), as far as they can be told apart. */
interface Parts {
  head: Uint8Array;
  aaguid: Uint8Array;
  credentialId: Uint8Array;
  key: Uint8Array;
  extensions: Uint8Array;
}

/** Authenticator data with one part changed and the flags and lengths made to agree, sometimes not. */
export function changeAuthenticatorData(random: Random, bytes: Uint8Array): Uint8Array {
  const parts = random.once(8) ? null : takeApart(Uint8Array.from(bytes));
  if (parts === null) return damageBytes(random, bytes);
  const flags = 32;
  switch (random.below(parts.key.length > 0 ? 8 : 4)) {
    case 0:
      parts.head[flags] = (parts.head[flags] ?? 0) ^ (1 << random.below(8));
      return putTogether(parts);
    case 1:
      parts.head[random.below(37)] = random.below(256);
      return putTogether(parts);
    case 2:
      parts.head.set(random.bytes(4), 33);
      return putTogether(parts);
    case 3:
      parts.extensions = someExtensions(random, parts.extensions);
      parts.head[flags] = (parts.head[flags] ?? 0) | 0x80;
      return putTogether(parts);
    case 4:
      parts.credentialId = random.bytes(random.pick([0, 1, 16, 64, 255, 256, 1023, 1024, 2000]));
      return putTogether(parts);
    case 5:
      parts.aaguid = random.once(2) ? new Uint8Array(16) : random.bytes(16);
      return putTogether(parts);
    default:
      parts.key = changeCbor(random, parts.key);
      return putTogether(parts);
  }
}

function someExtensions(random: Random, before: Uint8Array): Uint8Array {
  if (before.length > 0 && random.once(2)) return changeCbor(random, before);
  const credProtect = Uint8Array.of(0xa1, 0x6b, ...Buffer.from('credProtect'), 0x02);
  return random.once(3) ? credProtect : changeCbor(random, credProtect);
}

function takeApart(bytes: Uint8Array): Parts | null {
  const none = new Uint8Array();
  if (bytes.length < 37) return null;
  const head = bytes.slice(0, 37);
  if (((bytes[32] ?? 0) & 0x40) === 0)
    return { head, aaguid: none, credentialId: none, key: none, extensions: bytes.slice(37) };
  const idEnd = 55 + (bytes[53] ?? 0) * 256 + (bytes[54] ?? 0);
  const key = readCborTree(bytes, idEnd);
  if (key === null) return null;
  return {
    head,
    aaguid: bytes.slice(37, 53),
    credentialId: bytes.slice(55, idEnd),
    key: bytes.slice(idEnd, key.end),
    extensions: bytes.slice(key.end),
  };
}

function putTogether({ head, aaguid, credentialId, key, extensions }: Parts): Uint8Array {
  const length = Uint8Array.of(credentialId.length >> 8, credentialId.length & 0xff);
  return concat(head, ...(aaguid.length === 0 ? [] : [aaguid, length, credentialId, key]), extensions);
}
