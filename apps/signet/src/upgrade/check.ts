import { checkPolicy, ConfigurationError, surveyWaysIn } from '@signet/server';
import type { RelyingPartyRecord, Store, Survey } from '@signet/server';
import { relyingPartyOf } from '../database/relying-party.ts';
import type { Settings } from '../settings/settings.ts';
import { readPolicyFile } from '../settings/policy-file.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { counted } from '../terminal/counted.ts';
import { printable } from '../terminal/printable.ts';
import { progressOn } from '../terminal/progress.ts';
import { onUpgraded } from './on-upgraded.ts';

/** What this release would find on the database of another one. */
interface UpgradeReport {
  /** Migrations that the first start would run. */
  readonly due: readonly string[];
  /** Why this release cannot hold the policy; null: it can. */
  readonly policyFault: string | null;
  /** Null: nobody could be asked about, for the schema is older or the policy cannot hold. */
  readonly survey: Survey | null;
}

/**
 * Tells what an upgrade to this release would do, and whom it would find without a way in. Nothing is changed.
 * @returns the words and the exit status: 1 where the policy cannot hold, or somebody would have no way in
 * @throws SettingsError, StorageUnavailable
 */
export async function checkUpgrade(
  settings: Settings,
  { rp, json }: { readonly rp: string | undefined; readonly json: boolean },
): Promise<{ told: string; status: 0 | 1 }> {
  const { due, found } = await onUpgraded(settings, async (store) => await look(settings, store, rp));
  const report: UpgradeReport = { due, policyFault: null, survey: null, ...found };
  const status = report.policyFault === null && (report.survey?.noWayIn ?? 0) === 0 ? 0 : 1;
  return { told: json ? `${JSON.stringify(report)}\n` : inWords(report), status };
}

async function look(
  settings: Settings,
  store: Store,
  named: string | undefined,
): Promise<Pick<UpgradeReport, 'policyFault' | 'survey'>> {
  const id = await relyingPartyOf(store, named);
  const rp = await store.relyingParty(id);
  if (!rp) throw new SettingsError(`There is no relying party ${id}.`);
  const progress = progressOn(process.stderr, 'Accounts looked at');
  try {
    const policy = policyOf(settings, rp);
    return { policyFault: null, survey: await surveyWaysIn({ store, rp }, policy, progress.told) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { policyFault: error.message, survey: null };
  } finally {
    progress.end();
  }
}

function policyOf({ policyFile }: Settings, { policy }: RelyingPartyRecord): ReturnType<typeof checkPolicy> {
  return checkPolicy(policyFile === null ? policy : readPolicyFile(policyFile));
}

function inWords({ due, policyFault, survey }: UpgradeReport): string {
  const schema = due.length === 0 ? 'The schema is up to date.\n' : `The first start runs ${due.join(', ')}.\n`;
  if (policyFault !== null) return `${schema}The policy cannot hold in this release: ${policyFault}\n`;
  if (survey === null) {
    return (
      `${schema}Whom it would lock out can be told only of a database that was brought up to date: restore a dump into ` +
      'another database and run this there, or run signet migrate first.\n'
    );
  }
  const { accounts, signIn, mustRecover, noWayIn, lockedOut } = survey;
  const names = lockedOut.map(
    ({ username, recovers, because }) =>
      `  ${printable(username)}: ${because.join(', ') || 'no passkeys'}${recovers ? '; can recover' : ''}\n`,
  );
  return (
    `${schema}${counted(accounts, 'active account')}: sign in ${signIn}, can only recover ${mustRecover}, no way in ${noWayIn}.\n` +
    names.join('')
  );
}
