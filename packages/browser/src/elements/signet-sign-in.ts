import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { SignedIn, Site } from '@signet/protocol';
import { SignetError } from '../errors/signet-error.ts';
import type { SignetErrorCode } from '../errors/signet-error.ts';
import { giveTyped, takeTyped } from './door-form.ts';
import type { Typed } from './door-form.ts';
import { textField } from './field/text-field.ts';
import { SignetElement } from './signet-element.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { door } from './styles/door.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { busyButton } from './waiting/busy-button.ts';

/** What is said although nobody has asked for anything yet: nothing will work before it is mended. */
const loud: readonly SignetErrorCode[] = ['offline', 'network', 'rp-misconfigured', 'unsupported', 'in-frame'];

const welcomes = ['signed-out', 'ended', 'erased'] as const;
type Welcome = (typeof welcomes)[number];

/**
 * The sign-in form: passkeys suggested in the username field, and a button that opens the browser's prompt.
 * Attributes: `base-url`, `site`, `welcome` (`signed-out`, `ended` or `erased`: said at the start), `take-focus` (where there is a keyboard).
 * Slot `stuck`: a link for somebody who has no passkey at hand, shown where the site has another way in.
 * Parts: field, input, submit, cancel, notice. Fires `signet-signed-in` (detail: SignedIn) and `signet-site` (detail: Site).
 */
export class SignetSignIn extends SignetElement {
  static override properties: PropertyDeclarations = {
    welcome: {},
    done: { state: true },
    policy: { state: true },
  };
  static override styles: CSSResultGroup = [host, base, button, field, notice, door];

  declare welcome: Welcome | undefined;
  declare protected done: boolean;
  /** What the site says of itself; null until it has. */
  declare protected policy: Site | null;
  #autofill = new AbortController();
  #typed: Typed | null = null;
  readonly #restored = (event: PageTransitionEvent): void => {
    if (event.persisted) this.back();
  };

  constructor() {
    super();
    this.done = false;
    this.policy = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#restored);
    if (this.hasUpdated) void this.#arm();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#restored);
    this.#autofill.abort();
  }

  protected override back(): void {
    this.done = false;
    void this.#arm();
  }

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    this.#typed = takeTyped(this);
    if (this.welcome && welcomes.includes(this.welcome)) this.tell(this.welcome);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.#typed) giveTyped(this.renderRoot, this.#typed);
    const free = this.told === null && document.activeElement === document.body;
    if (this.hasAttribute('take-focus') && free && matchMedia('(pointer: fine)').matches) this.#field?.focus();
    void this.#arm();
    void this.#ask();
  }

  protected override render(): TemplateResult {
    const { texts, waiting } = this;
    const label = this.done ? texts.told['signed-in'].title : this.mainLabel(texts.signIn.submit);
    return html`${this.renderStatus(2)}${this.renderRefusal(2)}
      <form class="stack" novalidate @submit=${this.#submit}>
        ${textField({
          id: 'username',
          label: texts.username,
          autocomplete: 'username webauthn',
          verbatim: true,
          hint: this.policy?.namedSignIn ? texts.signIn.named : texts.signIn.hint,
        })}
        ${busyButton({
          look: 'btn-primary btn-tall btn-wide',
          part: 'submit',
          label,
          ...(this.done && { icon: 'check' }),
          words: waiting.words,
          sayings: this.sayings,
          disabled: this.held,
        })}
        <div class="after">
          ${
            waiting.words === null
              ? this.#renderStuck()
              : html`<button class="btn btn-quiet" part="cancel" type="button" @click=${this.#cancel}>${texts.cancel}</button>`
          }
        </div>
      </form>`;
  }

  /** The line is kept for Cancel anyway. */
  #renderStuck(): TemplateResult | typeof nothing {
    const { recovery } = this.policy ?? {};
    return !this.done && (recovery?.codes || recovery?.totp) ? html`<slot name="stuck"></slot>` : nothing;
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('#username');
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#signIn();
  };

  readonly #cancel = (): void => {
    this.waiting.abort();
    this.renderRoot.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };

  async #signIn(): Promise<void> {
    if (this.waiting.pending || this.held || this.done) return;
    const username = (this.policy?.namedSignIn && this.#field?.value.trim()) || undefined;
    this.forget();
    let asked: AbortSignal | undefined;
    try {
      this.#finish(
        await this.waiting.run((options) => {
          asked = options.signal;
          return this.signet.signIn({ ...options, username });
        }),
      );
    } catch (error) {
      if (!asked?.aborted) this.fail(error, 'signing-in');
    }
  }

  /** Offers the passkeys in the field. What a person has not asked for fails quietly, unless nothing will work here. */
  async #arm(): Promise<void> {
    this.#autofill.abort();
    this.#autofill = new AbortController();
    const { signal } = this.#autofill;
    const can = await this.signet.capabilities();
    if (signal.aborted) return;
    if (!can.passkeys || can.inFrame) {
      const code = can.inFrame ? 'in-frame' : 'unsupported';
      return this.fail(new SignetError(code, 'The page cannot run ceremonies'), 'signing-in', false);
    }
    let chosen = false;
    await this.signet.autofill({
      signal,
      onPhase: (phase) => {
        // Waiting for a choice in the field is not a busy state; the server's turn after it is.
        if (phase === 'checking') {
          chosen = true;
          this.forget();
          this.waiting.phase('checking');
        } else if (phase !== 'idle') chosen = false;
        else if (chosen) this.waiting.phase('idle');
      },
      onSignedIn: (signedIn) => this.#finish(signedIn),
      onError: (error) => {
        if (chosen || loud.includes(error.code)) this.fail(error, 'signing-in', chosen);
      },
    });
  }

  async #ask(): Promise<void> {
    try {
      this.policy = await this.signet.site();
      this.announce('signet-site', this.policy);
    } catch {
      // Signing in goes without it.
    }
  }

  #finish(signedIn: SignedIn): void {
    this.#autofill.abort();
    this.waiting.phase('idle');
    this.done = true;
    this.tell('signed-in');
    this.announce('signet-signed-in', signedIn);
  }
}
