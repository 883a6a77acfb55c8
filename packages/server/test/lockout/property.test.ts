import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { DryRun } from '@signet/protocol';
import { dryRun } from '@signet/server';
import type { PolicyInput, RelyingPartyKey } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import fc from 'fast-check';
import { checkPolicy } from '../../src/policy/check.ts';
import { deviceBound } from '../scene/attested.ts';
import { DatabaseFile } from '../scene/database.ts';
import { bestWayIn, party, populate } from '../scene/population.ts';
import type { KeyPlan, Member, PersonPlan } from '../scene/population.ts';
import { openSite } from '../scene/site.ts';

const hour = 3_600_000;
const ranks = ['nothing', 'recovery', 'passkeys'] as const;
type Best = (typeof ranks)[number];

const seldom = fc.nat({ max: 5 }).map((n) => n === 0);
const often = seldom.map((it) => !it);

const keys: fc.Arbitrary<KeyPlan> = fc.record({
  verifies: fc.boolean(),
  synced: fc.boolean(),
  alg: fc.constantFrom(-8, -7, -257),
  found: often,
  former: seldom,
  suspected: seldom,
});
const people: fc.Arbitrary<PersonPlan> = fc.record({
  keys: fc.array(keys, { minLength: 1, maxLength: 3 }),
  codes: fc.constantFrom('stored', 'stored', 'lost', 'none'),
  app: seldom,
  off: seldom,
  suspended: seldom,
});
const policies: fc.Arbitrary<PolicyInput> = fc
  .record({
    preset: fc.constantFrom('consumer', 'workforce'),
    userVerification: fc.constantFrom('required', 'preferred', 'discouraged'),
    algorithms: fc.subarray([-8, -7, -257], { minLength: 1 }),
    namedSignIn: fc.constantFrom('refused', 'accepted'),
    recoveryCodes: fc.constantFrom('offered', 'off'),
    totp: fc.constantFrom('refused', 'accepted'),
    isDeviceBound: seldom,
  })
  .map(({ isDeviceBound, ...policy }) => (isDeviceBound ? { ...policy, ...deviceBound } : policy));

/** What everybody can do once that policy is in force, tried out on a copy of the database. */
async function tryOut(
  database: DatabaseFile,
  masterKey: Uint8Array,
  policy: PolicyInput,
  members: readonly Member[],
): Promise<ReadonlyMap<string, Best>> {
  const path = join(database.folder, `${Math.random()}.db`);
  copyFileSync(database.path, path);
  await using site = await openSite({ path, masterKey, policy, relyingParty: party });
  site.pass(hour);
  return new Map(await Promise.all(members.map(async (it) => [it.id, await bestWayIn(site, it)] as const)));
}

/** Who could do better before, and is left with that. */
function fallen(before: ReadonlyMap<string, Best>, after: ReadonlyMap<string, Best>, left: Best): string[] {
  const ids = [...after].filter(([id, best]) => best === left && rank(best) < rank(before.get(id))).map(([id]) => id);
  return ids.toSorted();
}

const rank = (best: Best | undefined): number => ranks.indexOf(best ?? 'nothing');
const idsOf = (accounts: DryRun['noWayInAccounts']): string[] => accounts.map((it) => it.id).toSorted();

/** @param met the reasons that were named, so that the test shows what it has shown */
async function holdsFor(plans: readonly PersonPlan[], inputs: readonly PolicyInput[], met: Set<string>): Promise<void> {
  using database = new DatabaseFile();
  const masterKey = randomBytes(32);
  const members = await populate(database.path, masterKey, plans);
  const tried = await Promise.all(inputs.map((it) => tryOut(database, masterKey, it, members)));
  const store = await openSqliteStore({ file: database.path });
  try {
    const population = { store, rp: { id: 'default' as RelyingPartyKey, rpId: party.rpId } };
    for (const [i, from] of inputs.entries()) {
      for (const [j, to] of inputs.entries()) {
        const before = tried[i] ?? assert.fail();
        const after = tried[j] ?? assert.fail();
        const run = await dryRun(population, checkPolicy(from), checkPolicy(to));
        const expected = { mustAct: fallen(before, after, 'recovery'), noWayIn: fallen(before, after, 'nothing') };
        const predicted = { mustAct: idsOf(run.mustActAccounts), noWayIn: idsOf(run.noWayInAccounts) };
        assert.deepEqual(predicted, expected);
        assert.deepEqual([run.mustAct, run.noWayIn], [expected.mustAct.length, expected.noWayIn.length]);
        assert.equal(run.asBefore, members.length - run.mustAct - run.noWayIn);
        for (const it of run.mustActAccounts) for (const field of it.because) met.add(`must act: ${field}`);
        for (const it of run.noWayInAccounts) for (const field of it.because) met.add(`no way in: ${field}`);
      }
    }
  } finally {
    await store.close();
  }
}

describe('a dry run', () => {
  it('names exactly those who cannot sign in afterwards, and of them those who cannot recover either', async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(
      fc.array(people, { minLength: 8, maxLength: 14 }),
      fc.array(policies, { minLength: 4, maxLength: 4 }),
      async (plans, inputs) => holdsFor(plans, inputs, met),
    );
    await fc.assert(property, { numRuns: 6, seed: 20_260_110, endOnFailure: true });
    const fields = ['algorithms', 'backupEligible', 'namedSignIn', 'userVerification'];
    const reasons = [
      ...fields.map((it) => `must act: ${it}`),
      ...[...fields, 'recoveryCodes', 'totp'].map((it) => `no way in: ${it}`),
    ];
    assert.deepEqual([...met].toSorted(), reasons.toSorted());
  });
});
