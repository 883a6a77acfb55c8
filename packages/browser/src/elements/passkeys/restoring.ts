import { html } from 'lit';
import type { Passkey } from '@signet/protocol';
import type { AccountClient } from '../../account/account-client.ts';
import type { Question } from '../signet-confirm.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';

/** The owner vouches for a passkey that may have been copied. */
export function restoringQuestion(
  { id, label }: Passkey,
  { account, texts }: { account: AccountClient; texts: Texts },
): Question<Passkey> {
  const words = texts.restoring;
  return {
    action: 'passkey.restore',
    parameters: { passkey: id },
    title: weave(words.title, { name: html`<bdi>${label}</bdi>` }),
    text: words.text,
    confirmLabel: words.confirm,
    cancelLabel: words.keep,
    run: (confirmation, options) => account.restorePasskey(id, confirmation, options),
  };
}
