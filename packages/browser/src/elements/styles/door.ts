import { css } from 'lit';
import type { CSSResult } from 'lit';

/** The form of a door page (sign-in, sign-up): below its button a line is kept for Cancel, so that nothing jumps. */
export const door: CSSResult = css`
  .after {
    display: grid;
    place-items: center;
    min-block-size: 2.75rem;
    margin-block-start: calc(-1 * var(--signet-2));
  }
  .after > * {
    grid-area: 1 / 1;
  }
  .is-away {
    visibility: hidden;
  }
  .promise {
    padding-block-end: var(--signet-4);
    font-size: var(--signet-text-sm);
    line-height: 1.5;
    color: var(--signet-ink-2);
    text-align: center;
    text-wrap: balance;
  }
`;
