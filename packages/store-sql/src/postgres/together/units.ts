import type { AnswerOf, UnitOf } from '../../units/port.ts';
import { joinedAccountOf } from '../../rows/account.ts';
import { eventRow } from '../../rows/event.ts';
import { passkeyOf, useArguments } from '../../rows/passkey.ts';
import { sessionOf, sessionRow } from '../../rows/session.ts';
import { all, commit } from '../../units/unit.ts';
import type { Read, Unit } from '../../units/unit.ts';
import { byColumn, toBytea } from './recordset.ts';
import { prefixed } from './statements.ts';
import type { Statements } from './statements.ts';

/** What each answered, by the key of what asked for it. */
export type Answers<Answer> = ReadonlyMap<string, Answer>;

export interface CredentialName {
  readonly rpId: string;
  readonly credentialId: Uint8Array;
}

export const credentialKey = ({ rpId, credentialId }: CredentialName): string => `${toBytea(credentialId)} ${rpId}`;

export function* spendCeremonies(q: Statements, asked: readonly UnitOf<'spendCeremony'>[]): Unit<Answers<'spent'>> {
  const rows = yield* all(q.spendCeremonies, byColumn(asked));
  return commit(new Map(rows.map(({ nonce }) => [toBytea(nonce), 'spent'])));
}

export function* recordSignIns(q: Statements, asked: readonly UnitOf<'recordSignIn'>[]): Unit<Answers<'recorded'>> {
  const records = asked.map(({ use, session, replaces, event }) => ({
    ...useArguments(use),
    replaces,
    ...prefixed('session', sessionRow(session)),
    ...prefixed('event', eventRow(event)),
  }));
  return recorded(yield* all(q.recordSignIns, byColumn(records)));
}

export function* recordUses(q: Statements, asked: readonly UnitOf<'recordUse'>[]): Unit<Answers<'recorded'>> {
  const records = asked.map(({ use, event }) => ({ ...useArguments(use), ...prefixed('event', eventRow(event)) }));
  return recorded(yield* all(q.recordUses, byColumn(records)));
}

export function* findCredentials(
  q: Statements,
  asked: readonly CredentialName[],
): Read<Answers<NonNullable<AnswerOf<'findCredential'>>>> {
  const records = asked.map(({ rpId, credentialId }) => ({ rp_id: rpId, credential_id: credentialId }));
  const rows = yield* all(q.passkeysByCredential, byColumn(records));
  return new Map(
    rows.map((row) => {
      const passkey = passkeyOf(row);
      return [credentialKey(passkey), { passkey, account: joinedAccountOf(row) }];
    }),
  );
}

export function* findSessions(
  q: Statements,
  asked: readonly Uint8Array[],
): Read<Answers<NonNullable<AnswerOf<'findSession'>>>> {
  const records = asked.map((tokenHash) => ({ token_hash: tokenHash }));
  const rows = yield* all(q.sessionsByToken, byColumn(records));
  return new Map(
    rows.map((row) => {
      const session = sessionOf(row);
      return [toBytea(session.tokenHash), { session, account: joinedAccountOf(row) }];
    }),
  );
}

const recorded = (rows: readonly { readonly passkey: string }[]) =>
  commit(new Map(rows.map(({ passkey }) => [passkey, 'recorded' as const])));
