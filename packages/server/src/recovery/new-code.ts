import type { AccountId } from '../ports/records.ts';
import type { RecoveryCodeRecord } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';
import { codeHash } from './code-hash.ts';
import { newCodeText } from './code-text.ts';

export interface NewCode {
  /** To be shown once; never stored, never logged. */
  readonly text: string;
  readonly record: RecoveryCodeRecord;
}

/** A recovery code for an account, which nobody has stored or used yet. */
export function newCode({ clock, random, rp, keyring }: Services, account: AccountId): NewCode {
  const text = newCodeText(random);
  const hash = codeHash(keyring, text.replaceAll('-', ''));
  return { text, record: { rp: rp.id, account, hash, created: clock(), stored: null, used: null } };
}
