import type { AccountId, RelyingPartyKey, Store } from '@signet/server/ports';
import type { Socket } from 'node:net';
import type { Pool } from 'pg';
import type { Queries } from '../queries/all.ts';
import * as accounts from '../units/accounts.ts';
import * as events from '../units/events.ts';
import * as keyring from '../units/keyring.ts';
import * as limits from '../units/limits.ts';
import * as operation from '../units/operation.ts';
import * as passkeys from '../units/passkeys.ts';
import type { AnswerOf, UnitOf } from '../units/port.ts';
import * as sessions from '../units/sessions.ts';
import type { Unit } from '../units/unit.ts';
import { elected } from './elected.ts';
import { locks } from './locks.ts';
import type { Runner } from './runner.ts';
import type { Statements } from './statements.ts';
import { raiseMark, removeSpent } from './sweep.ts';
import type { Together } from './together/sign-in.ts';

/** The Store port on PostgreSQL: each method is one unit of `../units/`, run here. */
export class PostgresStore implements Store {
  readonly #q: Queries;
  readonly #statements: Statements;
  readonly #together: Together;
  #closed: Promise<void> | null = null;
  readonly #pool: Pool;
  readonly #sockets: ReadonlySet<Socket>;
  readonly #runner: Runner;

  constructor(
    queries: Queries,
    statements: Statements,
    pool: Pool,
    sockets: ReadonlySet<Socket>,
    runner: Runner,
    together: Together,
  ) {
    this.#q = queries;
    this.#statements = statements;
    this.#pool = pool;
    this.#sockets = sockets;
    this.#runner = runner;
    this.#together = together;
  }

  /** Connections that this process holds, those that nobody uses, and units that wait for one. */
  get pool(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  putRelyingParty(rp: UnitOf<'putRelyingParty'>): Promise<void> {
    return this.#runner.statement(() => accounts.putRelyingParty(this.#q, rp));
  }
  relyingParty(id: RelyingPartyKey): Promise<AnswerOf<'relyingParty'>> {
    return this.#runner.read(accounts.relyingParty(this.#q, id));
  }
  relyingParties(): Promise<AnswerOf<'relyingParties'>> {
    return this.#runner.read(accounts.relyingParties(this.#q));
  }
  keys(purpose: string): Promise<AnswerOf<'keys'>> {
    return this.#runner.read(operation.keys(this.#q, purpose));
  }
  addFirstKey(key: UnitOf<'addFirstKey'>): Promise<AnswerOf<'addFirstKey'>> {
    return this.#runner.unit(() => operation.addFirstKey(this.#q, key));
  }
  rotateKey(unit: UnitOf<'rotateKey'>): Promise<AnswerOf<'rotateKey'>> {
    return this.#runner.unit(() => keyring.rotateKey(this.#q, unit));
  }
  retireKeys(unit: UnitOf<'retireKeys'>): Promise<void> {
    return this.#runner.unit(() => keyring.retireKeys(this.#q, unit));
  }
  countUse(unit: UnitOf<'countUse'>): Promise<number> {
    return this.#runner.statement(() => limits.countUse(this.#q, unit));
  }
  sweepUses(before: number, limit: number): Promise<number> {
    return this.#runner.statement(() => limits.sweepUses(this.#q, before, limit));
  }
  async spendCeremony(spend: UnitOf<'spendCeremony'>): Promise<AnswerOf<'spendCeremony'>> {
    const spent = await this.#together.spendCeremony.ask(spend);
    return spent ?? this.#runner.unit(() => operation.spendCeremony(this.#q, spend));
  }
  async sweepCeremonies(before: number, limit: number): Promise<number> {
    const alone = <Value>(unit: Unit<Value>): Unit<Value | null> =>
      elected(this.#statements, locks.sweepCeremonies, unit, null);
    const due = { before, limit };
    const highest = await this.#runner.unit(() => alone(raiseMark(this.#q, this.#statements, due)));
    if (highest === null) return 0;
    return (await this.#runner.unit(() => alone(removeSpent(this.#q, { before: highest, limit })))) ?? 0;
  }
  createAccount(unit: UnitOf<'createAccount'>): Promise<AnswerOf<'createAccount'>> {
    return this.#runner.unit(() => accounts.createAccount(this.#q, unit));
  }
  addPasskey(unit: UnitOf<'addPasskey'>): Promise<AnswerOf<'addPasskey'>> {
    return this.#runner.unit(() => passkeys.addPasskey(this.#q, unit));
  }
  findCredential(rpId: string, credentialId: Uint8Array): Promise<AnswerOf<'findCredential'>> {
    return this.#together.findCredential.ask({ rpId, credentialId });
  }
  findAccount(id: AccountId): Promise<AnswerOf<'findAccount'>> {
    return this.#runner.read(accounts.findAccount(this.#q, id));
  }
  findAccountByExternalId(rp: RelyingPartyKey, externalId: string): Promise<AnswerOf<'findAccountByExternalId'>> {
    return this.#runner.read(accounts.findAccountByExternalId(this.#q, rp, externalId));
  }
  usernameTaken(rp: RelyingPartyKey, usernameFolded: string): Promise<boolean> {
    return this.#runner.read(accounts.usernameTaken(this.#q, rp, usernameFolded));
  }
  listPasskeys(account: AccountId): Promise<AnswerOf<'listPasskeys'>> {
    return this.#runner.read(passkeys.listPasskeys(this.#q, account));
  }
  renamePasskey(unit: UnitOf<'renamePasskey'>): Promise<AnswerOf<'renamePasskey'>> {
    return this.#runner.unit(() => passkeys.renamePasskey(this.#q, unit));
  }
  deletePasskey(unit: UnitOf<'deletePasskey'>): Promise<AnswerOf<'deletePasskey'>> {
    return this.#runner.unit(() => passkeys.deletePasskey(this.#q, unit));
  }
  renameAccount(unit: UnitOf<'renameAccount'>): Promise<AnswerOf<'renameAccount'>> {
    return this.#runner.unit(() => accounts.renameAccount(this.#q, unit));
  }
  async recordSignIn(unit: UnitOf<'recordSignIn'>): Promise<AnswerOf<'recordSignIn'>> {
    const recorded = await this.#together.recordSignIn.ask(unit);
    return recorded ?? this.#runner.unit(() => sessions.recordSignIn(this.#q, unit));
  }
  async recordUse(unit: UnitOf<'recordUse'>): Promise<AnswerOf<'recordUse'>> {
    const recorded = await this.#together.recordUse.ask(unit);
    return recorded ?? this.#runner.unit(() => sessions.recordConfirmation(this.#q, unit));
  }
  findSession(tokenHash: Uint8Array): Promise<AnswerOf<'findSession'>> {
    return this.#together.findSession.ask(tokenHash);
  }
  touchSession(unit: UnitOf<'touchSession'>): Promise<void> {
    return this.#runner.statement(() => sessions.touchSession(this.#q, unit));
  }
  endSession(unit: UnitOf<'endSession'>): Promise<void> {
    return this.#runner.unit(() => sessions.endSession(this.#q, unit));
  }
  sweepSessions(before: number, limit: number): Promise<number> {
    const sweep = () => sessions.sweepSessions(this.#q, before, limit);
    return this.#runner.unit(() => elected(this.#statements, locks.sweepSessions, sweep(), 0));
  }
  appendEvent(event: UnitOf<'appendEvent'>): Promise<void> {
    return this.#runner.statement(() => operation.appendEvent(this.#q, event));
  }

  sealEvents(unit: UnitOf<'sealEvents'>): Promise<AnswerOf<'sealEvents'>> {
    return this.#runner.unit(() => elected(this.#statements, locks.seal, events.sealEvents(this.#q, unit), null));
  }
  sealedEvents(rp: RelyingPartyKey, after: number, limit: number): Promise<AnswerOf<'sealedEvents'>> {
    return this.#runner.read(events.sealedEvents(this.#q, rp, after, limit));
  }
  unsealedEvents(rp: RelyingPartyKey): Promise<AnswerOf<'unsealedEvents'>> {
    return this.#runner.read(events.unsealedEvents(this.#q, rp));
  }
  addCheckpoint(checkpoint: UnitOf<'addCheckpoint'>): Promise<void> {
    return this.#runner.statement(() => events.addCheckpoint(this.#q, checkpoint));
  }
  checkpoints(rp: RelyingPartyKey): Promise<AnswerOf<'checkpoints'>> {
    return this.#runner.read(events.checkpoints(this.#q, rp));
  }
  pruneEvents(unit: UnitOf<'pruneEvents'>): Promise<number> {
    return this.#runner.unit(() => events.pruneEvents(this.#q, unit));
  }

  ping(): Promise<void> {
    return this.#runner.ping();
  }

  /** Units in flight are answered first. A server that does not take leave within a second is left. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all(Object.values(this.#together).map((it: Together[keyof Together]) => it.settle()));
    await this.#pool.end();
    const leave = (): void => this.#sockets.forEach((it) => it.destroy());
    setTimeout(leave, 1000).unref();
  }
}
