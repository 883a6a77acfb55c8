import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigurationError, checkPolicy } from '@signet/server';

describe('a policy that is written wrong', () => {
  const rows: readonly [string, Readonly<Record<string, unknown>>, string][] = [
    ['a field that there is not', { sesionIdle: 600 }, 'policy.sesionIdle is no field of a policy'],
    [
      'one deeper in',
      { attestationAccepted: { basic: 'accepted' } },
      'policy.attestationAccepted.basic is no field of a policy',
    ],
    [
      'a word that is none of the field’s',
      { userVerification: 'maybe' },
      'policy.userVerification is "maybe", and has to be "required" or "preferred" or "discouraged".',
    ],
    ['too little', { sessionIdle: 5 }, 'policy.sessionIdle is 5, and has to be at least 60.'],
    ['too much', { recoveryCoolDown: 1e9 }, 'policy.recoveryCoolDown is 1000000000, and has to be at most 2592000.'],
    ['half a passkey', { passkeysPerAccount: 2.5 }, 'policy.passkeysPerAccount is 2.5, and has to be a whole number.'],
    ['no list', { algorithms: 'ES256' }, 'policy.algorithms is "ES256", and has to be a list.'],
    ['an empty list', { algorithms: [] }, 'policy.algorithms has 0 entries, and has to have at least 1.'],
    ['an algorithm that is none', { algorithms: [1] }, 'policy.algorithms.0: 1 is not an algorithm'],
  ];
  for (const [name, policy, words] of rows) {
    it(`is refused in words: ${name}`, () => {
      assert.throws(
        () => checkPolicy(policy),
        (error) => error instanceof ConfigurationError && error.message.startsWith(words),
      );
    });
  }
});
