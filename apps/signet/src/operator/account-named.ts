import type { AdminAccountDetail } from '@signet/protocol';
import { foldUsername } from '@signet/server';
import { SettingsError } from '../settings/settings-error.ts';
import { printable } from '../terminal/printable.ts';
import type { Desk } from './with-operator.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/**
 * The account of that username, however it is written, or of that id.
 * @throws SettingsError where there is none; StorageUnavailable
 */
export async function accountNamed({ operator, store, rp }: Desk, name: string): Promise<AdminAccountDetail> {
  const named = await store.findNamed(rp.id, foldUsername(name), rp.rpId);
  const id = named?.account.id ?? (uuid.test(name) ? name.toLowerCase() : null);
  const known = id === null ? null : await store.findAccount(id as Parameters<typeof store.findAccount>[0]);
  if (id === null || known?.rp !== rp.id) {
    throw new SettingsError(
      `There is no account ${printable(name)}. signet user list --search finds the start of one.`,
    );
  }
  return await operator.showAccount({ account: id });
}
