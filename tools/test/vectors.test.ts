import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHmac, hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createAuthenticator, createSeed, encodeBase64url, makeAttestationChain } from '@signet/testkit';
import { authenticationOptions, parseRegistration, registrationOptions } from '@signet/webauthn';
import type { RegistrationOptionsInput } from '@signet/webauthn';
import { isUnsupported } from '../vectors/unsupported.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'signet-vectors-'));
after(() => rmSync(folder, { recursive: true }));

const challenge = new Uint8Array(32).fill(5);
const ceremony = { challenge, userVerification: 'preferred', timeout: 300_000, hints: [], extensions: {} } as const;
const authenticator = createAuthenticator({ seed: 'vectors', algorithms: [-7] });
const begun: RegistrationOptionsInput = {
  ...ceremony,
  rp: { id: 'example.org', name: 'Example' },
  user: { id: new Uint8Array(16), name: 'ada', displayName: 'Ada' },
  algorithms: [-7],
  excludeCredentials: [],
  residentKey: 'required',
  attestation: 'none',
};
const registration = authenticator.create(registrationOptions(begun), { origin: 'https://example.org' });
const assertion = authenticator.get(authenticationOptions({ ...ceremony, rpId: 'example.org', allowCredentials: [] }), {
  origin: 'https://example.org',
});

/** A registration with certificates, and them: the leaf and its root, in base64. */
const attested = createAuthenticator({ seed: 'vectors', algorithms: [-7], attestation: 'packed-certified' }).create(
  registrationOptions(begun),
  { origin: 'https://example.org' },
);
function chainOf(seed: string = 'vectors'): [leaf: string, root: string] {
  const { x5c, root } = makeAttestationChain(createSeed(seed), attestedAaguid());
  return [Buffer.from(x5c[0] ?? []).toString('base64'), Buffer.from(root).toString('base64')];
}
function attestedAaguid(): Uint8Array {
  return new Uint8Array(Buffer.from(attested.response.authenticatorData ?? '', 'base64url').subarray(37, 53));
}

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
/** The registration under another format's name. */
const misnamed = (format: string): unknown => {
  const object = Buffer.from(registration.response.attestationObject, 'base64url');
  const text = object.toString('latin1').replace('dnone', String.fromCharCode(0x60 + format.length) + format);
  const attestationObject = Buffer.from(text, 'latin1').toString('base64url');
  return { ...registration, response: { ...registration.response, attestationObject } };
};

function run(args: readonly string[], env: Record<string, string> = {}): { status: number | null; stdout: string } {
  const { SIGNET_VECTORS: _vectors, CI: _ci, ...rest } = process.env;
  return spawnSync(process.execPath, ['--conditions=@signet/source', join(root, 'tools/vectors.ts'), ...args], {
    env: { ...rest, ...env },
    encoding: 'utf8',
  });
}

function runCases(cases: unknown): { status: number | null; file: unknown } {
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
  const { status, stdout } = run([folder, '--json']);
  const result: { files: Record<string, unknown> } = JSON.parse(stdout);
  return { status, file: result.files['cases.json'] };
}

describe('npm run vectors', () => {
  it('the cases of this test are ceremonies', () => assert.equal(parseRegistration(registration).alg, -7));

  it('counts what is as expected and what is a matter of policy, and is content then', () => {
    const policy = { ...good, id: 'policy', policy: 'whether we like it', expect: 'reject' };
    assert.deepEqual(runCases([good, signIn, { ...good, id: 'no', challenge: 'AAAA', expect: 'reject' }, policy]), {
      status: 0,
      file: { cases: 4, asExpected: 3, policy: 1, policyAsExpected: 0, unsupported: 0, deviations: [] },
    });
  });

  it('calls unsupported what this runtime has no algorithm for, and only if that is why it is refused', () => {
    const one = { id: 'one', kind: 'registration', expect: 'accept', judge: () => ({ got: '' }) } as const;
    const without = [-7, -8, -257];
    const isIt = (alg: string, got: string, available: readonly number[] = without): boolean =>
      isUnsupported({ ...one, alg, attestationAlg: 'ES256' }, got, available);
    assert.ok(isIt('ML-DSA-44', 'alg_unsupported'));
    assert.ok(isIt('ML-DSA-44', 'alg_not_allowed'));
    assert.ok(!isIt('ML-DSA-44', 'alg_unsupported', [...without, -48]));
    assert.ok(!isIt('ML-DSA-44', 'bad_key'));
    assert.ok(!isIt('RS1', 'alg_unsupported'));
    assert.ok(!isIt('unheard of', 'alg_unsupported'));
    assert.ok(isUnsupported({ ...one, alg: 'ES256', attestationAlg: 'ES384' }, 'alg_unsupported', without));
  });

  it('names each deviation with what was expected and what came, and fails', () => {
    const { status, file } = runCases([
      { ...good, expect: 'reject' },
      { ...signIn, origins: ['https://example.com'] },
      { ...good, id: 'unknown format', response: misnamed('unknown') },
    ]);
    const deviations = [
      { id: 'good', expected: 'reject', got: 'accept' },
      { id: 'sign-in', expected: 'accept', got: 'origin_mismatch' },
      { id: 'unknown format', expected: 'accept', got: 'unknown_format' },
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

  it('finds out by itself what a case leaves out: algorithm, roots, time', () => {
    const [, stranger] = chainOf('stranger');
    const { alg: _alg, ...nameless } = signIn;
    const certified = { ...good, format: 'packed', response: attested };
    const past = { x5cValidFrom: '2024-02-01T00:00:00Z', x5cValidTo: '2024-03-01T00:00:00Z' };
    const cases = [
      nameless,
      { ...certified, id: 'no roots', attestationRoots: [] },
      { ...certified, id: 'its roots', attestationRoots: [chainOf()[1]], timeHint: past },
      { ...certified, id: 'other roots', attestationRoots: [stranger], expect: 'reject' },
      {
        ...certified,
        id: 'too late',
        attestationRoots: [chainOf()[1]],
        timeHint: { at: '2050-01-01' },
        expect: 'reject',
      },
    ];
    assert.deepEqual(runCases(cases), {
      status: 0,
      file: { cases: 5, asExpected: 5, policy: 0, policyAsExpected: 0, unsupported: 0, deviations: [] },
    });
  });

  it('names what is of no kind it knows, in files of other kinds, and prints totals', () => {
    const [leaf, root] = chainOf();
    const other = mkdtempSync(join(tmpdir(), 'signet-vectors-'));
    mkdirSync(join(other, 'below'));
    const path = (id: string, expect: string, roots: readonly string[]): object => ({ id, expect, x5c: [leaf], roots });
    const chains = [path('good', 'accept', [root]), path('bad', 'reject', []), { id: 'odd', expect: 'accept' }, 5];
    writeFileSync(join(other, 'below', 'chains.json'), JSON.stringify(chains));
    const told = run(['--folder', other]);
    rmSync(other, { recursive: true });
    assert.equal(told.status, 0);
    assert.match(told.stdout, /^below\/chains.json: 2 cases, 2 as expected/u);
    assert.match(told.stdout, /not a case of any kind: odd\n.*not a case of any kind: element 3\n/u);
    assert.match(told.stdout, /trust: 1 of 2 with certificates/u);
    assert.match(told.stdout, /total: 2 cases, 2 as expected, 0 unsupported, 0 deviating, 0 by policy/u);
  });

  it('judges attestation objects and signatures by their own rules', () => {
    const [, root] = chainOf();
    const [, stranger] = chainOf('stranger');
    const { attestationObject, clientDataJSON } = attested.response;
    const clientDataHash = hash('sha256', Buffer.from(clientDataJSON, 'base64url'), 'base64url');
    const statement = {
      id: 'statement',
      expect: 'accept',
      attestationObject,
      clientDataHash,
      attestationRoots: [root],
    };
    const key = { cosePublicKey: stored.toString('base64url'), valid: true };
    const { authenticatorData, signature, clientDataJSON: signedJSON } = assertion.response;
    const signedData = Buffer.concat([
      Buffer.from(authenticatorData, 'base64url'),
      hash('sha256', Buffer.from(signedJSON, 'base64url'), 'buffer'),
    ]).toString('base64url');
    const cases = [
      statement,
      { ...statement, id: 'elsewhere', expect: 'reject', attestationRoots: [stranger] },
      { ...statement, id: 'other client data', expect: 'reject', clientDataHash: signedData },
      { ...statement, id: 'sample', expect: 'parse-only', clientDataHash: null },
      { id: 'signature', ...key, signedData, signature },
      { id: 'no signature', ...key, signedData: clientDataHash, signature, valid: false },
      { id: 'wrong', ...key, signedData: clientDataHash, signature },
    ];
    const { status, file } = runCases(cases);
    assert.equal(status, 1);
    const deviations = [{ id: 'wrong', expected: 'accept', got: 'bad_signature' }];
    assert.deepEqual(file, { cases: 7, asExpected: 6, policy: 0, policyAsExpected: 0, unsupported: 0, deviations });
  });

  it('judges results of PRF by how they follow from the inputs', () => {
    const salt = hash('sha256', Buffer.concat([Buffer.from('WebAuthn PRF\0'), Buffer.of(1, 2)]), 'buffer');
    const result = createHmac('sha256', Buffer.alloc(32, 3)).update(salt).digest('hex');
    const values = { prf_eval_first: '0102', salt1: salt.toString('hex'), prf_results_first: result };
    const wrong = { ...values, prf_results_first: values.salt1 };
    const ctap = [
      { title: 'right', values },
      { title: 'wrong', values: wrong },
    ];
    const { file } = runCases({ shared: { authenticator_cred_random: '03'.repeat(32) }, ctap });
    assert.equal(Reflect.get(Object(file), 'asExpected'), 1);
    assert.match(JSON.stringify(file), /"id":"wrong","expected":"accept","got":"Error: /u);
  });

  it('passes over other files, and prints the peer’s verdicts beside ours', () => {
    writeFileSync(join(folder, 'cases.json'), JSON.stringify([good, signIn]));
    writeFileSync(join(folder, 'other.json'), '{"cases":1}');
    writeFileSync(join(folder, 'broken.json'), '[{');
    const { status, stdout } = run([folder]);
    assert.equal(status, 0);
    assert.match(stdout, /cases.json: 2 cases, 2 as expected, 0 unsupported, 0 deviating, 0 by policy/u);
    assert.match(stdout, /@simplewebauthn\/server: the same verdict in 2 of 2/u);
    assert.match(stdout, /not a file of cases: broken.json \(it is not JSON\)\n.*not a file of cases: other.json/u);
  });

  it('a folder that is not there fails where it was named or a machine decides, unless that says that it has none', () => {
    const nowhere = join(folder, 'nowhere');
    assert.equal(run([nowhere], { CI: 'true' }).status, 1);
    assert.equal(run([nowhere]).status, 1);
    assert.equal(run([], { SIGNET_VECTORS: nowhere }).status, 0);
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
