import { css } from 'lit';
import type { CSSResult } from 'lit';

/** The native modal dialog: title as a question, effect, facts, buttons at the end. */
export const dialog: CSSResult = css`
  .dialog {
    inline-size: min(27rem, calc(100% - 2rem));
    padding: var(--signet-6);
    border: 1px solid var(--signet-line);
    border-radius: var(--signet-r-4);
    background: var(--signet-paper);
    color: var(--signet-ink);
    box-shadow: var(--signet-lift-2);
  }
  .dialog[open] {
    display: grid;
    gap: var(--signet-4);
  }
  .dialog::backdrop {
    background: var(--signet-scrim);
  }
  .dialog .notice {
    margin-block-end: 0;
  }
  /* Heard only: it takes no row. */
  .dialog > [role='status'] {
    position: absolute;
  }
  .fact {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--signet-1) var(--signet-4);
    padding: var(--signet-3) var(--signet-4);
    border-radius: var(--signet-r-2);
    background: var(--signet-sunk);
    font-size: var(--signet-text-sm);
  }
  .fact dt {
    color: var(--signet-ink-2);
  }
  .fact dd {
    overflow-wrap: anywhere;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--signet-2);
    margin-block-start: var(--signet-2);
  }
  @media (max-width: 40rem) {
    .dialog {
      padding: var(--signet-5);
    }
    .end .btn {
      flex: 1 1 auto;
      padding-inline: 0.375rem;
    }
  }
  @media (forced-colors: active) {
    .dialog,
    .fact {
      border: 1px solid CanvasText;
    }
  }
`;
