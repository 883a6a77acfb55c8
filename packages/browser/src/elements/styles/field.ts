import { css } from 'lit';
import type { CSSResult } from 'lit';

/** Label above, hint below, and a sentence under the field that says what is wrong. */
export const field: CSSResult = css`
  .field {
    display: grid;
    gap: 0.375rem;
  }
  .field label {
    font-size: var(--signet-text-sm);
    font-weight: 600;
    line-height: 1.4;
  }
  .field label .optional {
    font-weight: 400;
    color: var(--signet-ink-2);
  }
  .input {
    inline-size: 100%;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--signet-line-strong);
    border-radius: var(--signet-r-2);
    background: var(--signet-paper);
    transition: border-color var(--signet-quick);
  }
  .input:hover {
    border-color: var(--signet-ink-2);
  }
  .input:focus-visible {
    outline-offset: 1px;
    border-radius: var(--signet-r-2);
  }
  .input-compact {
    min-block-size: 2.75rem;
    padding: 0.25rem 0.625rem;
    border-radius: var(--signet-r-1);
  }
  .input[aria-invalid='true'] {
    border-color: var(--signet-danger);
    box-shadow: inset 0 0 0 1px var(--signet-danger);
  }
  .hint {
    font-size: var(--signet-text-sm);
    line-height: 1.5;
    color: var(--signet-ink-2);
  }
  .field-error {
    display: flex;
    gap: 0.375rem;
    font-size: var(--signet-text-sm);
    line-height: 1.5;
    color: var(--signet-danger);
  }
  .field-error .icon {
    margin-block-start: 0.15rem;
  }
`;
