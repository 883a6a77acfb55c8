import type { Passkey } from '@signet/protocol';
import { passkeyKind } from '../credentials/kind.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { PasskeyId, PasskeyRecord } from '../ports/records.ts';

/**
 * A passkey as it travels.
 * @param current the passkey that opened the session that asks
 * @param kept why it cannot be deleted now
 */
export function passkeyAnswer(
  passkey: PasskeyRecord,
  current: PasskeyId | null,
  kept: Passkey['kept'] = null,
): Passkey {
  return {
    id: passkey.id,
    credentialId: encodeBase64url(passkey.credentialId),
    label: passkey.label,
    kind: passkeyKind(passkey),
    providerName: passkey.providerName,
    backupEligible: passkey.backupEligible,
    backupState: passkey.backupState,
    transports: passkey.transports,
    created: new Date(passkey.created).toISOString(),
    lastUsed: passkey.lastUsed === null ? null : new Date(passkey.lastUsed).toISOString(),
    current: passkey.id === current,
    status: passkey.status === 'active' ? 'active' : 'suspected_clone',
    kept,
  };
}
