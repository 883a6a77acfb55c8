import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicy } from '@signet/server';
import type { Policy } from '@signet/server';
import type { FieldRow } from '../scene/probing.ts';
import { fieldsAboutAccounts } from './fields/about-accounts.ts';
import { fieldsAboutPasskeys } from './fields/about-passkeys.ts';

/** A field without a row does not compile. */
const fields: Readonly<Record<keyof Policy, FieldRow>> = { ...fieldsAboutAccounts, ...fieldsAboutPasskeys };

describe('every field of the policy', () => {
  it('has its row here', () => {
    assert.deepEqual(Object.keys(fields).toSorted(), Object.keys(checkPolicy({})).toSorted());
  });

  for (const [field, [probe, ...rows]] of Object.entries(fields)) {
    it(`${field} changes what somebody meets`, async () => {
      const met = [];
      for (const [policy, expected] of rows) {
        assert.deepEqual(await probe(policy), expected, JSON.stringify(policy));
        met.push(JSON.stringify(expected));
      }
      assert.ok(new Set(met).size > 1);
    });
  }
});
