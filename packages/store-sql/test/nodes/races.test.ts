import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, test } from 'node:test';
import type { AccountId, MailRecord, Store } from '@signet/server/ports';
import { openPostgresStore, openSqliteStore } from '@signet/store-sql';
import { describePostgres, freshDatabase } from '../scene/databases.ts';
import { Folder } from '../scene/folder.ts';
import { anEvent, putRelyingParty, rp, signUp } from '../scene/people.ts';

/** Two servers on one database. */
type Nodes = readonly [Store, Store];

async function claimEachMessageOnce(nodes: Nodes): Promise<void> {
  const [store] = nodes;
  const { account } = await signUp(store);
  const mail = Array.from({ length: 40 }, (): MailRecord => {
    const facts = { rp, account: account.id, to: 'asa@fernholm.example', kind: 'passkey.added' } as const;
    const due = { created: 1, attempts: 0, nextAttempt: 1, sent: null, failed: null };
    return { id: randomUUID(), ...facts, subject: 'S', text: 'T', ...due };
  });
  for (const it of mail) await store.addMail(it);
  const claimed: string[] = [];
  for (let round = 0; claimed.length < 40 && round < 40; round += 1) {
    const claims = nodes.map((it) => it.claimMail({ rp, now: 1, lease: 9, limit: 7 }));
    claimed.push(...(await Promise.all(claims)).flat().map(({ id }) => id));
  }
  assert.deepEqual(claimed.toSorted(), mail.map(({ id }) => id).toSorted());
}

async function leaveAnOwner(nodes: Nodes): Promise<void> {
  const [store] = nodes;
  const owner = async (): Promise<AccountId> => {
    const { account } = await signUp(store);
    assert.equal(
      await store.setRole({ account: account.id, role: 'owner', time: Date.now(), event: anEvent() }),
      'set',
    );
    return account.id;
  };
  let left = await owner();
  for (let round = 0; round < 5; round += 1) {
    const both = [left, await owner()] as const;
    const suspend = (at: 0 | 1) =>
      nodes[at].setStatus({ account: both[at], status: 'suspended', time: 1, event: anEvent() });
    const outcomes = await Promise.all([suspend(0), suspend(1)]);
    assert.deepEqual(outcomes.toSorted(), ['last_owner', 'set']);
    left = both[outcomes[0] === 'set' ? 1 : 0];
  }
}

function races(open: () => Promise<Nodes>): void {
  const cases = { 'claim each message once': claimEachMessageOnce, 'leave an owner': leaveAnOwner };
  for (const [name, race] of Object.entries(cases)) {
    test(name, async () => {
      const nodes = await open();
      await putRelyingParty(nodes[0]);
      await race(nodes);
      for (const it of nodes) await it.close();
    });
  }
}

describe('two servers on one SQLite file', () => {
  const folder = new Folder();
  let files = 0;
  races(async () => {
    const file = folder.file(`${++files}.db`);
    return [await openSqliteStore({ file }), await openSqliteStore({ file })];
  });
  after(() => folder[Symbol.dispose]());
});

describePostgres('two servers on one PostgreSQL database', () => {
  races(async () => {
    const url = await freshDatabase();
    return [await openPostgresStore({ url }), await openPostgresStore({ url })];
  });
});
