import type { RecoveryStatus, TotpBegun } from '@signet/protocol';
import type { AccountClient } from '../../account/account-client.ts';
import type { Question } from '../signet-confirm.ts';
import type { AccountTexts } from '../texts/account-texts.ts';

type Words = AccountTexts['recovery'];

export function makingQuestion(
  account: AccountClient,
  words: Words,
  status: RecoveryStatus,
): Question<readonly string[]> {
  const effect = status.codes.stored === null ? words.makingFirst : words.makingEffect;
  return {
    action: 'recovery-codes.make',
    parameters: {},
    facts: [
      { name: words.action, value: words.makingAction },
      { name: words.effect, value: effect },
    ],
    run: async (confirmation, options) => (await account.recovery.makeCodes(confirmation, options)).codes,
  };
}

export function turningOffQuestion(account: AccountClient, words: Words): Question<true> {
  return {
    action: 'recovery.turn-off',
    parameters: {},
    title: words.turnOffQuestion,
    text: words.turnOffText,
    confirmLabel: words.turnOff,
    cancelLabel: words.turnOffKeep,
    danger: true,
    run: async (confirmation, options) => {
      await account.recovery.turnOff(confirmation, options);
      return true;
    },
  };
}

export function addingAppQuestion(account: AccountClient, words: Words): Question<TotpBegun> {
  return {
    action: 'totp.add',
    parameters: {},
    title: words.appAddQuestion,
    text: words.appAddText,
    run: (confirmation, options) => account.totp.begin(confirmation, options),
  };
}

export function removingAppQuestion(account: AccountClient, words: Words): Question<true> {
  return {
    action: 'totp.remove',
    parameters: {},
    title: words.appRemoveQuestion,
    text: words.appRemoveText,
    confirmLabel: words.appRemove,
    run: async (confirmation, options) => {
      await account.totp.remove(confirmation, options);
      return true;
    },
  };
}
