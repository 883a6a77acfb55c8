import { randomUUID } from 'node:crypto';
import type { AccountId, AccountRecord, PasskeyId, PasskeyRecord, RelyingPartyKey, Standing } from '@signet/server';

export const rpId = 'fernholm.example';
export const recently = Date.UTC(2026, 0, 10, 12);
export const hour = 3_600_000;

const account: AccountRecord = {
  id: randomUUID() as string as AccountId,
  rp: 'default' as RelyingPartyKey,
  externalId: null,
  userHandle: new Uint8Array(32),
  username: 'Ada',
  usernameFolded: 'ada',
  displayName: 'Ada',
  email: null,
  role: 'member',
  status: 'active',
  recoveryOff: false,
  recoveredAt: null,
  created: recently,
};

/** How a person stands: what is left out is the ordinary, with no codes and no passkeys. */
export function aStanding(
  passkeys: readonly PasskeyRecord[],
  { codesLeft = 0, totp = false, ...change }: Partial<AccountRecord & Standing> = {},
): Standing {
  return { account: { ...account, ...change }, passkeys, codesLeft, totp };
}

/** A synced passkey that signs in under every preset, of a provider of its own, made an hour before `recently`. */
export function aPasskey(change: Partial<PasskeyRecord> = {}): PasskeyRecord {
  const id = randomUUID();
  return {
    id: id as string as PasskeyId,
    account: account.id,
    rp: account.rp,
    credentialId: Buffer.from(id),
    rpId,
    publicKey: new Uint8Array(77),
    alg: -7,
    signCount: 0,
    signCountRecorded: recently,
    transports: ['internal', 'hybrid'],
    attachment: 'platform',
    discoverable: true,
    uvInitialized: true,
    backupEligible: true,
    backupState: true,
    aaguid: Buffer.from(id.replaceAll('-', ''), 'hex'),
    attestationFormat: 'none',
    attestationType: 'none',
    attestationObject: new Uint8Array(300),
    attestationTrusted: false,
    providerName: null,
    label: 'Passkey',
    created: recently - hour,
    createdOrigin: 'https://fernholm.example',
    createdAgent: 'Firefox on Linux',
    lastUsed: null,
    status: 'active',
    ...change,
  };
}

/** A key that stays what it is. */
export const aSecurityKey = (change: Partial<PasskeyRecord> = {}): PasskeyRecord =>
  aPasskey({ backupEligible: false, backupState: false, transports: ['usb'], attachment: 'cross-platform', ...change });
