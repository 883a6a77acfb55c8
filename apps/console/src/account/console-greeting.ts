import type { Advice, PasskeyList, Session } from '@signet/protocol';
import { SignetElement, fill, partStyles, weave } from '@signet/browser/elements';
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { texts } from '../texts.ts';

/** Who is signed in, and how safe the account is against loss. Fires `console-session` (detail: Session or null). */
export class ConsoleGreeting extends SignetElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    list: { attribute: false },
    advice: { attribute: false },
  };
  static override styles: CSSResultGroup = [
    partStyles,
    css`
      .hello {
        display: grid;
        gap: var(--signet-2);
      }
      .hello p {
        min-block-size: 1lh;
      }
      @media (max-width: 56rem) {
        .hello p {
          min-block-size: 2lh;
        }
      }
      @media (max-width: 40rem) {
        .hello p {
          min-block-size: 3lh;
        }
      }
    `,
  ];

  declare session: Session | null;
  declare list: PasskeyList | null;
  /** Newer than the list's own, where something else than a passkey has changed. */
  declare advice: readonly Advice[] | null;

  constructor() {
    super();
    this.session = null;
    this.list = null;
    this.advice = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    queueMicrotask(() => void this.load(true));
  }

  /** Asks who is signed in. @param quiet says nothing where that fails: the rest of the page asks the server too */
  async load(quiet: boolean): Promise<void> {
    if (this.waiting.pending || this.session !== null) return;
    if (this.refused) this.forget();
    try {
      this.session = await this.waiting.run((options) => this.signet.session(options), 'checking');
      this.announce('console-session', this.session);
    } catch (error) {
      if (!quiet && this.isConnected) this.fail(error, 'confirming', false);
    }
  }

  /** Ends the session; what goes wrong is said above the greeting. */
  async signOut(): Promise<void> {
    if (this.waiting.pending) return;
    this.forget();
    try {
      await this.waiting.run((options) => this.signet.signOut(options), 'checking');
      this.announce('console-signed-out', null);
    } catch (error) {
      this.fail(error, 'confirming');
    }
  }

  protected override back(): void {
    void this.load(false);
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.replaceChildren();
  }

  protected override render(): TemplateResult {
    const { session, list } = this;
    const retry = session === null ? () => void this.load(false) : () => void this.signOut();
    return html`${this.renderRefusal(2, retry)}
      <div class="hello">
        <h1>${session === null ? 'Hello' : weave(texts.hello, { name: html`<bdi>${nameOf(session)}</bdi>` })}</h1>
        <p class="muted">
          ${
            session === null || list === null
              ? nothing
              : html`${weave(texts.signedInAs, { username: html`<strong><bdi>${session.account.username}</bdi></strong>` })}
              ${safety(list, this.advice ?? list.advice, this.locale)}`
          }
        </p>
      </div>`;
  }
}

function nameOf({ account }: Session): string {
  return account.displayName || account.username;
}

/** Under suspicion a passkey is no way in. */
function safety({ passkeys }: PasskeyList, [urgent]: readonly Advice[], locale: string): string {
  const count = passkeys.filter((it) => it.status === 'active').length;
  const words = texts.safety[urgent ?? 'none'];
  const n = texts.numbers[count] ?? new Intl.NumberFormat(locale).format(count);
  return fill(count === 1 ? words.one : words.other, { n });
}
