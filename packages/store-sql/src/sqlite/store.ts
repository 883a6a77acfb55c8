import type { AccountId, RelyingPartyKey, Store } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import * as accounts from '../units/accounts.ts';
import * as events from '../units/events.ts';
import * as keyring from '../units/keyring.ts';
import * as limits from '../units/limits.ts';
import * as operation from '../units/operation.ts';
import * as passkeys from '../units/passkeys.ts';
import type { AnswerOf, UnitOf } from '../units/port.ts';
import * as sessions from '../units/sessions.ts';
import type { Read } from '../units/unit.ts';
import type { Connection } from './connection.ts';
import { failure } from './failure.ts';
import { Writer } from './writer.ts';

/** The Store port on SQLite: each method is one unit of `../units/`, run here. */
export class SqliteStore implements Store {
  readonly #q: Queries;
  readonly #writing: Connection;
  readonly #reading: Connection;
  readonly #writer: Writer;

  constructor(queries: Queries, writing: Connection, reading: Connection, writer: Writer = new Writer(writing)) {
    this.#q = queries;
    this.#writing = writing;
    this.#reading = reading;
    this.#writer = writer;
  }

  putRelyingParty(rp: UnitOf<'putRelyingParty'>): Promise<void> {
    return this.#writer.run(accounts.putRelyingParty(this.#q, rp));
  }
  relyingParty(id: RelyingPartyKey): Promise<AnswerOf<'relyingParty'>> {
    return this.#read(accounts.relyingParty(this.#q, id));
  }
  relyingParties(): Promise<AnswerOf<'relyingParties'>> {
    return this.#read(accounts.relyingParties(this.#q));
  }
  keys(purpose: string): Promise<AnswerOf<'keys'>> {
    return this.#read(operation.keys(this.#q, purpose));
  }
  addFirstKey(key: UnitOf<'addFirstKey'>): Promise<AnswerOf<'addFirstKey'>> {
    return this.#writer.run(operation.addFirstKey(this.#q, key));
  }
  rotateKey(unit: UnitOf<'rotateKey'>): Promise<AnswerOf<'rotateKey'>> {
    return this.#writer.run(keyring.rotateKey(this.#q, unit));
  }
  retireKeys(unit: UnitOf<'retireKeys'>): Promise<void> {
    return this.#writer.run(keyring.retireKeys(this.#q, unit));
  }
  countUse(unit: UnitOf<'countUse'>): Promise<number> {
    return this.#writer.run(limits.countUse(this.#q, unit));
  }
  sweepUses(before: number, limit: number): Promise<number> {
    return this.#writer.run(limits.sweepUses(this.#q, before, limit));
  }
  spendCeremony(spend: UnitOf<'spendCeremony'>): Promise<AnswerOf<'spendCeremony'>> {
    return this.#writer.run(operation.spendCeremony(this.#q, spend));
  }
  sweepCeremonies(before: number, limit: number): Promise<number> {
    return this.#writer.run(operation.sweepCeremonies(this.#q, before, limit));
  }
  createAccount(unit: UnitOf<'createAccount'>): Promise<AnswerOf<'createAccount'>> {
    return this.#writer.run(accounts.createAccount(this.#q, unit));
  }
  addPasskey(unit: UnitOf<'addPasskey'>): Promise<AnswerOf<'addPasskey'>> {
    return this.#writer.run(passkeys.addPasskey(this.#q, unit));
  }
  findCredential(rpId: string, credentialId: Uint8Array): Promise<AnswerOf<'findCredential'>> {
    return this.#read(passkeys.findCredential(this.#q, rpId, credentialId));
  }
  findAccount(id: AccountId): Promise<AnswerOf<'findAccount'>> {
    return this.#read(accounts.findAccount(this.#q, id));
  }
  findAccountByExternalId(rp: RelyingPartyKey, externalId: string): Promise<AnswerOf<'findAccountByExternalId'>> {
    return this.#read(accounts.findAccountByExternalId(this.#q, rp, externalId));
  }
  usernameTaken(rp: RelyingPartyKey, usernameFolded: string): Promise<boolean> {
    return this.#read(accounts.usernameTaken(this.#q, rp, usernameFolded));
  }
  listPasskeys(account: AccountId): Promise<AnswerOf<'listPasskeys'>> {
    return this.#read(passkeys.listPasskeys(this.#q, account));
  }
  renamePasskey(unit: UnitOf<'renamePasskey'>): Promise<AnswerOf<'renamePasskey'>> {
    return this.#writer.run(passkeys.renamePasskey(this.#q, unit));
  }
  deletePasskey(unit: UnitOf<'deletePasskey'>): Promise<AnswerOf<'deletePasskey'>> {
    return this.#writer.run(passkeys.deletePasskey(this.#q, unit));
  }
  renameAccount(unit: UnitOf<'renameAccount'>): Promise<AnswerOf<'renameAccount'>> {
    return this.#writer.run(accounts.renameAccount(this.#q, unit));
  }
  recordSignIn(unit: UnitOf<'recordSignIn'>): Promise<AnswerOf<'recordSignIn'>> {
    return this.#writer.run(sessions.recordSignIn(this.#q, unit));
  }
  recordUse(unit: UnitOf<'recordUse'>): Promise<AnswerOf<'recordUse'>> {
    return this.#writer.run(sessions.recordConfirmation(this.#q, unit));
  }
  findSession(tokenHash: Uint8Array): Promise<AnswerOf<'findSession'>> {
    return this.#read(sessions.findSession(this.#q, tokenHash));
  }
  touchSession(unit: UnitOf<'touchSession'>): Promise<void> {
    return this.#writer.run(sessions.touchSession(this.#q, unit));
  }
  endSession(unit: UnitOf<'endSession'>): Promise<void> {
    return this.#writer.run(sessions.endSession(this.#q, unit));
  }
  sweepSessions(before: number, limit: number): Promise<number> {
    return this.#writer.run(sessions.sweepSessions(this.#q, before, limit));
  }
  appendEvent(event: UnitOf<'appendEvent'>): Promise<void> {
    return this.#writer.run(operation.appendEvent(this.#q, event));
  }

  sealEvents(unit: UnitOf<'sealEvents'>): Promise<AnswerOf<'sealEvents'>> {
    return this.#writer.run(events.sealEvents(this.#q, unit));
  }
  sealedEvents(rp: RelyingPartyKey, after: number, limit: number): Promise<AnswerOf<'sealedEvents'>> {
    return this.#read(events.sealedEvents(this.#q, rp, after, limit));
  }
  unsealedEvents(rp: RelyingPartyKey): Promise<AnswerOf<'unsealedEvents'>> {
    return this.#read(events.unsealedEvents(this.#q, rp));
  }
  addCheckpoint(checkpoint: UnitOf<'addCheckpoint'>): Promise<void> {
    return this.#writer.run(events.addCheckpoint(this.#q, checkpoint));
  }
  checkpoints(rp: RelyingPartyKey): Promise<AnswerOf<'checkpoints'>> {
    return this.#read(events.checkpoints(this.#q, rp));
  }
  pruneEvents(unit: UnitOf<'pruneEvents'>): Promise<number> {
    return this.#writer.run(events.pruneEvents(this.#q, unit));
  }

  /** A read of each connection. */
  async ping(): Promise<void> {
    const probe = () => operation.keys(this.#q, '');
    await this.#read(probe());
    if (this.#writing !== this.#reading) await this.#on(this.#writing, probe());
  }

  /** What was handed over is committed first. */
  async close(): Promise<void> {
    if (this.#writing.database.isOpen) await this.#writer.finish();
    for (const { database } of new Set([this.#reading, this.#writing])) if (database.isOpen) database.close();
  }

  #read<Value>(read: Read<Value>): Promise<Value> {
    return this.#on(this.#reading, read);
  }

  async #on<Value>(connection: Connection, read: Read<Value>): Promise<Value> {
    try {
      return connection.drive(read);
    } catch (error) {
      throw failure(error);
    }
  }
}
