import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SignedUp } from '@signet/protocol';
import type { AccountClient } from '../../account/account-client.ts';
import type { SignetClient } from '../../signet-client.ts';
import type { Texts } from '../texts/texts.ts';

interface Context {
  readonly client: SignetClient;
  readonly accountClient: AccountClient;
  readonly texts: Texts;
  readonly site: string;
}

/** The codes of an account that was just made, or got back into. @param done they are stored, or left for later */
export function codesAfterMaking(made: SignedUp, context: Context, done: () => void): TemplateResult {
  return html`<signet-recovery-codes
    .client=${context.client}
    .accountClient=${context.accountClient}
    .texts=${context.texts}
    .site=${context.site}
    .codes=${made.recoveryCodes ?? []}
    .username=${made.session.account.username}
    later
    @signet-codes-stored=${done}
    @signet-codes-later=${done}
  ></signet-recovery-codes>`;
}
