import { css } from 'lit';
import type { CSSResult } from 'lit';

/** Soft ground, icon, bold first sentence, text, at most two actions, details folded. */
export const notice: CSSResult = css`
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--signet-3);
    margin-block-end: var(--signet-5);
    padding: var(--signet-4);
    border-radius: var(--signet-r-3);
    background: var(--signet-info-soft);
    font-size: 0.9375rem;
    line-height: 1.5;
  }
  .notice:focus-visible {
    border-radius: var(--signet-r-3);
  }
  .notice > * {
    grid-column: 2;
  }
  .notice > .icon {
    grid-column: 1;
    grid-row: 1 / span 4;
    margin-block-start: 0.1rem;
    color: var(--signet-link);
  }
  .notice :is(h2, h3) {
    font: 600 0.9375rem / 1.5 var(--signet-sans);
    letter-spacing: 0;
    text-wrap: pretty;
  }
  .notice p {
    color: var(--signet-ink);
  }
  .notice .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--signet-1) var(--signet-4);
    margin-block-start: var(--signet-2);
  }
  .notice .more {
    margin-block: var(--signet-1) calc(-1 * var(--signet-2));
  }
  .notice .more p {
    padding-block-end: var(--signet-2);
    color: var(--signet-ink-2);
    overflow-wrap: anywhere;
  }
  .notice-danger {
    background: var(--signet-danger-soft);
  }
  .notice-danger > .icon {
    color: var(--signet-danger);
  }
  .notice-warn {
    background: var(--signet-warn-soft);
  }
  .notice-warn > .icon {
    color: var(--signet-warn);
  }
  .notice-ok {
    background: var(--signet-ok-soft);
  }
  .notice-ok > .icon {
    color: var(--signet-ok);
  }
  @starting-style {
    .notice {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .notice {
      transition: opacity var(--signet-calm);
    }
  }

  .more > summary {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    border-radius: var(--signet-r-1);
    color: var(--signet-link);
    font-size: var(--signet-text-sm);
    list-style: none;
    cursor: pointer;
  }
  .more > summary::-webkit-details-marker {
    display: none;
  }
  .more > summary .icon {
    transition: rotate var(--signet-calm) var(--signet-ease);
  }
  .more[open] > summary .icon {
    rotate: 90deg;
  }
  :is(:dir(rtl) .more, :host(:dir(rtl)) .more)[open] > summary .icon {
    rotate: -90deg;
  }

  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
