import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { dryRun, policyVersion, surveyWaysIn } from '@signet/server';
import type { AccountId, AccountRecord, PasskeyRecord, RelyingPartyKey } from '@signet/server';
import { operationEvent } from '../../src/audit/operation-event.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';
import { aPasskey, aSecurityKey, aStanding, rpId } from '../scene/standing.ts';

const rp = { id: 'default' as RelyingPartyKey, rpId };
const platform = { clock: Date.now, random: (length: number) => randomBytes(length) };

/** Puts an account into the store, past every ceremony. */
async function put({ store }: Site, passkey: PasskeyRecord, change: Partial<AccountRecord> = {}): Promise<AccountId> {
  const id = randomUUID() as string as AccountId;
  const account = {
    ...aStanding([]).account,
    id,
    usernameFolded: id,
    username: id,
    userHandle: randomBytes(32),
    ...change,
  };
  const event = operationEvent(platform, rp.id, 'account.imported', {});
  const unit = { account, passkey: { ...passkey, account: id }, session: null, replaces: null, event };
  assert.equal(await store.createAccount(unit), 'created');
  return id;
}

describe('a dry run', () => {
  it('counts everybody, in portions, and names the first hundred of each', async () => {
    await using site = await openSite();
    const simple = (): PasskeyRecord => aSecurityKey({ uvInitialized: false });
    const out = await Promise.all(Array.from({ length: 101 }, async () => put(site, simple())));
    await Promise.all(Array.from({ length: 450 }, async () => put(site, aPasskey())));
    await put(site, simple(), { status: 'suspended' });
    const [from, to] = [checkPolicy({}), checkPolicy({ userVerification: 'required', totp: 'accepted' })];
    const seen: number[] = [];
    const run = await dryRun({ store: site.store, rp }, from, to, (judged) => seen.push(judged));
    const { noWayInAccounts, ...counts } = run;
    assert.deepEqual(counts, {
      version: policyVersion(to),
      changes: [
        { field: 'userVerification', from: 'preferred', to: 'required' },
        { field: 'totp', from: 'refused', to: 'accepted' },
      ],
      accounts: 552,
      asBefore: 451,
      mustAct: 0,
      mustActAdministrators: 0,
      noWayIn: 101,
      mustActAccounts: [],
    });
    assert.deepEqual(seen, [500, 552]);
    assert.deepEqual(
      noWayInAccounts.map((it) => it.id),
      out.toSorted().slice(0, 100),
    );
    assert.deepEqual(noWayInAccounts[0]?.because, ['userVerification']);
  });
});

describe('a survey', () => {
  it('counts how people stand under a policy as it is, and what they are advised', async () => {
    await using site = await openSite();
    await put(site, aPasskey());
    const out = await put(site, aSecurityKey({ alg: -257 }));
    await put(site, aSecurityKey({ alg: -257 }), { status: 'suspended' });
    const survey = await surveyWaysIn({ store: site.store, rp }, checkPolicy({ algorithms: [-7] }));
    assert.deepEqual(survey, {
      accounts: 2,
      signIn: 1,
      mustRecover: 0,
      noWayIn: 1,
      advice: { 'add-a-second-way-in': 1, 'make-codes': 2, 'add-a-passkey': 1 },
      lockedOut: [{ id: out, username: out, recovers: false, because: ['algorithms'] }],
    });
  });
});
