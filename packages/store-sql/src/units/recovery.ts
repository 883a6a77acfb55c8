import type { AccountId, RecoveryId, RecoveryRecord } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { passkeyRow } from '../rows/passkey.ts';
import { recoveryCodeRow, recoveryOf, recoveryRow } from '../rows/recovery.ts';
import { sessionRow } from '../rows/session.ts';
import { cancelRecoveries } from './cancel-recoveries.ts';
import type { AnswerOf, UnitOf } from './port.ts';
import { confirm } from './record-use.ts';
import { ask } from './standing.ts';
import { tell } from './tell.ts';
import { spendStep } from './totp.ts';
import { all, commit, first, refuse } from './unit.ts';
import type { Read, Unit } from './unit.ts';

export function* findRecovery(q: Queries, id: RecoveryId): Read<RecoveryRecord | null> {
  const row = yield* first(q.recovery, { id });
  return row ? recoveryOf(row) : null;
}

export function* openRecovery(q: Queries, account: AccountId, now: number): Read<RecoveryRecord | null> {
  const row = yield* first(q.openRecovery, { account, now });
  return row ? recoveryOf(row) : null;
}

/** Under the account's row: of two with one code at once the second finds it spent. */
export function* startRecovery(
  q: Queries,
  { recovery, spends, role, session, replaces, ...telling }: UnitOf<'startRecovery'>,
): Unit<AnswerOf<'startRecovery'>> {
  const { account: id, started } = recovery;
  const account = yield* first(q.accountToChange, { id });
  if (account?.status !== 'active' || account.recovery_off === 1) return refuse('account_gone');
  if (role !== undefined && account.role !== role) return refuse('account_gone');
  if ('newCode' in spends && (yield* openRecovery(q, id, started))) return refuse('open_already');
  if (!(yield* spend(q, recovery, spends))) return refuse('spent');
  yield* all(q.insertRecovery, recoveryRow(recovery));
  if (replaces) yield* all(q.endSession, { id: replaces });
  if (session) yield* all(q.insertSession, sessionRow(session));
  yield* tell(q, telling);
  return commit('started');
}

/** False: it was spent before. */
function* spend(q: Queries, recovery: RecoveryRecord, spends: UnitOf<'startRecovery'>['spends']): Read<boolean> {
  const { id, account, started: time } = recovery;
  if ('step' in spends) return yield* spendStep(q, account, spends.step);
  if ('code' in spends) {
    return (yield* first(q.spendCode, { hash: spends.code, account, time, recovery: id })) !== undefined;
  }
  yield* all(q.insertCode, recoveryCodeRow(spends.newCode, id));
  return true;
}

export function* reopenRecovery(
  q: Queries,
  { recovery: id, session, replaces, ...telling }: UnitOf<'reopenRecovery'>,
): Unit<AnswerOf<'reopenRecovery'>> {
  const held = yield* holdRecovery(q, id);
  if (held?.account.status !== 'active' || !isOpen(held.recovery, session.created)) return refuse('over');
  if (replaces) yield* all(q.endSession, { id: replaces });
  yield* all(q.insertSession, sessionRow(session));
  yield* tell(q, telling);
  return commit('reopened');
}

export function* cancelRecovery(
  q: Queries,
  { account, use, time, ...telling }: UnitOf<'cancelRecovery'>,
): Unit<AnswerOf<'cancelRecovery'>> {
  yield* first(q.accountToChange, { id: account });
  const gone = use && (yield* confirm(q, account, use));
  if (gone) return refuse(gone);
  if (!(yield* openRecovery(q, account, time))) return refuse('over');
  yield* cancelRecoveries(q, account, time);
  yield* tell(q, telling);
  return commit('cancelled');
}

export function* completeRecovery(
  q: Queries,
  { recovery: id, time, passkey, codes, session, ...telling }: UnitOf<'completeRecovery'>,
): Unit<AnswerOf<'completeRecovery'>> {
  const held = yield* holdRecovery(q, id);
  if (held && held.account.status !== 'active') return refuse('account_gone');
  if (!held || !isOpen(held.recovery, time)) return refuse('over');
  if (held.recovery.readyAt > time) return refuse('not_ready');
  if (!(yield* first(q.insertPasskey, passkeyRow(passkey)))) return refuse('credential_exists');
  const account = held.account.id;
  yield* all(q.completeRecovery, { id, time });
  yield* all(q.cancelRecoveries, { account, time });
  yield* all(q.agePasskeys, { account, but: passkey.id, since: time, created: time - 1 });
  yield* all(q.recountPasskeys, { account });
  yield* all(q.noteRecovery, { account, time });
  yield* forgetWays(q, account);
  for (const code of codes) yield* all(q.insertCode, recoveryCodeRow(code));
  yield* all(q.endSessionsOfAccount, { account });
  yield* all(q.insertSession, sessionRow(session));
  yield* tell(q, telling);
  return commit('completed');
}

export function* turnOffRecovery(
  q: Queries,
  { account, guard, use, ...telling }: UnitOf<'turnOffRecovery'>,
): Unit<AnswerOf<'turnOffRecovery'>> {
  const gone = yield* confirm(q, account, use);
  if (gone) return refuse(gone);
  const refusal = yield* ask(q, guard, account);
  if (refusal) return refuse(refusal);
  yield* forgetWaysBack(q, account, use.time);
  yield* all(q.switchRecovery, { account, off: 1 });
  yield* tell(q, telling);
  return commit('off');
}

/** Part of a unit that holds the account's row: nothing that is there begins a recovery or ends one. */
export function* forgetWaysBack(q: Queries, account: AccountId, time: number): Read<void> {
  yield* cancelRecoveries(q, account, time);
  yield* forgetWays(q, account);
}

function* forgetWays(q: Queries, account: AccountId): Read<void> {
  yield* all(q.deleteCodes, { account });
  yield* all(q.deleteTotp, { account });
}

/** The recovery and its account, whose row is held: it is read again then, for it ends under that row. */
function* holdRecovery(q: Queries, id: RecoveryId) {
  const found = yield* findRecovery(q, id);
  if (!found) return null;
  const account = yield* first(q.accountToChange, { id: found.account });
  const recovery = yield* findRecovery(q, id);
  return account && recovery ? { account, recovery } : null;
}

const isOpen = ({ ended, expires }: RecoveryRecord, now: number): boolean => ended === null && expires > now;
