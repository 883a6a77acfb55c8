import { checkUsername } from '../account/username.ts';
import { providerName } from '../credentials/provider.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { NewId } from '../identifiers/uuid-v7.ts';
import type { AccountId, AccountRecord, PasskeyId, PasskeyRecord, RelyingPartyKey } from '../ports/records.ts';
import type { Standing } from '../ports/recovery-records.ts';
import type { ArchivedAccount, ArchivedAccountText, ArchivedPasskey } from './format.ts';

/** What an import writes of one account. */
export interface AccountRecords {
  readonly account: AccountRecord;
  readonly passkeys: readonly PasskeyRecord[];
}

/** The records of an archived account. Its id stays, for applications know it; passkeys get new ones, in their order. */
export function recordsOf(archived: ArchivedAccount, rp: RelyingPartyKey, newId: NewId, now: number): AccountRecords {
  const id = archived.id as AccountId;
  const { passkeys, username, ...rest } = archived;
  return {
    account: { ...rest, id, rp, ...checkUsername(username) },
    passkeys: passkeys.map((it) => passkeyRecordOf(it, { id: newId() as PasskeyId, account: id, rp }, now)),
  };
}

function passkeyRecordOf(
  { flags, attestation, aaguid, ...archived }: ArchivedPasskey,
  place: Pick<PasskeyRecord, 'id' | 'account' | 'rp'>,
  now: number,
): PasskeyRecord {
  const model = new Uint8Array(Buffer.from(aaguid.replaceAll('-', ''), 'hex'));
  return {
    ...archived,
    ...place,
    signCountRecorded: now,
    uvInitialized: flags.userVerified,
    backupEligible: flags.backupEligible,
    backupState: flags.backupState,
    aaguid: model,
    attestationFormat: attestation.format,
    attestationType: attestation.type,
    attestationObject: attestation.object,
    attestationTrusted: attestation.trusted,
    providerName: providerName(model),
  };
}

/** An account as an archive holds it; null: it is none that could sign in again anywhere. */
export function archivedTextOf({ account, passkeys }: Standing): ArchivedAccountText | null {
  const { id, username, displayName, externalId, email, role, status, recoveryOff, recoveredAt, created } = account;
  if (status === 'deleted') return null;
  return {
    id,
    username,
    displayName,
    externalId,
    userHandle: encodeBase64url(account.userHandle),
    email,
    role,
    status,
    recoveryOff,
    recoveredAt: recoveredAt === null ? null : timeText(recoveredAt),
    created: timeText(created),
    passkeys: passkeys.flatMap((it) => archivedPasskeyText(it) ?? []),
  };
}

function archivedPasskeyText(passkey: PasskeyRecord): ArchivedAccountText['passkeys'][number] | null {
  const { rpId, alg, signCount, discoverable, label, createdOrigin, createdAgent, status, attachment } = passkey;
  if (status === 'revoked') return null;
  const { uvInitialized: userVerified, backupEligible, backupState } = passkey;
  return {
    credentialId: encodeBase64url(passkey.credentialId),
    rpId,
    publicKey: encodeBase64url(passkey.publicKey),
    alg,
    signCount,
    transports: [...passkey.transports],
    attachment: attachment === 'platform' || attachment === 'cross-platform' ? attachment : null,
    discoverable,
    flags: { userVerified, backupEligible, backupState },
    aaguid: uuidText(passkey.aaguid),
    attestation: {
      format: passkey.attestationFormat,
      type: passkey.attestationType,
      object: encodeBase64url(passkey.attestationObject),
      trusted: passkey.attestationTrusted,
    },
    label,
    created: timeText(passkey.created),
    createdOrigin,
    createdAgent,
    lastUsed: passkey.lastUsed === null ? null : timeText(passkey.lastUsed),
    status,
  };
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
