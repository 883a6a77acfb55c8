import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createAuthenticator, encodeBase64url } from '@signet/testkit';
import { authenticationOptions, parseRegistration, registrationOptions } from '@signet/webauthn';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'signet-vectors-'));
after(() => rmSync(folder, { recursive: true }));

const challenge = new Uint8Array(32).fill(5);
const ceremony = { challenge, userVerification: 'preferred', timeout: 300_000, hints: [], extensions: {} } as const;
const authenticator = createAuthenticator({ seed: 'vectors', algorithms: [-7] });
const registration = authenticator.create(
  registrationOptions({
    ...ceremony,
    rp: { id: 'example.org', name: 'Example' },
    user: { id: new Uint8Array(16), name: 'ada', displayName: 'Ada' },
    algorithms: [-7],
    excludeCredentials: [],
    residentKey: 'required',
    attestation: 'none',
  }),
  { origin: 'https://example.org' },
);
const assertion = authenticator.get(authenticationOptions({ ...ceremony, rpId: 'example.org', allowCredentials: [] }), {
  origin: 'https://example.org',
});

const common = {
  expect: 'accept',
  rpId: 'example.org',
  origins: ['https://example.org'],
  challenge: encodeBase64url(challenge),
};
const good = { ...common, id: 'good', kind: 'registration', format: 'none', alg: 'ES256', response: registration };
const stored = Buffer.from(registration.response.authenticatorData ?? '', 'base64url').subarray(37 + 18 + 32);
const signIn = {
  ...common,
  id: 'sign-in',
  kind: 'authentication',
  alg: 'ES256',
  response: assertion,
  credential: { id: assertion.id, publicKey: stored.toString('base64url'), counter: 0 },
};
const unbuilt = (): object => {
  const object = Buffer.from(registration.response.attestationObject, 'base64url');
  const text = object.toString('latin1').replace('dnone', 'ctpm');
  const attestationObject = Buffer.from(text, 'latin1').toString('base64url');
  const response = { ...registration, response: { ...registration.response, attestationObject } };
  return { ...good, id: 'unbuilt', format: 'tpm', response };
};

function run(args: readonly string[], env: Record<string, string> = {}): { status: number | null; stdout: string } {
  const { SIGNET_VECTORS: _vectors, CI: _ci, ...rest } = process.env;
  return spawnSync(process.execPath, ['--conditions=@signet/source', join(root, 'tools/vectors.ts'), ...args], {
    env: { ...rest, ...env },
    encoding: 'utf8',
  });
}

function runCases(cases: readonly unknown[]): { status: number | null; file: unknown } {
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
  const { status, stdout } = run([folder, '--json']);
  const result: { files: Record<string, unknown> } = JSON.parse(stdout);
  return { status, file: result.files['cases.json'] };
}

describe('npm run vectors', () => {
  it('the cases of this test are ceremonies', () => assert.equal(parseRegistration(registration).alg, -7));

  it('counts what is as expected, unsupported and a matter of policy, and is content then', () => {
    const policy = { ...good, id: 'policy', policy: 'whether we like it', expect: 'reject' };
    assert.deepEqual(
      runCases([good, signIn, { ...good, id: 'no', challenge: 'AAAA', expect: 'reject' }, unbuilt(), policy]),
      {
        status: 0,
        file: { cases: 5, asExpected: 3, policy: 1, policyAsExpected: 0, unsupported: 1, deviations: [] },
      },
    );
  });

  it('names each deviation with what was expected and what came, and fails', () => {
    const { status, file } = runCases([
      { ...good, expect: 'reject' },
      { ...signIn, origins: ['https://example.com'] },
      { ...good, id: 'unnamed format', format: 'none', response: Reflect.get(unbuilt(), 'response') },
    ]);
    const deviations = [
      { id: 'good', expected: 'reject', got: 'accept' },
      { id: 'sign-in', expected: 'accept', got: 'origin_mismatch' },
      { id: 'unnamed format', expected: 'accept', got: 'unknown_format' },
    ];
    assert.equal(status, 1);
    assert.deepEqual(file, { cases: 3, asExpected: 0, policy: 0, policyAsExpected: 0, unsupported: 0, deviations });
  });

  it('a case that cannot be judged is a deviation, whatever is expected', () => {
    const { status, file } = runCases([good, 5, { ...good, id: 'no origin', origins: [], expect: 'reject' }]);
    assert.equal(status, 1);
    const deviations: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, 'deviations') : null;
    assert.match(JSON.stringify(deviations), /"element 1".*"no origin","expected":"reject","got":"TypeError: /u);
  });

  it('passes over other files, and prints the peer’s verdicts beside ours', () => {
    writeFileSync(join(folder, 'cases.json'), JSON.stringify([good, signIn]));
    writeFileSync(join(folder, 'other.json'), '{"cases":1}');
    writeFileSync(join(folder, 'broken.json'), '[{');
    const { status, stdout } = run([folder]);
    assert.equal(status, 0);
    assert.match(stdout, /cases.json: 2 cases, 2 as expected, 0 unsupported, 0 deviating, 0 by policy/u);
    assert.match(stdout, /@simplewebauthn\/server: the same verdict in 2 of 2/u);
    assert.match(stdout, /not a file of cases: broken.json\n.*not a file of cases: other.json/u);
  });

  it('a folder that is not there fails where a machine decides, unless it says that it has none', () => {
    const nowhere = join(folder, 'nowhere');
    assert.equal(run([nowhere], { CI: 'true' }).status, 1);
    assert.equal(run([nowhere]).status, 0);
    assert.equal(run([], { CI: 'true', SIGNET_VECTORS: nowhere }).status, 1);
    assert.equal(run([], { CI: 'true', SIGNET_VECTORS: 'none' }).status, 0);
  });

  it('the collected vectors: nothing deviates, each policy case is decided, each difference explained', () => {
    const told = process.env['SIGNET_VECTORS'];
    const vectors = told ?? join(root, '..', 'shared', 'vectors');
    if (!existsSync(vectors)) {
      assert.ok(
        process.env['CI'] !== 'true' || told === 'none',
        'the vectors are missing; SIGNET_VECTORS=none says so',
      );
      process.stdout.write('# not run, as there is no folder of vectors: npm run vectors on the collected vectors\n');
      return;
    }
    const { status, stdout } = run([vectors]);
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /DEVIATION|UNEXPLAINED|NOT AS DECIDED|NO DECISION/u);
  });
});
