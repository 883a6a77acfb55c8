import type { AdminPasskey } from '@signet/protocol';
import { passkeyAnswer } from '../../passkeys/answer.ts';
import type { PasskeyRecord } from '../../ports/records.ts';

/** A passkey as administrators see it: none of theirs, so none is current. */
export function adminPasskeyAnswer(passkey: PasskeyRecord): AdminPasskey {
  const { alg, signCount, aaguid, attestationFormat, attestationTrusted } = passkey;
  const shown = passkeyAnswer(passkey, null);
  return { ...shown, alg, signCount, aaguid: uuidOf(aaguid), attestationFormat, attestationTrusted };
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
