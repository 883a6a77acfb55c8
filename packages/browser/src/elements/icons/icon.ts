import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

export type IconName =
  | 'info'
  | 'stop'
  | 'warn'
  | 'check'
  | 'right'
  | 'plus'
  | 'cloud'
  | 'laptop'
  | 'phone'
  | 'stick'
  | 'clock'
  | 'mail';

/** Line drawings of 24 × 24, named by what they show. Passkeys are drawn by kind, not by brand. */
const drawings: Readonly<Record<IconName, SVGTemplateResult>> = {
  info: svg`<circle cx="12" cy="12" r="8.7"/><path d="M12 11.3V16m0-8.3v.1"/>`,
  stop: svg`<circle cx="12" cy="12" r="8.7"/><path d="M12 7.6v5.2m0 3.2v.1"/>`,
  warn: svg`<path d="M12 4.2 20.6 19H3.4ZM12 10v4.2m0 2.4v.1"/>`,
  check: svg`<path d="m5 12.6 4.5 4.4L19 7.4"/>`,
  right: svg`<path d="m9.5 6 6 6-6 6"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
  cloud: svg`<path d="M7 18.5h10.2a4.3 4.3 0 0 0 .6-8.56A6 6 0 0 0 6.2 11.1 3.75 3.75 0 0 0 7 18.5Z"/>`,
  laptop: svg`<rect x="4.5" y="5" width="15" height="10.5" rx="2"/><path d="M2.5 19h19"/>`,
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2.5"/><path d="M11 18.4h2"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.7"/><path d="M12 7.3V12l3 2"/>`,
  mail: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7.5 8 6 8-6"/>`,
  stick: svg`<path d="M9 9.5v-6h6v6"/><rect x="6.5" y="9.5" width="11" height="11.5" rx="3"/><circle cx="12" cy="15.2" r="2.1"/><path d="M11 6.2h.01M13 6.2h.01"/>`,
};

/** Decoration: the words beside it say the same. @param extra classes: `icon-s` is small, `icon-flip` turns from right to left */
export function icon(name: IconName, extra = ''): TemplateResult {
  return html`<svg class="icon ${extra}" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
}

/** Turns while something is awaited; stands still and dotted where motion is reduced. */
export function ring(): TemplateResult {
  return html`<svg class="ring" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /></svg>`;
}
