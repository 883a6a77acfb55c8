import { randomBytes, randomUUID } from 'node:crypto';
import type {
  AccountId,
  AccountRecord,
  EventRecord,
  PasskeyId,
  PasskeyRecord,
  RelyingPartyKey,
  Store,
} from '@signet/server/ports';

export const rp = 'default' as RelyingPartyKey;

export async function putRelyingParty(store: Store): Promise<void> {
  const site = { rpId: 'fernholm.example', name: 'Fernholm', origins: ['https://fernholm.example'] };
  await store.putRelyingParty({ rp: { id: rp, ...site, formerRpIds: [], policy: {}, created: 1 }, policy: 'keep' });
}

export const anEvent = (): EventRecord => ({
  id: randomUUID(),
  rp,
  time: 1,
  type: 'account.created',
  actor: null,
  subject: null,
  outcome: 'succeeded',
  code: null,
  ip: null,
  agent: null,
  data: {},
  salt: randomBytes(16),
});

/** Signs somebody up; `size` bytes of attestation come with them. */
export async function signUp(store: Store, size = 100): Promise<{ account: AccountRecord; passkey: PasskeyRecord }> {
  const id = randomUUID() as string as AccountId;
  const account: AccountRecord = {
    id,
    rp,
    externalId: null,
    userHandle: randomBytes(32),
    username: id,
    usernameFolded: id,
    displayName: 'Åsa',
    email: null,
    role: 'member',
    status: 'active',
    recoveryOff: false,
    recoveredAt: null,
    created: 1,
  };
  const passkey: PasskeyRecord = {
    id: randomUUID() as string as PasskeyId,
    account: id,
    rp,
    credentialId: randomBytes(16),
    rpId: 'fernholm.example',
    publicKey: randomBytes(77),
    alg: -7,
    signCount: 0,
    signCountRecorded: 1,
    transports: [],
    attachment: null,
    discoverable: null,
    uvInitialized: true,
    backupEligible: false,
    backupState: false,
    aaguid: randomBytes(16),
    attestationFormat: 'none',
    attestationType: 'none',
    attestationObject: randomBytes(size),
    attestationTrusted: false,
    providerName: null,
    label: 'Passkey',
    created: 1,
    createdOrigin: 'https://fernholm.example',
    createdAgent: '',
    lastUsed: null,
    status: 'active',
  };
  const outcome = await store.createAccount({ account, passkey, session: null, replaces: null, event: anEvent() });
  if (outcome !== 'created') throw new Error(outcome);
  return { account, passkey };
}
