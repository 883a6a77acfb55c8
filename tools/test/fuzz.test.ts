import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportFailure, reportLine } from '../fuzz/report.ts';
import type { TargetReport } from '../fuzz/watch.ts';
import { runFuzz } from '../fuzz/watch.ts';

const seed = 20_261_121;
const inputs = 20_000;

async function fuzz(only: readonly string[]): Promise<void> {
  process.stdout.write(`# fuzz: seed ${seed}, ${inputs} inputs each\n`);
  const { reports, ended } = await runFuzz({ only, inputs, seed });
  const failures = [...reports.flatMap(({ result }) => result.failures), ...(ended === null ? [] : [ended])];
  assert.deepEqual(failures.map(reportFailure), []);
  assert.deepEqual(reports.map(({ result }) => result.name).toSorted(), only.toSorted());
  for (const report of reports) {
    assert.equal(report.result.inputs, inputs);
    process.stdout.write(`# ${reportLine(report)}\n`);
  }
}

describe('npm run fuzz', () => {
  it('text, CBOR, keys and the parts of responses', () =>
    fuzz(['base64url', 'JSON', 'CBOR', 'COSE key', 'client data', 'authenticator data', 'attestation object']));

  it('DER, certificates, signatures, envelopes', () =>
    fuzz(['DER', 'certificate', 'ECDSA signature', 'registration envelope', 'authentication envelope']));

  it('parts of statements, the inspector', () =>
    fuzz(['TPM certInfo', 'TPM pubArea', 'Android key description', 'JWS', 'inspect']));

  it('registrations', () => fuzz(['registration']));

  it('sign-ins', () => fuzz(['authentication']));
});

describe('the watch over what is fuzzed', () => {
  const module = new URL('planted/fuzz-targets.ts', import.meta.url).href;
  const watched = (only: string): ReturnType<typeof runFuzz> =>
    runFuzz({ only: [only], inputs: 2000, seed }, { module, patience: 1500 });
  const first = (reports: readonly TargetReport[]): TargetReport => reports[0] ?? assert.fail('no report');

  it('takes refusals for an answer, and counts how far inputs come', async () => {
    const { reports, ended } = await watched('sound');
    assert.equal(ended, null);
    assert.deepEqual(first(reports).result.failures, []);
    assert.match(reportLine(first(reports)), /^sound: 2000 inputs, .*; begun 100.0 %, taken 0.0 %$/u);
  });

  it('names an input that throws anything else, as base64url', async () => {
    const { reports } = await watched('throws');
    const [failure] = first(reports).result.failures;
    assert.equal(failure?.input, 'AQID');
    assert.match(failure.what, /TypeError: cannot read properties of undefined/u);
    assert.match(reportFailure(failure), /npm run fuzz -- --target "throws" --input AQID/u);
  });

  it('fails where too few inputs get deep', async () => {
    const { reports } = await watched('shallow');
    assert.match(first(reports).result.failures[0]?.what ?? '', /not deep enough: taken: fewer than 50 %/u);
  });

  it('stops an input that never ends, and one that eats the heap, and names them', async () => {
    const hanging = await watched('hangs');
    assert.deepEqual([hanging.ended?.target, hanging.ended?.input], ['hangs', 'AQID']);
    assert.match(hanging.ended?.what ?? '', /hangs/u);
    const eating = await watched('eats');
    assert.equal(eating.ended?.input, 'AQID');
    assert.match(eating.ended?.what ?? '', /ERR_WORKER_OUT_OF_MEMORY|hangs/u);
  });
});
