import { randomBytes } from 'node:crypto';
import type { RecoveryCodeRecord, RecoveryRecord, TotpRecord } from '../ports/recovery-records.ts';
import type { RecoveryId, SessionRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { newId } from './notice-records.ts';
import { aSession, aUse, anEvent, time } from './records.ts';
import type { Person } from './records.ts';

type Owner = Pick<Person, 'account'>;

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export const aCode = ({ account }: Owner, change: Partial<RecoveryCodeRecord> = {}): RecoveryCodeRecord => ({
  rp: account.rp,
  account: account.id,
  hash: bytes(32),
  created: time + 1,
  stored: time + 2,
  used: null,
  ...change,
});

/** It begins at `time + 100`, is ready at `time + 200` and over at `time + 300`. */
export const aRecovery = ({ account }: Owner, change: Partial<RecoveryRecord> = {}): RecoveryRecord => ({
  id: newId() as RecoveryId,
  rp: account.rp,
  account: account.id,
  method: 'code',
  started: time + 100,
  readyAt: time + 200,
  expires: time + 300,
  ended: null,
  endedAt: null,
  codeHash: bytes(32),
  startedBy: null,
  ...change,
});

export const aTotp = ({ account }: Owner, change: Partial<TotpRecord> = {}): TotpRecord => ({
  account: account.id,
  rp: account.rp,
  secret: bytes(60),
  created: time + 1,
  confirmed: null,
  lastStep: 57_000_000,
  ...change,
});

/** A session that is good for the recovery alone. */
export const restrictedTo = (recovery: RecoveryRecord, { passkey }: Person): SessionRecord =>
  aSession(passkey, { passkey: null, recovery: recovery.id, created: recovery.started, assurance: 'recovery' });

/** Gives them codes. */
export async function giveCodes(store: Store, person: Person, count = 3): Promise<RecoveryCodeRecord[]> {
  const codes = Array.from({ length: count }, () => aCode(person));
  const { account, passkey } = person;
  const outcome = await store.makeCodes({ account: account.id, codes, use: aUse(passkey), event: anEvent(account.rp) });
  if (outcome !== 'made') throw new Error(`making codes answered ${outcome}`);
  return codes;
}

/** Gives them a TOTP secret that is confirmed; its last step is the next. */
export async function giveTotp(store: Store, person: Person): Promise<TotpRecord> {
  const { account, passkey } = person;
  const totp = aTotp(person);
  const confirmed = { ...totp, confirmed: time + 50, lastStep: totp.lastStep + 1 };
  await store.putTotp({ totp, use: aUse(passkey), event: anEvent(account.rp) });
  const unit = { account: account.id, step: confirmed.lastStep, time: time + 50, event: anEvent(account.rp) };
  const outcome = await store.confirmTotp(unit);
  if (outcome !== 'confirmed') throw new Error(`confirming a secret answered ${outcome}`);
  return confirmed;
}

type Start = Parameters<Store['startRecovery']>[0];

/** Starts a recovery with a code, in a session of its own. */
export const startOf = (
  person: Person,
  code: RecoveryCodeRecord,
  change: Partial<Start> = {},
): Start & { session: SessionRecord } => {
  const recovery = change.recovery ?? aRecovery(person, { codeHash: code.hash });
  const start = { recovery, spends: { code: code.hash }, replaces: null, event: anEvent(recovery.rp), ...change };
  return { ...start, session: change.session ?? restrictedTo(recovery, person) };
};

/** Somebody who is on their way back, with a code, and its recovery. */
export async function startRecovery(
  store: Store,
  person: Person,
): Promise<{ recovery: RecoveryRecord; code: RecoveryCodeRecord; session: SessionRecord }> {
  const [code = aCode(person)] = await giveCodes(store, person);
  const { recovery, session, ...unit } = startOf(person, code);
  const outcome = await store.startRecovery({ recovery, session, ...unit });
  if (outcome !== 'started') throw new Error(`starting a recovery answered ${outcome}`);
  return { recovery, code: { ...code, used: recovery.started }, session };
}
