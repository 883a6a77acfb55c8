import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

/** Modules that have to stay light around the code. */
const quiet = 4;

/** A QR code, dark on light in every scheme: cameras ask for it. @param rows of modules, true is dark */
export function qrPicture(rows: readonly (readonly boolean[])[], label: string): TemplateResult {
  const size = rows.length + 2 * quiet;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label}>${svg`<path d=${path} />`}</svg>`;
}
