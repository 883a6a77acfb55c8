import { css } from 'lit';
import type { CSSResult } from 'lit';

/** What every shadow root (and the page around it) starts from: no margins, two voices of type, one focus ring. */
export const base: CSSResult = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h1,
  h2 {
    font-family: var(--signet-serif);
    font-weight: 400;
    letter-spacing: -0.008em;
    text-wrap: balance;
  }
  h1 {
    font-size: var(--signet-text-h1);
    line-height: 1.2;
  }
  h2 {
    font-size: var(--signet-text-h2);
    line-height: 1.3;
  }
  h1,
  h2,
  p {
    overflow-wrap: break-word;
  }
  p {
    text-wrap: pretty;
  }
  a {
    color: var(--signet-link);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  button,
  input {
    font: inherit;
    color: inherit;
  }
  code {
    font-family: var(--signet-mono);
    font-size: 0.9em;
    font-variant-ligatures: none;
  }
  :focus-visible {
    outline: 2px solid var(--signet-focus);
    outline-offset: 3px;
    border-radius: var(--signet-r-1);
  }
  [hidden] {
    display: none !important;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--signet-ink-2);
  }
  .tiny {
    font-size: var(--signet-text-xs);
    line-height: 1.45;
  }
  .stack {
    display: grid;
    gap: var(--signet-4);
  }
  .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon-s {
    inline-size: 1rem;
    block-size: 1rem;
    stroke-width: 1.9;
  }
  :dir(rtl) .icon-flip,
  :host(:dir(rtl)) .icon-flip {
    transform: scaleX(-1);
  }
`;
