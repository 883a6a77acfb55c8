import type { PropertyDeclarations } from 'lit';
import type { AccountClient } from '../account/account-client.ts';
import { createAccount } from '../account/create-account.ts';
import { SignetElement } from './signet-element.ts';

/** An element that asks more of the handler than the core of the SDK can. */
export abstract class AccountElement extends SignetElement {
  static override properties: PropertyDeclarations = { accountClient: { attribute: false } };

  /** Instead of a client made for `base-url`. */
  declare accountClient: AccountClient | undefined;
  #own: AccountClient | undefined;

  protected get account(): AccountClient {
    return this.accountClient ?? (this.#own ??= createAccount({ baseUrl: this.baseUrl }));
  }
}
