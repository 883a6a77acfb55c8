import { copyBytes } from '../bytes/copy.ts';
import { decodeCborFirst } from '../cbor/decode.ts';
import type { CborMap } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { AttestedCredentialData, AuthenticatorData, AuthenticatorFlags } from './authenticator-data.ts';

/** rpIdHash 32, flags 1, signCount 4. */
const headLength = 37;
/** AAGUID 16, credentialIdLength 2. */
const attestedHeadLength = 18;

/**
 * Parses authenticator data (§6.1). The key's bytes are sliced, not judged: that is `parseCoseKey`'s part (§6.5.2).
 * @throws Refusal `authdata_truncated`, `authdata_trailing`, `bad_credential_id`, `bad_extensions`, `cbor_truncated`,
 * `cbor_duplicate`, `cbor_form`, `cbor_depth`
 */
export function parseAuthenticatorData(bytes: Uint8Array): AuthenticatorData {
  if (bytes.length < headLength) refuse('authdata_truncated', 'authenticator data shorter than 37 bytes');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = readFlags(view.getUint8(32));
  const attested = flags.at ? readAttested(bytes, view) : null;
  const extensions = flags.ed ? readExtensions(bytes, attested?.end ?? headLength) : null;
  const end = extensions?.end ?? attested?.end ?? headLength;
  if (end !== bytes.length) refuse('authdata_trailing', 'bytes follow the authenticator data');
  return {
    bytes,
    rpIdHash: bytes.subarray(0, 32),
    flags,
    signCount: view.getUint32(33),
    attestedCredentialData: attested?.value ?? null,
    extensions: extensions?.value ?? null,
  };
}

function readFlags(byte: number): AuthenticatorFlags {
  return {
    byte,
    up: (byte & 0x01) !== 0,
    uv: (byte & 0x04) !== 0,
    be: (byte & 0x08) !== 0,
    bs: (byte & 0x10) !== 0,
    at: (byte & 0x40) !== 0,
    ed: (byte & 0x80) !== 0,
  };
}

function readAttested(bytes: Uint8Array, view: DataView): { value: AttestedCredentialData; end: number } {
  const idStart = headLength + attestedHeadLength;
  if (bytes.length < idStart) refuse('authdata_truncated', 'attested credential data that is cut short');
  const idLength = view.getUint16(idStart - 2);
  if (idLength === 0) refuse('bad_credential_id', 'a credential id without bytes');
  const idEnd = idStart + idLength;
  // The key is at least one byte, so an id that ends with the input is cut short too.
  if (idEnd >= bytes.length) refuse('authdata_truncated', 'a credential id longer than the input');
  const { end } = decodeCborFirst(bytes, idEnd, { keyOrder: 'canonical' });
  return {
    value: {
      aaguid: copyBytes(bytes, headLength, headLength + 16),
      credentialId: copyBytes(bytes, idStart, idEnd),
      publicKey: copyBytes(bytes, idEnd, end),
    },
    end,
  };
}

function readExtensions(bytes: Uint8Array, start: number): { value: CborMap; end: number } {
  if (start === bytes.length) refuse('authdata_truncated', 'extensions are announced and absent');
  const { value, end } = decodeCborFirst(bytes, start);
  if (!(value instanceof Map)) return refuse('bad_extensions', 'extensions that are no map');
  return { value, end };
}
