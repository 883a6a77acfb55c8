import { checkPolicy, ConfigurationError } from '@signet/server';
import type { Policy } from '@signet/server';
import type { SiteFacts } from '@signet/store-sql';
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../data-folder/open.ts';
import { readPolicyFile } from '../settings/policy-file.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import type { Line } from './finding.ts';
import { finding, warning, well } from './finding.ts';
import { lookAtPolicy } from './policy.ts';

const group = 'Going live';

/** What no doctor can see: it is said each time, and mended by nobody else. */
const unseen = 'not to be seen from here: have signet backup run daily, and restore one copy once, on another machine';

/** What is to be looked at before strangers rely on a site; of http://localhost nothing is. */
export function lookAtGoingLive(settings: Settings, site: SiteFacts | null): Line[] {
  const rpId = lookAtRpId(settings, site);
  if (settings.site === null) {
    const local = well(group, 'the site', 'that of http://localhost: nobody else can reach it');
    return rpId.well ? [local] : [local, rpId];
  }
  return [
    rpId,
    lookAtProcesses(settings),
    lookAtMasterKeysPlace(settings),
    well(group, 'backups are made, and one was restored', unseen),
    lookAtMail(settings),
    ...lookAtRules(settings, site),
    ...lookAtOwners(site),
  ];
}

/** A start under another RP ID would leave everybody without a passkey that works. */
function lookAtRpId({ site: configured, formerRpIds }: Settings, site: SiteFacts | null): Line {
  const checked = 'the passkeys in the database are for this RP ID';
  const rpId = configured?.rpId ?? 'localhost';
  if (site === null) return well(group, checked, 'there are none yet');
  if (site.rpId === rpId) return well(group, checked, rpId);
  if (formerRpIds.includes(site.rpId)) return well(group, checked, `${site.rpId}, which is a former one of ${rpId}`);
  const fix = `Set SIGNET_RP_ID to ${site.rpId}, or name another database. Where the site moves, set SIGNET_FORMER_RP_IDS.`;
  return finding(group, checked, `they are for ${site.rpId}, and this is ${rpId}`, fix);
}

function lookAtProcesses({ workers, database }: Settings): Line {
  const cores = availableParallelism();
  const found = `${workers} ${workers === 1 ? 'process' : 'processes'} on ${cores} cores, on ${database === null ? 'SQLite' : 'PostgreSQL'}`;
  return well(group, 'processes and database fit what is to come', found);
}

/** Whoever gets a copy of both reads everything; whoever loses the key has nothing. */
function lookAtMasterKeysPlace({ masterKey, data }: Settings): Line {
  const checked = 'the master key lies beside no backup of the database';
  const { folder, masterKey: file } = dataFolder(data);
  if (masterKey !== null) return well(group, checked, 'it comes from SIGNET_MASTER_KEY');
  const beside = existsSync(file) ? databasesBeside(folder) : [];
  if (beside.length === 0) return well(group, checked, `${folder} holds no other database than its own`);
  const fix = 'Keep backups in another place than master.key, and a copy of master.key apart from both.';
  return finding(group, checked, `beside it lie ${beside.join(', ')}`, fix);
}

function databasesBeside(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !/^signet\.db(?:-wal|-shm)?$/u.test(name) && statSync(join(folder, name)).isFile())
    .filter((name) => isDatabase(join(folder, name)));
}

function isDatabase(file: string): boolean {
  const head = Buffer.alloc(15);
  try {
    const opened = openSync(file, 'r');
    readSync(opened, head);
    closeSync(opened);
  } catch {
    return false;
  }
  return head.toString('latin1') === 'SQLite format 3';
}

function lookAtMail({ mail }: Settings): Line {
  const checked = 'people hear by mail of what happens to their account';
  if (mail) return well(group, checked, `from ${mail.from}, by ${mail.host}`);
  const fix = 'Set SIGNET_SMTP_URL and SIGNET_MAIL_FROM: a recovery is noticed in time only by who hears of it.';
  return warning(group, checked, 'no mail server is set; notices are shown on the account page alone', fix);
}

function lookAtRules({ policyFile }: Settings, site: SiteFacts | null): Line[] {
  const checked = 'the policy holds';
  if (policyFile === null && site === null) return [well(group, checked, 'it will be made at the first start')];
  try {
    return lookAtPolicy(policyIn(policyFile, site));
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof ConfigurationError)) throw error;
    return [finding(group, checked, 'it does not', error.message)];
  }
}

function policyIn(file: string | null, site: SiteFacts | null): Policy {
  return checkPolicy(file === null ? { ...site?.policy } : readPolicyFile(file));
}

function lookAtOwners(site: SiteFacts | null): Line[] {
  const checked = 'two people own the site';
  if (site === null) return [well(group, checked, 'the first start prints a link for the first of them')];
  const { owners, ownersWithOneWayIn: exposed } = site;
  const fix = 'Make another: signet invite --role owner, or signet user role <account> owner.';
  const counted =
    owners >= 2
      ? well(group, checked, `${owners} do`)
      : warning(group, checked, owners === 0 ? 'nobody does' : 'one does: nobody could help them', fix);
  return owners === 0 ? [counted] : [counted, lookAtOwnersWays(exposed)];
}

function lookAtOwnersWays(exposed: number): Line {
  const checked = 'every owner has a second way in';
  if (exposed === 0) return well(group, checked, 'two passkeys, or recovery codes that they stored');
  const fix = 'Let them add a passkey that is kept elsewhere, or store recovery codes.';
  return warning(group, checked, `${exposed} of them would be locked out by one lost device`, fix);
}
