import { html } from 'lit';
import type { Passkey, PasskeyAdded } from '@signet/protocol';
import type { SignetClient } from '../../signet-client.ts';
import type { Question } from '../signet-confirm.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';

/** Asked where the site's policy wants names confirmed. */
export function renamingQuestion(
  { id }: Passkey,
  label: string,
  { signet, texts }: { signet: SignetClient; texts: Texts },
): Question<PasskeyAdded> {
  return {
    action: 'passkey.rename',
    parameters: { passkey: id, label },
    title: weave(texts.renaming.title, { name: html`<bdi>${label}</bdi>` }),
    text: texts.renaming.text,
    run: (confirmation, options) => signet.passkeys.rename(id, label, { ...options, confirmation }),
  };
}
