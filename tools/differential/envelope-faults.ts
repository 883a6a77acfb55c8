import type { Reading } from './reading.ts';
import { bytesOf, record } from './reading.ts';

/** Whether text is the one base64url encoding of some bytes, without padding. */
export function isBase64url(value: unknown): boolean {
  return typeof value === 'string' && Buffer.from(value, 'base64url').toString('base64url') === value;
}

/** Whether a response breaks the JSON form of §5.1 in a member that the peer does not read, or reads leniently. */
export function breaksJsonForm({ one, envelope, inner }: Reading): boolean {
  const binaries = one.kind === 'registration' ? ['attestationObject'] : ['authenticatorData', 'signature'];
  const optional = one.kind === 'registration' ? ['authenticatorData', 'publicKey'] : ['userHandle'];
  return (
    !isBase64url(envelope['rawId']) ||
    typeof envelope['id'] !== 'string' ||
    !['clientDataJSON', ...binaries].every((name) => isBase64url(inner[name])) ||
    !optional.every((name) => isAbsent(inner[name]) || isBase64url(inner[name])) ||
    !(isAbsent(envelope['authenticatorAttachment']) || typeof envelope['authenticatorAttachment'] === 'string') ||
    !(isAbsent(inner['publicKeyAlgorithm']) || typeof inner['publicKeyAlgorithm'] === 'number') ||
    !isTransports(inner['transports']) ||
    bytesOf(inner['userHandle']).length > 64 ||
    Array.isArray(inner)
  );
}

/** Whether client extension outputs are no object, or hold something whose type its section fixes. */
export function hasOutputs({ envelope }: Reading): boolean {
  const results = envelope['clientExtensionResults'];
  if (results === undefined) return false;
  return (
    typeof results !== 'object' || results === null || Array.isArray(results) || Object.keys(record(results)).length > 0
  );
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isTransports(value: unknown): boolean {
  if (isAbsent(value)) return true;
  return (
    Array.isArray(value) &&
    value.length <= 16 &&
    value.every((one) => typeof one === 'string' && one.length <= 64 && one.isWellFormed())
  );
}
