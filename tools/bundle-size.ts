#!/usr/bin/env node
/**
 * Prints the size of the browser SDK as a page would load it: everything reachable from its index, bundled and
 * minified, without the elements. Exit code 1 above the limit.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** Bytes, gzipped. */
const limit = 4096;
const entry = fileURLToPath(new URL('../packages/browser/src/index.ts', import.meta.url));

const built = await build({
  configFile: false,
  logLevel: 'error',
  resolve: { conditions: ['@signet/source'] },
  build: {
    write: false,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
  },
});
const outputs = Array.isArray(built) ? built : [built];
const chunks = outputs.flatMap((it) => ('output' in it ? it.output : []));
const code = chunks.map((it) => (it.type === 'chunk' ? it.code : '')).join('');
const gzipped = gzipSync(code, { level: 9 }).length;
process.stdout.write(`@signet/browser: ${gzipped} bytes gzipped (${code.length} minified), limit ${limit}\n`);
if (process.argv.includes('--print')) process.stdout.write(code);
process.exitCode = gzipped > limit ? 1 : 0;
