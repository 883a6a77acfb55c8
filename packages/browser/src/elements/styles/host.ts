import { css } from 'lit';
import type { CSSResult } from 'lit';

/** An element is a block of the page's text; everything else about it comes from the tokens. */
export const host: CSSResult = css`
  :host {
    display: block;
    color: var(--signet-ink);
    font: 400 var(--signet-text-md) / 1.5625 var(--signet-sans);
  }
  :host([hidden]) {
    display: none;
  }
`;
