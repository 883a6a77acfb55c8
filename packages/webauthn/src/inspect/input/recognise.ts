import { readDer } from '../../der/element.ts';
import { readDerChildren } from '../../der/walk.ts';
import { describeAuthenticatorData } from '../authenticator-data.ts';
import type { CborItem } from '../cbor/read.ts';
import { readCbor } from '../cbor/read.ts';
import { textOf } from '../cbor/describe.ts';
import type { PartKind } from '../node.ts';
import { hasProblem, Overrun, Pen } from '../pen.ts';
import { Refusal } from '../../refusals/refusal.ts';

/** Lengths of signatures that are no DER: EdDSA, RSA, ML-DSA. */
const signatureLengths: readonly number[] = [64, 114, 256, 384, 512, 2420, 3309, 4627];
const trialNodes = 2048;
const latin1: TextDecoder = new TextDecoder('latin1');

/** Says what JSON is by the names in it, so that JSON which is broken is recognised too. */
export function recogniseJson(text: string): PartKind {
  const has = (name: string): boolean => new RegExp(`"${name}"\\s*:`, 'u').test(text);
  if (has('attestationObject')) return 'registration';
  if (has('authenticatorData') || has('signature')) return 'authentication';
  if (has('clientDataJSON') || has('rawId')) return 'registration';
  // Options have a challenge too.
  return has('challenge') && !has('pubKeyCredParams') && !has('rpId') ? 'client-data' : 'json';
}

/** Says what bytes are, by how they begin and what they hold; `bytes` where nothing fits. */
export function recogniseBytes(bytes: Uint8Array): PartKind {
  if (isJson(bytes)) return recogniseJson(new TextDecoder().decode(bytes));
  return recogniseDer(bytes) ?? recogniseMap(bytes) ?? recogniseRest(bytes);
}

/** An opening brace and a quote, white space or a byte order mark before them passed over. */
function isJson(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*\{\s*["}]/u.test(latin1.decode(bytes.subarray(0, 64)));
}

function recogniseDer(bytes: Uint8Array): PartKind | null {
  if (bytes[0] !== 0x30) return null;
  try {
    const whole = readDer(bytes, 0, bytes.length, 'bad_attestation');
    if (whole.end !== bytes.length) return bytes[1] === 0x82 ? 'certificate' : null;
    const tags = readDerChildren(bytes, whole, 8, 'bad_attestation').map(({ tag }) => tag);
    if (tags[0] === 0x02) return bytes.length < 160 ? 'signature' : 'der';
    if (tags[0] !== 0x30) return 'der';
    return tags[1] === 0x03 ? 'public-key' : 'certificate';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return bytes[1] === 0x82 || bytes[1] === 0x81 ? 'certificate' : null;
  }
}

function recogniseMap(bytes: Uint8Array): PartKind | null {
  if ((bytes[0] ?? 0) >> 5 !== 5) return null;
  const pen = new Pen(bytes, { left: trialNodes });
  const item = trial(() => readCbor(pen, 0, bytes.length));
  if (item === null) return null;
  const keys = item.items.filter((_, index) => index % 2 === 0);
  const texts = keys.filter((key) => key.type === 'text').map((key) => textOf(pen, key).text);
  if (['fmt', 'attStmt', 'authData'].some((name) => texts.includes(name))) return 'attestation-object';
  const labels = keys.filter((key) => key.type === 'integer').map((key) => key.value);
  if (labels.includes(1) && (labels.includes(3) || labels.includes(-1))) return 'public-key';
  return isWhole(item, bytes) ? 'cbor' : null;
}

function recogniseRest(bytes: Uint8Array): PartKind {
  if (isAuthenticatorData(bytes)) return 'authenticator-data';
  if (signatureLengths.includes(bytes.length)) return 'signature';
  const major = (bytes[0] ?? 0) >> 5;
  const item = major === 4 ? trial(() => readCbor(new Pen(bytes, { left: trialNodes }), 0, bytes.length)) : null;
  if (item !== null && isWhole(item, bytes)) return 'cbor';
  return mayBeAuthenticatorData(bytes) ? 'authenticator-data' : 'bytes';
}

/** Whether broken bytes look as if they had begun as authenticator data: flags that exist, and a credential id of a real length. */
function mayBeAuthenticatorData(bytes: Uint8Array): boolean {
  const flags = bytes[32] ?? 0;
  if (bytes.length < 37 || (flags & 0x22) !== 0 || (flags & 0xc1) === 0) return false;
  const idLength = (bytes[53] ?? 0) * 256 + (bytes[54] ?? 0);
  return (flags & 0x40) === 0 || (idLength > 0 && idLength <= 1023);
}

function isAuthenticatorData(bytes: Uint8Array): boolean {
  const pen = new Pen(bytes, { left: trialNodes });
  const root = pen.root('', '');
  const isSound = trial(() => {
    describeAuthenticatorData(null)(pen, root);
    return !hasProblem(root);
  });
  return isSound === true;
}

function isWhole(item: CborItem, bytes: Uint8Array): boolean {
  return item.stopped === undefined && item.end === bytes.length;
}

/** Null where it could not be read, or is larger than a trial may be. */
function trial<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal || error instanceof Overrun) return null;
    throw error;
  }
}
