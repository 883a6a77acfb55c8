import { css } from 'lit';
import type { CSSResult } from 'lit';

/** One-time codes in two columns, and the tick that they are stored. A code breaks in its middle where there is no room for all of it. */
export const codes: CSSResult = css`
  :host {
    container-type: inline-size;
  }
  .codes {
    display: grid;
    gap: var(--signet-4);
  }
  .codes .notice {
    margin-block-end: 0;
  }
  .code-grid {
    display: grid;
    grid-template-rows: repeat(5, auto);
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: var(--signet-3) var(--signet-4);
    margin: 0;
    padding: var(--signet-4);
    border-radius: var(--signet-r-2);
    background: var(--signet-sunk);
    font: 0.9375rem / 1.45 var(--signet-mono);
    font-variant-ligatures: none;
    list-style: none;
    counter-reset: code;
    direction: ltr;
    text-align: left;
  }
  /* Heard only: it takes no row. */
  .codes > [role='status'] {
    position: absolute;
  }
  .code-grid li {
    display: grid;
    grid-template-columns: 3ch minmax(0, 1fr);
    align-items: baseline;
    counter-increment: code;
  }
  .code-grid li::before {
    content: counter(code) / '';
    color: var(--signet-ink-3);
    font-size: 0.8125rem;
  }
  .code-grid .half {
    display: inline-block;
  }
  .shelf {
    display: flex;
    flex-wrap: wrap;
    gap: var(--signet-2);
  }
  .shelf .btn {
    flex: 1 1 auto;
  }
  .tick {
    display: flex;
    align-items: flex-start;
    gap: var(--signet-3);
    min-block-size: 1.75rem;
    font-size: 0.9375rem;
    line-height: 1.5;
    cursor: pointer;
  }
  .tick input {
    appearance: none;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    border: 1px solid var(--signet-line-strong);
    border-radius: var(--signet-r-1);
    background: var(--signet-paper);
    cursor: pointer;
  }
  .tick input:checked {
    background: var(--signet-act);
    border-color: var(--signet-act);
  }
  .tick input:checked::after {
    content: '';
    inline-size: 0.35rem;
    block-size: 0.65rem;
    margin-block-end: 0.15rem;
    border: solid var(--signet-on-act);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .done {
    display: grid;
    gap: var(--signet-2);
  }
  .done .hint {
    min-block-size: 1lh;
    text-align: center;
  }
  @container (min-width: 30rem) {
    .shelf .btn {
      flex: none;
    }
    .done {
      justify-items: start;
    }
    .done .btn-wide {
      inline-size: auto;
      min-inline-size: 8rem;
    }
    .done .hint {
      text-align: start;
    }
  }
  @container (max-width: 17rem) {
    .code-grid {
      grid-template-rows: none;
      grid-auto-flow: row;
      gap: var(--signet-2);
      padding: var(--signet-3);
      font-size: var(--signet-text-xs);
    }
  }
  @media (forced-colors: active) {
    .code-grid {
      border: 1px solid CanvasText;
    }
    .tick input {
      appearance: auto;
    }
    .tick input:checked::after {
      content: none;
    }
  }
`;
