import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import type { Parameters } from '@signet/protocol';
import { SignetError } from '../errors/signet-error.ts';
import type { CeremonyOptions, Confirmation } from '../signet-client.ts';
import type { Fact, Step } from './confirm/step.ts';
import { refusalOf } from './notice/refused.ts';
import { SignetElement } from './signet-element.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { dialog } from './styles/dialog.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { busyButton } from './waiting/busy-button.ts';

export interface Question<Value> {
  /** What is confirmed, and with what: the same go into the action's own request. */
  readonly action: string;
  readonly parameters: Parameters;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly facts?: readonly Fact[];
  readonly confirmLabel?: string;
  readonly cancelLabel?: string;
  /** Something will be lost. */
  readonly danger?: boolean;
  /** Sends the action's request with the confirmation, which can be used once. */
  run(confirmation: Confirmation, options: CeremonyOptions): Promise<Value>;
}

/**
 * Asks a person to confirm one action with a passkey: a native modal dialog with the facts. `ask` is its interface.
 * Parts: dialog, confirm, cancel, notice.
 */
export class SignetConfirm extends SignetElement {
  static override properties: PropertyDeclarations = { step: { state: true } };
  static override styles: CSSResultGroup = [host, base, button, notice, dialog];

  // The steps of one walk end in one type of value, which only `walk` knows.
  declare protected step: Step<unknown> | null;
  #end: (value: unknown) => void = () => {};

  constructor() {
    super();
    this.step = null;
  }

  /** @returns what `run` came to; undefined: the person kept things as they are */
  ask<Value>(question: Question<Value>): Promise<Value | undefined> {
    const { action, parameters, facts, danger } = question;
    const { texts } = this;
    return this.walk<Value>({
      title: question.title ?? texts.confirming.title,
      text: question.text ?? texts.confirming.text,
      ...(facts && { facts }),
      go: question.confirmLabel ?? texts.confirming.confirm,
      keep: question.cancelLabel ?? texts.cancel,
      ...(danger && { danger }),
      situation: 'confirming',
      act: async (options) => {
        const confirmation = await this.signet.confirm({ action, parameters }, options);
        options.onPhase?.('checking');
        return { value: await question.run(confirmation, options) };
      },
    });
  }

  /** Shows step after step until one ends with a value; undefined: the person left. */
  async walk<Value>(step: Step<Value>): Promise<Value | undefined> {
    this.#end(undefined);
    this.forget();
    this.step = step;
    await this.updateComplete;
    this.#dialog.showModal();
    // The harmless button has the focus first.
    this.renderRoot.querySelector<HTMLElement>('[part="cancel"]')?.focus();
    return new Promise((resolve) => {
      this.#end = resolve as (value: unknown) => void;
    });
  }

  protected override back(): void {}

  protected override render(): unknown {
    const { step } = this;
    return html`<dialog class="dialog" part="dialog" aria-labelledby="title" aria-describedby="text" @close=${this.#closed}>
      ${step === null ? nothing : this.#renderStep(step)}
    </dialog>`;
  }

  #renderStep(step: Step<unknown>): TemplateResult {
    const { refused, waiting } = this;
    const stuck = refused !== null && !refusalOf(refused, this.texts).retry;
    return html`<h2 id="title">${step.title}</h2>
      <div id="text" class="muted">${step.text}</div>
      ${
        step.facts
          ? html`<dl class="fact">
            ${step.facts.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}
          </dl>`
          : nothing
      }
      ${this.renderStatus(3)}${this.renderRefusal(3)}
      <div class="end">
        <button class="btn btn-secondary" part="cancel" type="button" @click=${this.#leave}>${step.keep}</button>
        ${
          stuck
            ? nothing
            : busyButton({
                look: step.danger ? 'btn-danger' : 'btn-primary',
                part: 'confirm',
                type: 'button',
                keeps: ['waiting', 'checking'],
                label: this.mainLabel(step.go),
                words: waiting.words,
                sayings: this.sayings,
                disabled: this.held,
                press: this.#go,
              })
        }
      </div>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog') as HTMLDialogElement;
  }

  readonly #leave = (): void => this.#dialog.close();

  /** However it was closed (a button, Escape): an open prompt goes with it, and what called is answered. */
  readonly #closed = (): void => {
    this.waiting.abort();
    this.step = null;
    this.#end(undefined);
  };

  readonly #go = (): void => void this.#act();

  async #act(): Promise<void> {
    const { step } = this;
    if (step === null || this.waiting.pending || this.held) return;
    this.forget();
    try {
      const outcome = await this.waiting.run((options) => step.act(options));
      if (this.step !== step) return;
      if ('next' in outcome) {
        this.step = outcome.next;
        this.spoken = String(outcome.next.text);
        return;
      }
      this.#end(outcome.value);
      this.#dialog.close();
    } catch (error) {
      if (this.step !== step) return;
      this.fail(error, step.situation);
      if (error instanceof SignetError && error.code === 'signed-out' && this.refused === null) this.#dialog.close();
    }
  }
}
