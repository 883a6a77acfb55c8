import { html } from 'lit';
import type { Passkey, PasskeyDeleted } from '@signet/protocol';
import type { SignetClient } from '../../signet-client.ts';
import type { Question } from '../signet-confirm.ts';
import { plural } from '../texts/plural.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';

/** @param left how many passkeys stay on the account */
export function deletingQuestion(
  passkey: Passkey,
  left: number,
  context: { signet: SignetClient; texts: Texts; locale: string },
): Question<PasskeyDeleted> {
  const { signet, texts, locale } = context;
  const words = texts.deleting;
  return {
    action: 'passkey.delete',
    parameters: { passkey: passkey.id },
    title: weave(words.title, { name: html`<bdi>${passkey.label}</bdi>` }),
    text: html`<p>${plural(words.text, left, locale)}</p>
      <p>${words.device}</p>`,
    confirmLabel: words.confirm,
    cancelLabel: words.keep,
    danger: true,
    run: (confirmation, options) => signet.passkeys.delete(passkey.id, confirmation, options),
  };
}
