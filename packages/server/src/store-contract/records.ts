import { randomBytes, randomUUID } from 'node:crypto';
import type {
  AccountId,
  AccountRecord,
  EventRecord,
  KeyringRecord,
  PasskeyId,
  PasskeyRecord,
  RelyingPartyKey,
  RelyingPartyRecord,
  SessionId,
  SessionRecord,
} from '../ports/records.ts';
import type { PasskeyUse, Store } from '../ports/store.ts';

/** Records that no store has seen before, every member set to something that could get lost. */

export const time = Date.UTC(2026, 0, 10, 12, 0, 0, 123);

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export const aRelyingParty = (change: Partial<RelyingPartyRecord> = {}): RelyingPartyRecord => ({
  id: `rp-${randomUUID()}` as RelyingPartyKey,
  rpId: 'fernholm.example',
  name: 'Fernholm',
  origins: ['https://fernholm.example'],
  formerRpIds: ['old.example'],
  policy: { userVerification: 'preferred' },
  created: time,
  ...change,
});

export function anAccount(rp: RelyingPartyKey, change: Partial<AccountRecord> = {}): AccountRecord {
  const name = `Åsa ${randomUUID()}`;
  return {
    id: randomUUID() as string as AccountId,
    rp,
    externalId: `external ${randomUUID()}`,
    userHandle: bytes(32),
    username: name,
    usernameFolded: name.toLowerCase(),
    displayName: 'Åsa Lindqvist 🦊',
    email: 'asa@fernholm.example',
    role: 'admin',
    status: 'active',
    recoveryOff: false,
    recoveredAt: time - 1,
    created: time,
    ...change,
  };
}

export const aPasskey = (account: AccountRecord, change: Partial<PasskeyRecord> = {}): PasskeyRecord => ({
  id: randomUUID() as string as PasskeyId,
  account: account.id,
  rp: account.rp,
  credentialId: bytes(48),
  rpId: 'fernholm.example',
  publicKey: bytes(77),
  alg: -7,
  signCount: 4_294_967_295,
  signCountRecorded: time + 1,
  transports: ['internal', 'hybrid'],
  attachment: 'platform',
  discoverable: true,
  uvInitialized: true,
  backupEligible: true,
  backupState: false,
  aaguid: bytes(16),
  attestationFormat: 'packed',
  attestationType: 'self',
  attestationObject: bytes(300),
  attestationTrusted: true,
  providerName: 'A provider',
  label: 'A "label"; \' \u0001',
  created: time + 2,
  createdOrigin: 'https://fernholm.example',
  createdAgent: 'Firefox on Linux',
  lastUsed: time + 3,
  status: 'active',
  ...change,
});

export const aSession = (passkey: PasskeyRecord, change: Partial<SessionRecord> = {}): SessionRecord => ({
  id: randomUUID() as string as SessionId,
  rp: passkey.rp,
  account: passkey.account,
  passkey: passkey.id,
  recovery: null,
  tokenHash: bytes(32),
  created: time,
  authTime: time + 1,
  lastSeen: time + 2,
  expires: time + 3_000_000,
  idleLimit: 604_800_000,
  methods: ['pop', 'user', 'mfa'],
  assurance: 'aal2',
  agent: 'Firefox on Linux',
  ...change,
});

export const anEvent = (rp: RelyingPartyKey, change: Partial<EventRecord> = {}): EventRecord => ({
  id: randomUUID(),
  rp,
  time,
  type: 'sign-in.finished',
  actor: null,
  subject: null,
  outcome: 'succeeded',
  code: null,
  ip: '192.0.2.7',
  agent: null,
  data: { uv: true },
  salt: bytes(16),
  ...change,
});

export const aUse = (passkey: PasskeyRecord, change: Partial<PasskeyUse> = {}): PasskeyUse => ({
  passkey: passkey.id,
  signCountSeen: 0,
  backupEligible: passkey.backupEligible,
  backupState: passkey.backupState,
  userVerified: true,
  time: time + 1000,
  ...change,
});

export const aKey = (change: Partial<KeyringRecord> = {}): KeyringRecord => ({
  id: randomUUID().slice(0, 8),
  purpose: `purpose ${randomUUID()}`,
  wrapped: bytes(60),
  created: time,
  retires: null,
  ...change,
});

/** Of a ceremony that nobody has spent. */
export const aNonce = (expires = time): { nonce: Uint8Array; expires: number } => ({ nonce: bytes(16), expires });

export interface Person {
  readonly account: AccountRecord;
  readonly passkey: PasskeyRecord;
  readonly session: SessionRecord;
}

/** A relying party's row, and its key. */
export async function settle(store: Store): Promise<RelyingPartyKey> {
  const rp = aRelyingParty();
  await store.putRelyingParty({ rp, policy: 'keep' });
  return rp.id;
}

/** Somebody who has signed up. */
export async function signUp(
  store: Store,
  rp: RelyingPartyKey,
  change: { account?: Partial<AccountRecord>; passkey?: Partial<PasskeyRecord> } = {},
): Promise<Person> {
  const account = anAccount(rp, change.account);
  const passkey = aPasskey(account, change.passkey);
  const session = aSession(passkey);
  const outcome = await store.createAccount({ account, passkey, session, replaces: null, event: anEvent(rp) });
  if (outcome !== 'created') throw new Error(`sign-up answered ${outcome}`);
  return { account, passkey, session };
}

/** Another passkey of theirs. */
export async function addPasskey(
  store: Store,
  { account }: Person,
  change: Partial<PasskeyRecord> = {},
): Promise<PasskeyRecord> {
  const passkey = aPasskey(account, { created: time + 10_000, ...change });
  const outcome = await store.addPasskey({ passkey, limit: 100, event: anEvent(account.rp) });
  if (outcome !== 'added') throw new Error(`adding a passkey answered ${outcome}`);
  return passkey;
}
