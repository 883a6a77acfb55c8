import { css } from 'lit';
import type { CSSResult } from 'lit';

/** What the rows of an account's parts have beyond those of its passkeys. */
export const parted: CSSResult = css`
  h3 {
    margin: 0;
    font: 600 var(--signet-text-md) / 1.5 var(--signet-sans);
  }
  .wax {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    padding-block: 0.375rem;
  }
  .wax svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .wax-left {
    fill: var(--signet-series-3);
  }
  .wax-used {
    fill: none;
    stroke: var(--signet-line-strong);
    stroke-width: 4;
  }
  .sheet > .more-rows {
    display: grid;
    justify-items: center;
    padding: var(--signet-2);
  }
  .row.is-tight {
    padding-block: var(--signet-3);
  }
  .row-side {
    flex: none;
    font-size: var(--signet-text-sm);
    color: var(--signet-ink-2);
  }
  .empty {
    display: grid;
    gap: var(--signet-1);
    padding: var(--signet-5);
  }
  .empty p:last-child {
    font-size: var(--signet-text-sm);
    color: var(--signet-ink-2);
  }
  .qr {
    inline-size: min(14rem, 100%);
    block-size: auto;
    border-radius: var(--signet-r-2);
    background: #fff;
    fill: #000;
    shape-rendering: crispEdges;
    forced-color-adjust: none;
  }
  .secret {
    overflow-wrap: anywhere;
    font-size: var(--signet-text-md);
    letter-spacing: 0.04em;
  }
  .shelf {
    display: flex;
    flex-wrap: wrap;
    gap: var(--signet-2);
  }
  @container (max-width: 32rem) {
    .row.is-tight {
      row-gap: 0.125rem;
      padding-block: var(--signet-3);
    }
    .row.without-tile .row-main {
      flex-basis: 100%;
    }
    .row.without-tile .row-actions {
      margin-block: 0;
      padding-inline-start: 0;
    }
    .row.without-tile .row-actions .btn-quiet:first-child {
      margin-inline-start: calc(-1 * var(--signet-3));
    }
    .empty {
      padding: var(--signet-4);
    }
  }
`;
