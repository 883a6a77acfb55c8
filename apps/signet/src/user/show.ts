import { accountNamed } from '../operator/account-named.ts';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import { accountInWords } from './words.ts';

/** Everything about one account. @throws SettingsError, StorageUnavailable */
export async function showUser(asked: Asked, name: string): Promise<string> {
  return await answered(asked, async (desk) => await accountNamed(desk, name), accountInWords);
}
