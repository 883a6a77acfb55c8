import type { AnswerOf, UnitOf } from '../../units/port.ts';
import type { Runner } from '../runner.ts';
import { Batch } from './batch.ts';
import { toBytea } from './recordset.ts';
import type { Statements } from './statements.ts';
import { credentialKey, findCredentials, findSessions, recordSignIns, recordUses, spendCeremonies } from './units.ts';
import type { CredentialName } from './units.ts';

/** What a sign-in asks of the store, done for many at once; null: as the units of `../../units/` would find out why. */
export interface Together {
  readonly spendCeremony: Batch<UnitOf<'spendCeremony'>, 'spent'>;
  readonly recordSignIn: Batch<UnitOf<'recordSignIn'>, 'recorded'>;
  readonly recordUse: Batch<UnitOf<'recordUse'>, 'recorded'>;
  readonly findCredential: Batch<CredentialName, NonNullable<AnswerOf<'findCredential'>>>;
  readonly findSession: Batch<Uint8Array, NonNullable<AnswerOf<'findSession'>>>;
}

export const together = (runner: Runner, statements: Statements): Together => ({
  spendCeremony: new Batch({
    key: ({ nonce }) => toBytea(nonce),
    run: (asked) => runner.statement(() => spendCeremonies(statements, asked), asked.length),
  }),
  recordSignIn: new Batch({
    key: ({ use }) => use.passkey,
    run: (asked) => runner.statement(() => recordSignIns(statements, asked), asked.length),
  }),
  recordUse: new Batch({
    key: ({ use }) => use.passkey,
    run: (asked) => runner.statement(() => recordUses(statements, asked), asked.length),
  }),
  findCredential: new Batch({
    key: credentialKey,
    run: (asked) => runner.read(findCredentials(statements, asked)),
  }),
  findSession: new Batch({ key: toBytea, run: (asked) => runner.read(findSessions(statements, asked)) }),
});
