import type { PasskeyAdded } from '@signet/protocol';
import type { Adding, SignetClient } from '../../signet-client.ts';
import type { Step } from '../confirm/step.ts';
import type { Texts } from '../texts/texts.ts';

/** Confirm with a passkey that the account has, then make the new one; a closed prompt of the second step costs no confirmation. */
export function addingSteps(signet: SignetClient, texts: Texts): Step<PasskeyAdded> {
  const words = texts.adding;
  return {
    title: words.title,
    text: words.text,
    facts: [
      { name: words.action, value: words.actionText },
      { name: words.effect, value: words.effectText },
    ],
    go: words.confirm,
    keep: texts.cancel,
    situation: 'confirming',
    act: async (options) => {
      const confirmation = await signet.confirm({ action: 'passkey.add', parameters: {} }, options);
      options.onPhase?.('checking');
      return { next: creating(await signet.passkeys.beginAdd(confirmation, options), texts) };
    },
  };
}

function creating(adding: Adding, texts: Texts): Step<PasskeyAdded> {
  return {
    title: texts.adding.createTitle,
    text: texts.adding.createText,
    go: texts.adding.create,
    keep: texts.cancel,
    situation: 'adding',
    act: async (options) => ({ value: await adding.create(options) }),
  };
}
