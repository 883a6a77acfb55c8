import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkStatementPolicy } from '../../src/ceremonies/check-statement-policy.ts';
import { specificationPolicy } from '../../src/attestation/formats/format.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { expectedRegistration, scene } from './scene.ts';

const { attestation } = expectedRegistration;
const judge = (statements: unknown, at?: unknown): void =>
  void Reflect.apply(checkStatementPolicy, null, [{ ...attestation, statements, at }]);
const mistake = { name: 'TypeError', message: /^expected\.attestation\./u };

describe('demands on attestation statements', () => {
  it('are what the specification demands, all of them, some, or none', () => {
    for (const statements of [undefined, {}, specificationPolicy, { compound: 'any' }, { safetyNetAge: null }]) {
      judge(statements);
    }
    judge({ compound: 'all', androidKey: 'trusted-environment', tpmManufacturer: 'registered' });
    judge({ fidoU2fAaguid: 'zero', safetyNetDevice: 'cts-profile', safetyNetAge: 0 }, 0);
  });

  it('are an object of members and values that are known', () => {
    for (const statements of [null, 'all', 7, true]) assert.throws(() => judge(statements), mistake);
    for (const name of [...Object.keys(specificationPolicy), 'safetynetAge', 'toString', '__proto__']) {
      for (const value of [undefined, 'every', '', true, -1, Number.NaN, Number.POSITIVE_INFINITY, ['all'], {}]) {
        const statements: unknown = Object.fromEntries([[name, value]]);
        assert.throws(() => judge(statements, 0), mistake, `${name}: ${JSON.stringify(value)}`);
      }
    }
  });

  it('are members of its own, not of what it inherits from or contains', () => {
    const demands = { androidKey: 'trusted-environment' };
    const ofClass = new (class {
      get androidKey(): string {
        return demands.androidKey;
      }
    })();
    for (const statements of [new Map(Object.entries(demands)), Object.create(demands), ofClass, [], () => demands]) {
      assert.throws(() => judge(statements), mistake);
    }
    judge(Object.assign(Object.create(null), demands));
  });

  it('want the time where an age is judged', () => {
    for (const at of [undefined, null, '0', Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => judge({ safetyNetAge: 60_000 }, at), mistake);
    }
    judge({ safetyNetAge: 60_000 }, 0);
  });

  it('are looked at before the response', () => {
    const parsed = parseRegistration(scene('statement policy').registration.response());
    const expected = { ...expectedRegistration, attestation: { ...attestation, statements: { safetyNetAge: 1 } } };
    assert.throws(() => verifyRegistration(parsed, expected), mistake);
  });
});
