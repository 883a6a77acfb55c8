import type { DryRun, DryRunAccount } from '@signet/protocol';
import { SignetProblem } from '@signet/server';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import { readPolicyFile } from '../settings/policy-file.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { printable } from '../terminal/printable.ts';
import { progressOn } from '../terminal/progress.ts';

/** The policy in force. @throws SettingsError, StorageUnavailable */
export async function showPolicy(asked: Asked): Promise<string> {
  return await answered(
    asked,
    ({ operator }) => operator.policy(),
    ({ policy, version, fixed, fault }) =>
      `${JSON.stringify(policy, null, 2)}\n\n` +
      (fault === undefined
        ? `Version ${version}${fixed ? ', fixed by SIGNET_POLICY' : ''}.\n`
        : `These are the defaults. The stored policy cannot hold in this release: ${fault} signet policy set puts another in its place.\n`),
  );
}

/**
 * Puts the policy of a file in force, unless somebody would have no way in, or an administrator none but recovery.
 * @throws SettingsError; SignetProblem policy_invalid, policy_fixed, policy_outdated; StorageUnavailable
 */
export async function setPolicy(asked: Asked, file: string, evenIfLockedOut: boolean): Promise<string> {
  const policy = { ...readPolicyFile(file) };
  return await answered(
    asked,
    async ({ operator }) => {
      const { version: replaces } = await operator.policy();
      try {
        return await operator.setPolicy({ policy, replaces, evenIfLockedOut });
      } catch (error) {
        if (!(error instanceof SignetProblem) || error.code !== 'policy_locks_out') throw error;
        throw new SettingsError(
          'Somebody would have no way in any more, and nothing was changed. An administrator who could only recover counts ' +
            'too. signet policy dry-run tells who; --even-if-locked-out changes it nevertheless.',
        );
      }
    },
    ({ version }) => `The policy is in force, version ${version}. Servers learn it within seconds.\n`,
  );
}

/** @returns what is told, and the exit status: 1 where setting it would be refused for whom it locks out */
export async function dryRunPolicy(asked: Asked, file: string): Promise<{ told: string; status: 0 | 1 }> {
  const policy = { ...readPolicyFile(file) };
  const progress = progressOn(process.stderr, 'Accounts looked at');
  let status: 0 | 1 = 0;
  try {
    const told = await answered(
      asked,
      async ({ operator }) => {
        const run = await operator.dryRun({ policy }, (done) => progress.told(done));
        status = run.noWayIn + run.mustActAdministrators === 0 ? 0 : 1;
        return run;
      },
      dryRunInWords,
    );
    return { told, status };
  } finally {
    progress.end();
  }
}

/** Whom it would lock out. */
export function dryRunInWords(run: DryRun): string {
  const { changes, accounts, asBefore, mustAct, mustActAdministrators, noWayIn } = run;
  const changed = changes.map(({ field, from, to }) => `  ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}\n`);
  return [
    changes.length === 0 ? 'No field would change.\n' : `Fields that would change:\n${changed.join('')}`,
    `Of ${accounts} accounts ${asBefore} stay as they are, ${mustAct} can only recover, ${noWayIn} have no way in.\n`,
    mustActAdministrators > 0 ? `Of those who can only recover ${mustActAdministrators} run the site.\n` : '',
    namesOf('Can only recover', run.mustActAccounts, mustAct),
    namesOf('No way in', run.noWayInAccounts, noWayIn),
  ].join('');
}

function namesOf(what: string, accounts: readonly DryRunAccount[], count: number): string {
  if (accounts.length === 0) return '';
  const lines = accounts.map(({ username, because }) => `  ${printable(username)}: ${because.join(', ')}\n`);
  const more = count > accounts.length ? `  and ${count - accounts.length} more\n` : '';
  return `${what}:\n${lines.join('')}${more}`;
}
