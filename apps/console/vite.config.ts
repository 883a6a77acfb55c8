import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import type { Plugin } from 'vite';

/**
 * Fills src/styles/parts.css with the looks of the elements' parts. What a page paints before its scripts run then lies
 * exactly where the elements will: one source, so the two cannot drift apart.
 */
const parts: Plugin = {
  name: 'signet-parts',
  async load(id) {
    if (!id.endsWith('/src/styles/parts.css')) return null;
    const elements = await this.resolve('@signet/browser/elements', id);
    if (elements === null) this.error('@signet/browser/elements is not installed');
    const { partStyles }: typeof import('@signet/browser/elements') = await import(pathToFileURL(elements.id).href);
    return partStyles.map(({ cssText }) => cssText).join('\n');
  },
};

/** Puts `src/door/<name>.html` where a page says `<!-- part: <name> -->`: what several letters have in common. */
const letterParts: Plugin = {
  name: 'signet-letter-parts',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replaceAll(/<!-- part: ([a-z-]+) -->/gu, (_, name: string) =>
        readFileSync(join(import.meta.dirname, 'src', 'door', `${name}.html`), 'utf8'),
      ),
  },
};

/** Gives the sign-in page its one classic script: what has to run before the first paint (see src/door/arrival.ts). */
const arrival: Plugin = {
  name: 'signet-arrival',
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'src/door/arrival.ts', name: 'arrival' });
  },
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, path }) {
      const chunk = Object.values(bundle).find((it) => it.type === 'chunk' && it.name === 'arrival');
      if (chunk === undefined || path !== '/sign-in.html') return [];
      return [{ tag: 'script', attrs: { src: `/${chunk.fileName}` }, injectTo: 'head' }];
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@signet/source', ...defaultClientConditions] },
  plugins: [parts, letterParts, arrival],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The browsers that know light-dark() and relative colours: nothing is rewritten for older ones.
    target: ['chrome125', 'firefox128', 'safari18'],
    // The pages' policy allows no inline script, style or data: address.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: ['sign-in.html', 'sign-up.html', 'invite.html', 'recover.html', 'account.html'] },
  },
});
