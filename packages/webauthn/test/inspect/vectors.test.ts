import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { details } from '../../src/inspect/details.ts';
import { inspect } from '../../src/inspect/index.ts';
import type { InspectOptions, PartKind } from '../../src/inspect/index.ts';
import { vectorFolder } from '../encoding/vectors.ts';
import { assertRanges, nodesOf } from './ranges.ts';

interface RecordedCase {
  readonly id: string;
  readonly kind?: 'registration' | 'authentication';
  readonly expect?: 'accept' | 'reject' | 'parse-only';
  readonly policy?: string;
  readonly format?: string;
  readonly response?: { readonly response?: Readonly<Record<string, string>> };
  readonly attestationObject?: string;
  readonly cosePublicKey?: string;
  readonly signature?: string;
}

const folder = vectorFolder();

function cases(): RecordedCase[] {
  if (folder === null) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const contents = files.map((name): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  return contents.filter((it): it is RecordedCase[] => Array.isArray(it)).flat();
}

/** What may be refused for its form: what its source refuses, a format of no browser, and the key that Firefox 117 wrote. */
function mayHaveProblems({ expect, policy, format }: RecordedCase): boolean {
  return expect !== 'accept' || format === 'apple-appattest' || policy?.startsWith('malformed COSE key') === true;
}

function assertClean(input: unknown, kind: PartKind, tolerant: boolean, options: InspectOptions = {}): void {
  const inspection = inspect(input, { ...options, details });
  assertRanges(inspection);
  if (tolerant) return;
  assert.equal(inspection.part.kind, kind);
  assert.deepEqual(inspection.problems, []);
}

const partKinds: Readonly<Record<string, PartKind>> = {
  clientDataJSON: 'client-data',
  attestationObject: 'attestation-object',
  authenticatorData: 'authenticator-data',
  signature: 'signature',
};

describe('the collected vectors', { skip: folder === null && 'there is no folder of vectors' }, () => {
  const all = cases();
  const responses = all.filter((it) => it.response?.response !== undefined);

  it('are there', () => {
    assert.ok(responses.length > 200);
  });

  for (const one of responses) {
    it(`${one.id} decodes, whole and in parts`, () => {
      const tolerant = mayHaveProblems(one);
      assertClean(JSON.stringify(one.response), one.kind ?? 'json', tolerant);
      assertClean(one.response, one.kind ?? 'json', tolerant);
      for (const [name, kind] of Object.entries(partKinds)) {
        const text = one.response?.response?.[name];
        if (typeof text !== 'string') continue;
        const bytes = Buffer.from(text, 'base64url');
        for (const form of [text, bytes, bytes.toString('hex'), bytes.toString('base64')]) {
          // The length of this one's modulus is nobody else's, so it cannot be recognised.
          assertClean(form, kind, tolerant, bytes.length === 436 ? { as: kind } : {});
        }
      }
    });
  }

  it('attestation objects alone decode', () => {
    const alone = all.filter((it) => it.attestationObject !== undefined);
    assert.ok(alone.length > 5);
    for (const one of alone) assertClean(one.attestationObject, 'attestation-object', mayHaveProblems(one));
  });

  it('COSE keys and signatures alone decode', () => {
    const keys = all.filter((it) => it.cosePublicKey !== undefined);
    assert.ok(keys.length > 3);
    for (const { cosePublicKey, signature } of keys) {
      assertClean(cosePublicKey, 'public-key', false);
      assertClean(signature, 'signature', false);
    }
  });

  it('certificates alone decode, DER and PEM', () => {
    const roots = new URL('roots/', folder ?? undefined);
    const files = existsSync(roots) ? readdirSync(roots).filter((name) => name.endsWith('.pem')) : [];
    assert.ok(files.length > 10);
    for (const file of files) {
      const text = readFileSync(new URL(file, roots), 'utf8');
      if (text.length <= 1_048_576) assertClean(text, 'certificate', false);
    }
    for (const one of responses.filter((it) => !mayHaveProblems(it))) {
      for (const { node, part } of nodesOf(inspect(one.response, { details }).part)) {
        if (node.meaning !== 'An X.509 certificate.') continue;
        const first = node.children[0]?.offset ?? 0;
        const start = part.bytes[first - 3] === 0x82 ? first - 4 : first - 3;
        assertClean(part.bytes.slice(start, node.offset + node.length), 'certificate', false);
      }
    }
  });

  it('every format is told of in words', () => {
    const formats = new Set(responses.map((it) => it.format).filter((it) => typeof it === 'string'));
    assert.ok(formats.size > 7);
    for (const one of responses) {
      if (one.format === undefined || one.format === null || mayHaveProblems(one)) continue;
      const fmt = [...nodesOf(inspect(one.response, { details }).part)].find(({ node }) => node.name === 'fmt')?.node;
      assert.equal(fmt?.value, JSON.stringify(one.format));
      assert.match(fmt.meaning, /^[A-Z].+: .+\.$/u);
    }
  });
});
