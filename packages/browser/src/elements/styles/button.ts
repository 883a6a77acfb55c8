import { css } from 'lit';
import type { CSSResult } from 'lit';

/** Primary (one a screen), secondary, quiet, danger (inside its own dialog only). */
export const button: CSSResult = css`
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--signet-2);
    min-block-size: 2.75rem;
    padding: 0.4rem 1.125rem;
    border: 1px solid transparent;
    border-radius: var(--signet-r-2);
    background: none;
    color: var(--signet-ink);
    font-weight: 600;
    font-size: 0.9375rem;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--signet-quick),
      border-color var(--signet-quick),
      scale var(--signet-press) var(--signet-ease);
  }
  .btn:focus-visible {
    border-radius: var(--signet-r-2);
  }
  .btn:active {
    scale: 0.985;
  }
  .btn-primary {
    background: var(--signet-act);
    color: var(--signet-on-act);
  }
  .btn-primary:hover {
    background: var(--signet-act-hover);
  }
  .btn-secondary {
    background: var(--signet-paper);
    border-color: var(--signet-line-strong);
  }
  .btn-secondary:hover {
    background: var(--signet-sunk);
  }
  .btn-quiet {
    color: var(--signet-link);
    padding-inline: var(--signet-3);
  }
  .btn-quiet:hover {
    background: var(--signet-sunk);
  }
  .btn-danger {
    background: var(--signet-danger-fill);
    color: #fff;
  }
  .btn-wide {
    inline-size: 100%;
  }
  .btn-tall {
    min-block-size: 3.25rem;
    font-size: var(--signet-text-md);
  }
  .btn-compact {
    padding-inline: var(--signet-3);
    font-size: var(--signet-text-sm);
  }
  .btn[aria-disabled='true'] {
    background: var(--signet-sunk);
    border-color: var(--signet-line);
    color: var(--signet-ink-3);
    cursor: not-allowed;
    scale: none;
  }
  .btn[aria-busy='true'] {
    cursor: progress;
    scale: none;
  }

  /* Every wording of a button lies in one cell, so its width is that of the widest and never changes. */
  .words {
    display: grid;
  }
  .words > span {
    grid-area: 1 / 1;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--signet-2);
  }
  .words > [aria-hidden='true'] {
    visibility: hidden;
  }
  .words > .fits {
    inline-size: 0;
    min-inline-size: 100%;
  }
  .ring {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-dasharray: 38 20;
    animation: turn 1.1s linear infinite;
  }
  [aria-hidden='true'] > .ring {
    animation: none;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  /* An action that reads as a link, inside a notice. */
  .btn-link {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--signet-link);
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .btn-link:hover {
    text-decoration-thickness: 2px;
  }

  @media (prefers-reduced-motion: reduce) {
    .ring {
      animation: none;
      stroke-dasharray: 4 5.4;
    }
  }
  @media (forced-colors: active) {
    .btn {
      border-color: ButtonBorder;
    }
    .btn[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
