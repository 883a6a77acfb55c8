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
  .step {
    display: flex;
    align-items: center;
    gap: var(--signet-2);
  }
  .after .btn-link {
    font-size: var(--signet-text-sm);
  }
  .stuck {
    display: inline-flex;
    align-items: center;
    min-block-size: 2rem;
    font-size: var(--signet-text-sm);
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
  /* Room for the sentence that comes with the site's answer. */
  .promise-kept {
    min-block-size: 2lh;
    padding-block-end: 0;
  }
  @media (max-width: 26rem) {
    .promise-kept {
      min-block-size: 3lh;
    }
  }
`;
