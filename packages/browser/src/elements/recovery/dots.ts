import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

const drop = svg`<path d="M61.9 32.0C62.1 35.3 61.0 39.0 59.6 42.1C58.2 45.1 55.8 47.6 53.5 50.1C51.3 52.5 49.0 55.0 46.2 56.6C43.4 58.2 40.1 59.2 36.9 59.8C33.7 60.3 30.3 60.4 27.1 59.9C23.9 59.3 20.9 58.0 17.8 56.6C14.7 55.3 10.9 54.1 8.6 51.7C6.3 49.2 4.8 45.5 4.0 42.2C3.2 38.9 3.3 35.3 3.6 32.0C3.9 28.7 4.6 25.5 5.7 22.4C6.8 19.4 8.1 16.2 10.1 13.6C12.1 11.1 14.9 8.8 17.7 7.3C20.6 5.7 23.9 5.1 27.1 4.3C30.4 3.6 33.9 2.4 37.2 2.8C40.4 3.2 43.8 5.0 46.5 6.8C49.3 8.6 51.8 11.1 53.8 13.7C55.9 16.3 57.3 19.2 58.7 22.3C60.0 25.3 61.8 28.7 61.9 32.0Z" />`;

/** Drops of wax for what is left of ten; the sentence beside them says the same. */
export function waxDots(left: number, of: number): TemplateResult {
  const dots = Array.from({ length: of }, (_, index) => (index < left ? 'wax-left' : 'wax-used'));
  return html`<p class="wax" aria-hidden="true">
    ${dots.map((look) => html`<svg class=${look} viewBox="0 0 64 64">${drop}</svg>`)}
  </p>`;
}
