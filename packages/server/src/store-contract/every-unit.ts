import type { Store, Telling } from '../ports/store.ts';
import { aToken, anInvite } from './governance-records.ts';
import { aPasskey, aSession, aUse, addPasskey, anAccount, anEvent, signUp, time } from './records.ts';
import type { Person } from './records.ts';
import { aCode, aTotp, giveCodes, giveTotp, restrictedTo, startOf, startRecovery } from './recovery-records.ts';

/** The methods whose unit tells something; `endSession` tells of an event alone. */
type Teller = Exclude<
  { [Name in keyof Store]: Parameters<Store[Name]>[0] extends Telling ? Name : never }[keyof Store],
  'endSession'
>;

/** Makes ready what a unit needs, and answers what runs the unit. */
type Prepare = (store: Store, person: Person) => Promise<(telling: Telling) => Promise<unknown>>;

/** Every unit that tells something, so that it succeeds. */
export const everyUnit: Readonly<Record<Teller, Prepare>> = {
  setPolicy: async (store, { account: { rp } }) => {
    const replaces = (await store.relyingParty(rp))?.policy ?? {};
    return (telling) => store.setPolicy({ rp, policy: { new: true }, replaces, ...telling });
  },

  createAccount: async (store, { account: { rp }, session }) => {
    const [account, invite] = [anAccount(rp), anInvite(rp)];
    await store.addInvite({ invite, event: anEvent(rp) });
    const passkey = aPasskey(account);
    const signingUp = {
      account,
      passkey,
      session: aSession(passkey),
      replaces: session.id,
      codes: [aCode({ account })],
    };
    return (telling) => store.createAccount({ ...signingUp, invite: invite.id, ...telling });
  },
  renameAccount: async (store, { account: { id: account } }) => {
    const name = { username: 'new', usernameFolded: 'new', displayName: 'new' };
    return (telling) => store.renameAccount({ account, ...name, ...telling });
  },
  setEmail: async (store, { account: { id: account }, passkey }) => {
    return (telling) => store.setEmail({ account, email: 'new@fernholm.example', use: lateUse(passkey), ...telling });
  },
  setStatus: async (store, { account: { id: account } }) => {
    return (telling) => store.setStatus({ account, status: 'suspended', time, ...telling });
  },
  setRole: async (store, { account: { id: account } }) => {
    return (telling) => store.setRole({ account, role: 'member', time, ...telling });
  },
  eraseAccount: async (store, { account: { rp } }) => {
    const { account, passkey } = await signUp(store, rp);
    const erasing = { account: account.id, use: aUse(passkey), guard: () => null };
    return (telling) => store.eraseAccount({ ...erasing, ...telling });
  },
  importAccounts: async (store, { account: { rp } }) => {
    const account = anAccount(rp);
    const accounts = [{ account, passkeys: [aPasskey(account)] }];
    return (telling) => store.importAccounts({ accounts, ...telling });
  },

  addPasskey: async (store, { account }) => {
    return (telling) => store.addPasskey({ passkey: aPasskey(account), limit: 20, ...telling });
  },
  renamePasskey: async (store, { account, passkey }) => {
    const ids = { account: account.id, passkey: passkey.id };
    return (telling) => store.renamePasskey({ ...ids, label: 'new', ...telling });
  },
  deletePasskey: async (store, { account, passkey, session }) => {
    const ids = { account: account.id, passkey: passkey.id, keepSession: session.id };
    return (telling) => store.deletePasskey({ ...ids, guard: () => null, use: lateUse(passkey), ...telling });
  },
  suspectPasskey: async (store, { passkey: { id: passkey } }) => {
    return (telling) => store.suspectPasskey({ passkey, ...telling });
  },
  restorePasskey: async (store, person) => {
    const { id: passkey } = await addPasskey(store, person, { status: 'suspected_clone' });
    const unit = { account: person.account.id, passkey, use: lateUse(person.passkey), time };
    return (telling) => store.restorePasskey({ ...unit, ...telling });
  },
  revokePasskey: async (store, { account, passkey }) => {
    return (telling) => store.revokePasskey({ account: account.id, passkey: passkey.id, ...telling });
  },

  recordSignIn: async (store, { passkey, session: { id: replaces } }) => {
    const unit = { use: lateUse(passkey), session: aSession(passkey), replaces };
    return (telling) => store.recordSignIn({ ...unit, ...telling });
  },
  recordUse: async (store, { passkey }) => {
    return (telling) => store.recordUse({ use: lateUse(passkey), ...telling });
  },
  endSessions: async (store, { account: { id: account } }) => {
    return (telling) => store.endSessions({ account, which: { except: null }, ...telling });
  },
  raiseSession: async (store, { passkey, session: { id: session } }) => {
    const unit = { session, use: lateUse(passkey), change: aSession(passkey, { assurance: 'raised' }) };
    return (telling) => store.raiseSession({ ...unit, ...telling });
  },

  makeCodes: async (store, person) => {
    await giveCodes(store, person);
    const unit = { account: person.account.id, codes: [aCode(person)], use: lateUse(person.passkey) };
    return (telling) => store.makeCodes({ ...unit, ...telling });
  },
  storedCodes: async (store, person) => {
    const { account, passkey } = person;
    const codes = [aCode(person, { stored: null })];
    await store.makeCodes({ account: account.id, codes, use: aUse(passkey), event: anEvent(account.rp) });
    return (telling) => store.storedCodes({ account: account.id, time, ...telling });
  },
  startRecovery: async (store, person) => {
    const [code = aCode(person)] = await giveCodes(store, person);
    const start = startOf(person, code, { replaces: person.session.id });
    return (telling) => store.startRecovery({ ...start, ...telling });
  },
  reopenRecovery: async (store, person) => {
    const { recovery, session } = await startRecovery(store, person);
    const unit = { recovery: recovery.id, replaces: session.id };
    return (telling) => store.reopenRecovery({ ...unit, session: restrictedTo(recovery, person), ...telling });
  },
  cancelRecovery: async (store, person) => {
    const { recovery } = await startRecovery(store, person);
    const unit = { account: person.account.id, use: lateUse(person.passkey), time: recovery.readyAt };
    return (telling) => store.cancelRecovery({ ...unit, ...telling });
  },
  completeRecovery: async (store, person) => {
    await giveTotp(store, person);
    const { recovery } = await startRecovery(store, person);
    const passkey = aPasskey(person.account);
    const unit = { recovery: recovery.id, time: recovery.readyAt, passkey, codes: [aCode(person)] };
    return (telling) => store.completeRecovery({ ...unit, session: aSession(passkey), ...telling });
  },
  turnOffRecovery: async (store, person) => {
    await giveTotp(store, person);
    const { recovery } = await startRecovery(store, person);
    const use = aUse(person.passkey, { time: recovery.readyAt });
    return (telling) => store.turnOffRecovery({ account: person.account.id, use, guard: () => null, ...telling });
  },
  putTotp: async (store, person) => {
    return (telling) => store.putTotp({ totp: aTotp(person), use: lateUse(person.passkey), ...telling });
  },
  confirmTotp: async (store, person) => {
    const totp = aTotp(person);
    await store.putTotp({ totp, use: aUse(person.passkey), event: anEvent(totp.rp) });
    const unit = { account: totp.account, step: totp.lastStep + 1, time };
    return (telling) => store.confirmTotp({ ...unit, ...telling });
  },
  removeTotp: async (store, person) => {
    await giveTotp(store, person);
    const unit = { account: person.account.id, use: lateUse(person.passkey) };
    return (telling) => store.removeTotp({ ...unit, ...telling });
  },

  addInvite: async (store, { account: { rp } }) => {
    return (telling) => store.addInvite({ invite: anInvite(rp), ...telling });
  },
  revokeInvite: async (store, { account: { rp } }) => {
    const invite = anInvite(rp);
    await store.addInvite({ invite, event: anEvent(rp) });
    return (telling) => store.revokeInvite({ rp, id: invite.id, time, ...telling });
  },
  addToken: async (store, { account: { rp } }) => {
    return (telling) => store.addToken({ token: aToken(rp), ...telling });
  },
  revokeToken: async (store, { account: { rp } }) => {
    const token = aToken(rp);
    await store.addToken({ token, event: anEvent(rp) });
    return (telling) => store.revokeToken({ rp, id: token.id, time, ...telling });
  },
};

/** Later than any use before, so that it shows where it was recorded. */
const lateUse = (passkey: Person['passkey']) => aUse(passkey, { time: time + 70_000 });
