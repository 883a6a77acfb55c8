#!/usr/bin/env node
/**
 * Prints the size of what a page would load: everything reachable from an entry, bundled and minified. Exit code 1 where one is
 * above its limit, or holds what no browser has.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** An entry that pages load. */
interface Entry {
  readonly name: string;
  readonly file: string;
  /** What is measured. */
  readonly what: string;
  /** Bytes, gzipped. */
  readonly limit: number;
}

const entries: readonly Entry[] = [
  { name: '@signet/browser', file: 'packages/browser/src/index.ts', what: 'the SDK without its elements', limit: 4096 },
  {
    name: '@signet/webauthn/inspect',
    file: 'packages/webauthn/src/inspect/index.ts',
    what: 'the decoder; what a statement holds beyond its members comes with the details',
    limit: 15_000,
  },
  {
    name: '@signet/webauthn/inspect/details',
    file: 'packages/webauthn/src/inspect/details.ts',
    what: 'certificates, structures of TPMs and SafetyNet, and the judgement of the parsers of the verifier',
    limit: 25_000,
  },
];

/** Text that only a program for Node has. */
const foreign = /\bnode:|\bBuffer\b|\brequire\(|\bprocess\./u;

let failed = false;
for (const entry of entries) {
  const code = await bundle(entry);
  const gzipped = gzipSync(code, { level: 9 }).length;
  const found = foreign.exec(code)?.[0];
  process.stdout.write(
    `${entry.name}: ${gzipped} bytes gzipped (${code.length} minified), limit ${entry.limit}: ${entry.what}\n`,
  );
  if (found !== undefined) process.stdout.write(`${entry.name}: holds ${found}, which no browser has\n`);
  if (process.argv.includes('--print')) process.stdout.write(code);
  failed ||= gzipped > entry.limit || found !== undefined;
}
process.exitCode = failed ? 1 : 0;

async function bundle({ file }: Entry): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@signet/source'] },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`../${file}`, import.meta.url)),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((it) => ('output' in it ? it.output : []));
  return chunks.map((it) => (it.type === 'chunk' ? it.code : '')).join('');
}
