import type { ExpectedAuthentication } from '@signet/webauthn';
import type { AuthenticationRow, AuthenticationScene } from '../authentication-scene.ts';

const BOUND = { counter: 'rising', backupEligible: false } as const;

/** A counter of 10 where 5 is stored. */
function rising(signCount: ExpectedAuthentication['signCount'], backupEligible = false): AuthenticationScene {
  return {
    authenticator: { ...BOUND, backupEligible },
    record: { signCount: 5 },
    expected: { signCount },
    prepare: (forge) => forge.signCount(10).resign(),
  };
}

function counter(id: string, mutation: string, signCount: number, scene: AuthenticationScene): AuthenticationRow {
  return {
    line: 139,
    id: `counter-${id}`,
    mutation,
    code: 'sign_count_not_increased',
    step: 'A.22',
    scene,
    change: (forge) => forge.signCount(signCount).resign(),
  };
}

/** Line 139: a counter that did not rise is refused by policy, and judged after the signature. */
export const SIGN_COUNT_ROWS: readonly AuthenticationRow[] = [
  counter('equal', 'equal to the stored one', 5, rising('refused')),
  counter('lower', 'lower than the stored one', 4, rising('refused')),
  counter('zero', 'back to 0', 0, rising('refused')),
  counter('equal-bound', 'equal, device-bound credential', 5, rising('refused-unless-backup-eligible')),
  counter('zero-bound', 'back to 0, device-bound credential', 0, rising('refused-unless-backup-eligible')),
  counter('lower-synced', 'lower, synced credential, policy refuses all', 4, rising('refused', true)),
  {
    line: 139,
    id: 'counter-huge-stored',
    mutation: 'the largest counter is stored, and the seen one wrapped round',
    code: 'sign_count_not_increased',
    step: 'A.22',
    scene: {
      ...rising('refused'),
      record: { signCount: 2 ** 32 - 2 },
      prepare: (forge) => forge.signCount(2 ** 32 - 1).resign(),
    },
    change: (forge) => forge.signCount(1).resign(),
  },
  {
    line: 139,
    id: 'counter-after-signature',
    mutation: 'lower, and signed by nobody: the signature is judged first',
    code: 'bad_signature',
    step: 'A.21',
    scene: rising('refused'),
    change: (forge) => forge.signCount(4),
  },
];
