import type { AdminPolicy, DryRun, DryRunAccount } from '@signet/protocol';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import { inOwnWords } from '../operator/in-own-words.ts';
import { readPolicyFile } from '../settings/policy-file.ts';
import { counted } from '../terminal/counted.ts';
import { printable } from '../terminal/printable.ts';
import { progressOn } from '../terminal/progress.ts';

/**
 * The policy in force, as `setPolicy` reads one; what is to be said of it is apart from it.
 * @returns `told` is for standard output, `noted` for standard error
 * @throws SettingsError, StorageUnavailable
 */
export async function showPolicy(asked: Asked): Promise<{ told: string; noted: string }> {
  let noted = '';
  const told = await answered(
    asked,
    ({ operator }) => operator.policy(),
    (answer) => {
      noted = noteOf(answer);
      return `${JSON.stringify(answer.policy, null, 2)}\n`;
    },
  );
  return { told, noted };
}

function noteOf({ version, fixed, fault }: AdminPolicy): string {
  if (fault === undefined) return `Version ${version}${fixed ? ', fixed by SIGNET_POLICY' : ''}.\n`;
  return `These are the defaults. The stored policy cannot hold in this release: ${fault} signet policy set puts another in its place.\n`;
}

/**
 * Puts the policy of a file in force, unless somebody would have no way in, or an administrator none but recovery; tells how
 * many it locked out.
 * @throws SettingsError; SignetProblem policy_invalid, policy_fixed, policy_outdated; StorageUnavailable
 */
export async function setPolicy(asked: Asked, file: string, evenIfLockedOut: boolean): Promise<string> {
  const policy = { ...readPolicyFile(file) };
  let whom = '';
  return await answered(
    asked,
    async ({ operator }) => {
      const { version: replaces, fixed } = await operator.policy();
      if (!asked.json && !fixed) whom = countsOf(await operator.dryRun({ policy }));
      return await inOwnWords(operator.setPolicy({ policy, replaces, evenIfLockedOut }), {
        policy_locks_out: locksOut,
      });
    },
    ({ version }) =>
      `The policy is in force, version ${version}. Servers learn it within seconds; those that were started with ` +
      `SIGNET_POLICY keep that of their file.\n${whom}`,
  );
}

const locksOut =
  'Somebody would have no way in any more, and nothing was changed. An administrator who could only recover counts ' +
  'too. signet policy dry-run tells who; --even-if-locked-out changes it nevertheless.';

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
  const { changes, mustAct, noWayIn } = run;
  const changed = changes.map(({ field, from, to }) => `  ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}\n`);
  return [
    changes.length === 0 ? 'No field would change.\n' : `Fields that would change:\n${changed.join('')}`,
    countsOf(run),
    namesOf('Can only recover', run.mustActAccounts, mustAct),
    namesOf('No way in', run.noWayInAccounts, noWayIn),
  ].join('');
}

function countsOf({ accounts, asBefore, mustAct, mustActAdministrators, noWayIn }: DryRun): string {
  const all = `${counted(accounts, 'account')}: as before ${asBefore}, can only recover ${mustAct}, no way in ${noWayIn}.\n`;
  return mustActAdministrators > 0
    ? `${all}Who run the site, of those who can only recover: ${mustActAdministrators}.\n`
    : all;
}

function namesOf(what: string, accounts: readonly DryRunAccount[], count: number): string {
  if (accounts.length === 0) return '';
  const lines = accounts.map(({ username, because }) => `  ${printable(username)}: ${because.join(', ')}\n`);
  const more = count > accounts.length ? `  and ${count - accounts.length} more\n` : '';
  return `${what}:\n${lines.join('')}${more}`;
}
