import { css } from 'lit';
import type { CSSResult } from 'lit';

/** A piece of paper on the ground; its rows are divided by hairlines. Beside it, where there is room, a heading and one sentence. */
export const sheet: CSSResult = css`
  /* Widths are asked of what is around, in rem: narrow columns and large text meet the same layout. */
  :host,
  .sheet {
    container-type: inline-size;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--signet-4);
    align-items: start;
  }
  .part > header {
    display: grid;
    gap: var(--signet-2);
    justify-items: start;
  }
  .part > header p {
    max-inline-size: 34rem;
    font-size: var(--signet-text-sm);
    line-height: 1.55;
    color: var(--signet-ink-2);
  }
  .part > header .btn {
    margin-block-start: var(--signet-2);
  }
  @container (min-width: 52rem) {
    .part {
      grid-template-columns: 17rem minmax(0, 1fr);
      gap: var(--signet-7);
    }
  }

  .sheet {
    border: 1px solid var(--signet-line);
    border-radius: var(--signet-r-3);
    background: var(--signet-paper);
    box-shadow: var(--signet-lift-1);
  }
  .sheet > .pad {
    padding: var(--signet-5);
  }
  .rows > * + * {
    border-block-start: 1px solid var(--signet-line);
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--signet-4);
    padding: var(--signet-4) var(--signet-5);
  }
  .row:focus-visible {
    outline-offset: -4px;
    border-radius: var(--signet-r-3);
  }
  .row-main {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 0.125rem;
  }
  .row-title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    font-size: var(--signet-text-md);
    font-weight: 600;
    line-height: 1.45;
  }
  .row-title > bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .row-meta {
    font-size: var(--signet-text-sm);
    line-height: 1.5;
    color: var(--signet-ink-2);
  }
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--signet-1);
  }
  .row-actions .btn-quiet {
    color: var(--signet-ink-2);
    font-weight: 500;
    text-decoration: underline;
    text-decoration-color: var(--signet-line-strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }
  .row-actions .btn-quiet:hover {
    color: var(--signet-ink);
  }
  .row-actions .is-danger:hover {
    color: var(--signet-danger);
    background: var(--signet-danger-soft);
  }
  .row-actions .btn[aria-disabled='true'] {
    background: none;
    border-color: transparent;
    color: var(--signet-ink-3);
    text-decoration: none;
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: var(--signet-3);
    background: var(--signet-sunk);
    color: var(--signet-ink-2);
  }
  .tile .icon {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    stroke-width: 1.4;
  }
  .is-here .tile {
    background: var(--signet-wax-soft);
    color: var(--signet-wax-text);
  }
  .pill {
    display: inline-flex;
    align-items: center;
    padding: 0.0625rem 0.5rem;
    border-radius: 99px;
    background: var(--signet-sunk);
    color: var(--signet-ink-2);
    font: 500 var(--signet-text-xs) / 1.5 var(--signet-sans);
    white-space: nowrap;
  }
  .pill .icon {
    margin-inline-end: 0.25rem;
  }
  .pill-danger {
    background: var(--signet-danger-soft);
    color: var(--signet-danger);
  }
  .pill-info {
    background: var(--signet-info-soft);
    color: var(--signet-link);
  }
  .pill-here {
    background: var(--signet-wax-soft);
    color: var(--signet-wax-text);
  }

  .rename {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--signet-2);
    margin-block-end: 0.375rem;
  }
  .rename .input {
    flex: 1 1 11rem;
    inline-size: auto;
    min-inline-size: 0;
  }

  /* Bones have the shape of what comes; before 300 ms there is nothing to see. */
  .bone {
    display: block;
    block-size: 0.75rem;
    margin-block: 0.28rem;
    border-radius: 99px;
    background: var(--signet-sunk);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone-a {
    inline-size: 9rem;
  }
  .bone-b {
    inline-size: min(17rem, 90%);
  }
  .unseen {
    visibility: hidden;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }

  @container (max-width: 32rem) {
    .row {
      flex-wrap: wrap;
      align-items: start;
      padding: var(--signet-4);
    }
    .row-main {
      flex-basis: calc(100% - 4rem);
    }
    .row-actions {
      inline-size: 100%;
      margin-block: calc(-1 * var(--signet-2)) calc(-1 * var(--signet-2));
      padding-inline-start: 3rem;
    }
    .sheet > .pad {
      padding: var(--signet-4);
    }
  }
  @container (max-width: 18rem) {
    .pill {
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    .sheet,
    .pill {
      border: 1px solid CanvasText;
    }
  }
`;
