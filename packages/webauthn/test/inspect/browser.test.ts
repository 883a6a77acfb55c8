import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { registration } from './scene.ts';

/** Both entries as one script, as a page would have it. */
async function bundle(): Promise<string> {
  const name = '\0both';
  const source = (file: string): string =>
    JSON.stringify(fileURLToPath(new URL(`../../src/inspect/${file}`, import.meta.url)));
  const both = `import { inspect } from ${source('index.ts')}; import { details } from ${source('details.ts')}; globalThis.inspect = (it) => inspect(it, { details });`;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@signet/source'] },
    plugins: [
      { name: 'both', resolveId: (id) => (id === name ? id : null), load: (id) => (id === name ? both : null) },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: name, output: { format: 'iife' } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return outputs
    .flatMap((it) => ('output' in it ? it.output : []))
    .map((it) => (it.type === 'chunk' ? it.code : ''))
    .join('');
}

describe('in a browser', () => {
  it('runs with what a page has, and nothing of Node', async () => {
    // A context of its own has the language alone; a page has these four beside it.
    const page = createContext({ TextDecoder, TextEncoder, atob, btoa });
    runInContext(await bundle(), page);
    const input = JSON.stringify(JSON.stringify(registration));
    const told: unknown = runInContext(
      `const { part, problems } = inspect(${input}); JSON.stringify([part.kind, problems])`,
      page,
    );
    assert.equal(told, '["registration",[]]');
    assert.equal(runInContext('typeof process + typeof Buffer + typeof require', page), 'undefinedundefinedundefined');
  });
});
