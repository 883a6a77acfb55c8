import type { RecoverInput } from '../../account/account-client.ts';
import { readDigits } from './digits.ts';

/** What was typed into the form, or null where something is missing. */
export function typedInput(form: ParentNode, byApp: boolean): RecoverInput | null {
  const typed = (id: 'code' | 'username' | 'digits'): string =>
    form.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
  if (!byApp) return typed('code') === '' ? null : { code: typed('code') };
  const totp = readDigits(typed('digits'), 6);
  return typed('username') !== '' && totp !== null ? { username: typed('username'), totp } : null;
}
