import type { AdminAccountDetail, AdminPasskey } from '@signet/protocol';
import { accountNamed } from '../operator/account-named.ts';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import type { Desk } from '../operator/with-operator.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { askName } from '../terminal/ask-name.ts';
import { printable } from '../terminal/printable.ts';
import { passkeysTable } from '../user/words.ts';

/** The passkeys of an account. @throws SettingsError, StorageUnavailable */
export async function listPasskeys(asked: Asked, name: string): Promise<string> {
  const work = async (desk: Desk): Promise<readonly AdminPasskey[]> => (await accountNamed(desk, name)).passkeys;
  return await answered(asked, work, (passkeys) =>
    passkeys.length === 0 ? 'No passkeys.\n' : passkeysTable(passkeys),
  );
}

/**
 * Revokes a passkey for good and ends the sessions that it opened.
 * @throws SettingsError, SignetProblem, StorageUnavailable
 */
export async function revokePasskey(asked: Asked, name: string, id: string, yes: boolean): Promise<string> {
  const work = async (desk: Desk): Promise<object> => {
    const detail = await accountNamed(desk, name);
    const { label } = passkeyOf(detail, id);
    await askName(`revoke ${label} of ${detail.account.username}`, detail.account.username, yes);
    return await desk.operator.revokePasskey({ account: detail.account.id, passkey: id });
  };
  return await answered(asked, work, () => `The passkey is revoked, and the sessions that it opened are ended.\n`);
}

/** Lets a passkey that was suspected of having been copied sign in again. @throws SettingsError, SignetProblem, StorageUnavailable */
export async function restorePasskey(asked: Asked, name: string, id: string): Promise<string> {
  const work = async (desk: Desk): Promise<object> => {
    const detail = await accountNamed(desk, name);
    requireSuspected(passkeyOf(detail, id));
    return await desk.operator.restorePasskey({ account: detail.account.id, passkey: id });
  };
  return await answered(asked, work, () => 'The passkey signs in again.\n');
}

function requireSuspected({ label, status }: AdminPasskey): void {
  if (status === 'suspected_clone') return;
  throw new SettingsError(`${printable(label)} is not suspected of having been copied: there is nothing to restore.`);
}

function passkeyOf({ account, passkeys }: AdminAccountDetail, id: string): AdminPasskey {
  const found = passkeys.find((it) => it.id === id);
  if (found) return found;
  const name = printable(account.username);
  throw new SettingsError(`${name} has no passkey ${printable(id)}. signet passkey list ${name} shows the ids.`);
}
