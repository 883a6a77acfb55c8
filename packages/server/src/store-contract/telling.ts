import assert from 'node:assert/strict';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { everyUnit } from './every-unit.ts';
import { aMail, aNotice } from './notice-records.ts';
import { addPasskey, anEvent, signUp, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

/** All that a store shows of a relying party. */
async function everything(store: Store, rp: RelyingPartyKey): Promise<unknown> {
  const standings = await store.standings(rp, null, 99);
  const accounts = standings.map(async ({ account: { id } }) => [
    await store.listSessions(id),
    await store.countCodes(id),
    await store.findTotp(id),
    await store.openRecovery(id, time + 150),
    await store.listNotices(id, null, 99),
  ]);
  return {
    standings,
    accounts: await Promise.all(accounts),
    site: await store.relyingParty(rp),
    invites: await store.listInvites(rp, 99),
    tokens: await store.listTokens(rp, 99),
    mail: await store.listMail(rp, 99),
    events: await store.unsealedEvents(rp),
  };
}

export function tellingCases(test: StoreTest): void {
  for (const [name, prepare] of Object.entries(everyUnit)) {
    test(`${name} leaves nothing where it fails at its end, and else all that it is to tell, once`, async (store, rp) => {
      const [person, onlooker] = [await signUp(store, rp), await signUp(store, rp)];
      await addPasskey(store, person);
      const run = await prepare(store, person);
      const event = anEvent(rp);
      await store.appendEvent(event);
      const notices = [aNotice(onlooker.account), aNotice(onlooker.account)];
      const mail = [aMail(onlooker.account), aMail(onlooker.account)];

      const before = await everything(store, rp);
      await assert.rejects(run({ event, notices, mail }));
      assert.deepEqual(await everything(store, rp), before);

      const { count } = await store.unsealedEvents(rp);
      await run({ event: anEvent(rp), notices, mail });
      assert.equal((await store.unsealedEvents(rp)).count, count + 1);
      assert.deepEqual(await store.listNotices(onlooker.account.id, null, 9), notices.toReversed());
      assert.deepEqual(await store.listMail(rp, 9), mail.toReversed());
    });
  }
}
