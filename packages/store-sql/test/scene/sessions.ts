import { randomBytes, randomUUID } from 'node:crypto';
import type { PasskeyRecord, PasskeyUse, SessionId, SessionRecord, Store } from '@signet/server/ports';
import { anEvent, rp } from './people.ts';

export const useOf = (passkey: PasskeyRecord, signCountSeen = 1, time = 10): PasskeyUse => ({
  passkey: passkey.id,
  signCountSeen,
  backupEligible: false,
  backupState: false,
  userVerified: true,
  time,
});

export const sessionOf = (passkey: PasskeyRecord, change: Partial<SessionRecord> = {}): SessionRecord => ({
  id: randomUUID() as string as SessionId,
  rp,
  account: passkey.account,
  passkey: passkey.id,
  recovery: null,
  tokenHash: new Uint8Array(randomBytes(32)),
  created: 10,
  authTime: 10,
  lastSeen: 10,
  expires: 20,
  idleLimit: 5,
  methods: [],
  assurance: 'aal1',
  agent: '',
  ...change,
});

/** What a sign-in hands to the store. */
export const signInOf = (
  passkey: PasskeyRecord,
  { replaces = null, ...change }: Partial<SessionRecord> & { readonly replaces?: SessionId | null } = {},
): Parameters<Store['recordSignIn']>[0] => ({
  use: useOf(passkey),
  session: sessionOf(passkey, change),
  replaces,
  event: anEvent(),
});
