import type { Policy } from '@signet/server';
import type { Line } from './finding.ts';
import { finding, warning, well } from './finding.ts';

const group = 'Going live';

interface LoudWord {
  readonly field: keyof Policy;
  readonly value: string;
  /** It takes away what Signet promises; otherwise it only takes something off. */
  readonly severe: boolean;
  readonly fix: string;
}

/** THE TABLE of values that make a policy weaker than it is by default. */
const loudWords: readonly LoudWord[] = [
  {
    field: 'shortCoolDown',
    value: 'accepted-dangerously',
    severe: true,
    fix: 'Refuse it, and let recoveryCoolDown be an hour or more: whoever finds a code has the account at once.',
  },
  {
    field: 'totp',
    value: 'accepted',
    severe: false,
    fix: 'Refuse it where you can: one-time codes of an app can be phished.',
  },
  {
    field: 'signCount',
    value: 'flagged',
    severe: false,
    fix: 'Write "refused-unless-backup-eligible": a copied passkey is told of, and goes on working.',
  },
  {
    field: 'backupUpgrade',
    value: 'accepted',
    severe: false,
    fix: 'Refuse it, unless your people move their passkeys: a passkey that stayed on its device becomes one that does not.',
  },
  {
    field: 'userVerification',
    value: 'discouraged',
    severe: false,
    fix: 'Write "preferred" or "required": whoever holds the device is in.',
  },
];

/** What a policy gives away, who may sign up under it, and whether whoever loses everything has a way back. */
export function lookAtPolicy(policy: Policy): Line[] {
  return [...lookAtLoudWords(policy), lookAtSignUp(policy), lookAtRecovery(policy)];
}

function lookAtLoudWords(policy: Policy): Line[] {
  const checked = 'the policy holds';
  const found = loudWords.filter(({ field, value }) => policy[field] === value);
  if (found.length === 0) return [well(group, checked, `${policy.preset}; nothing in it is weaker than by default`)];
  return found.map(({ field, value, severe, fix }) =>
    (severe ? finding : warning)(group, checked, `${field} is ${value}`, fix),
  );
}

function lookAtSignUp({ signUp }: Policy): Line {
  const who = { open: 'everybody', invite: 'who has an invite', closed: 'who has an enrolment ticket' }[signUp];
  return well(group, 'who may make an account', `${who} (signUp: ${signUp})`);
}

function lookAtRecovery({ recoveryCodes, totp }: Policy): Line {
  const checked = 'who loses every passkey has a way back';
  if (recoveryCodes === 'offered') return well(group, checked, 'recovery codes');
  if (totp === 'accepted') return well(group, checked, 'an authenticator app');
  const fix = 'Write "recoveryCodes": "offered", or be sure that an administrator can be reached to start a recovery.';
  return warning(group, checked, 'only by an administrator', fix);
}
