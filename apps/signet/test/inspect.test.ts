import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createAuthenticator, encodeBase64url, encodeCbor } from '@signet/testkit';
import { authenticationOptions, registrationOptions } from '@signet/webauthn';
import { inspectInput } from '../src/inspect/inspect.ts';
import type { InspectCommand } from '../src/inspect/inspect.ts';
import { paintFor } from '../src/inspect/report/paint.ts';
import { wrap } from '../src/inspect/report/wrap.ts';
import { run } from './run.ts';
import type { Ended } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'signet-inspect-'));
const origin = 'https://example.org';
const challenge = new Uint8Array(32).fill(9);
const common = { challenge: encodeBase64url(challenge), rpId: 'example.org', origin };

const authenticator = createAuthenticator({
  seed: 'inspect',
  attestation: 'packed-certified',
  userVerification: false,
});
const options = registrationOptions({
  rp: { id: 'example.org', name: 'Example' },
  user: { id: new Uint8Array(16).fill(1), name: 'ada', displayName: 'Ada' },
  challenge,
  algorithms: [-7],
  excludeCredentials: [],
  userVerification: 'preferred',
  residentKey: 'required',
  attestation: 'direct',
  timeout: 60_000,
  hints: [],
  extensions: {},
});
const registration = authenticator.create(options, { origin });
const assertion = authenticator.get(
  authenticationOptions({
    rpId: 'example.org',
    challenge,
    allowCredentials: [],
    userVerification: 'preferred',
    timeout: 60_000,
    hints: [],
    extensions: {},
  }),
  { origin },
);
const publicKey = encodeBase64url(encodeCbor(authenticator.credentials[0]?.key.cose ?? assert.fail('no credential')));

let files = 0;

/** A file with a name of its own. */
function file(content: string | Uint8Array | object): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isRaw ? content : JSON.stringify(content));
  return path;
}

/** What the command tells of a file, in this process. */
async function tell(
  content: string | Uint8Array | object,
  options: Partial<InspectCommand> = {},
): ReturnType<typeof inspectInput> {
  return inspectInput(file(content), { json: false, ...options });
}

/** The command in a process of its own, with something on its standard input. */
async function pipe(input: string | Uint8Array, args: readonly string[]): Promise<Ended> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=@signet/source', main, 'inspect', ...args]);
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, ...texts }));
  });
}

after(() => rmSync(folder, { recursive: true }));

describe('signet inspect', () => {
  it('prints a response as a tree with offsets, bytes and meaning, without colour into a pipe', async () => {
    const { status, out } = await run(['inspect', file(registration)]);
    assert.equal(status, 0);
    assert.match(out, /^Decoded, not verified: /mu);
    assert.match(out, /^registration › attestationObject, \d+ bytes\./mu);
    assert.match(out, /^\d+–\d+ +63 66 6d 74 66 70 61 63… {2}├ fmt: "packed"\n[ │]+Packed: /mu);
    assert.match(out, /^\d+ +59 +│? *├ flags: 0x59 \(UP BE BS AT\)/mu);
    assert.match(out, /OU="Authenticator Attestation"/u);
    assert.match(out, /^No problem of form\.$/mu);
    assert.ok(!out.includes('\u001b'));
  });

  it('reads standard input, as text or bytes, named - or not at all', async () => {
    const object = registration.response.attestationObject;
    for (const [input, args] of [
      [`${object}\n`, []],
      [Buffer.from(object, 'base64url'), ['-']],
    ] as const) {
      const { status, out } = await pipe(input, args);
      assert.equal(status, 0);
      assert.match(out, /^Attestation object: /u);
    }
  });

  it('reads what PowerShell writes, and what begins with a byte order mark', async () => {
    const text = `\uFEFF${JSON.stringify(assertion)}`;
    for (const content of [Buffer.from(text, 'utf16le'), Buffer.from(text)]) {
      const { status, told } = await tell(content);
      assert.equal(status, 0, told);
      assert.match(told, /^Sign-in: /u);
    }
  });

  it('shows what is before a fault, names it, and ends with 1', async () => {
    const object = Buffer.from(registration.response.attestationObject, 'base64url');
    const { status, told } = await tell(object.subarray(0, -10));
    assert.equal(status, 1);
    assert.match(told, /rpIdHash: bfabc374/u);
    assert.match(told, /✗ cbor_truncated: a CBOR string longer than the input/u);
    assert.match(told, /problems?: .*cbor_truncated/u);
  });

  it('lets nothing of the input reach the terminal as a command', async () => {
    const hostile = { ...registration, 'evil\u001b[31m\u202e': 'red\u001b]0;title\u0007\u009b2J' };
    const { told: out } = await tell(hostile);
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
    assert.match(out, /\\u\{1b\}/u);
  });

  it('answers one JSON object, with the bytes of each part', async () => {
    const { status, told: out } = await tell(assertion, { json: true });
    assert.equal(status, 0);
    const { part, problems, trace, notice } = JSON.parse(out) as {
      part: { kind: string; bytes: string; root: { length: number } };
      problems: unknown[];
      trace: unknown;
      notice: string;
    };
    assert.deepEqual([part.kind, problems, trace], ['authentication', [], null]);
    assert.equal(Buffer.from(part.bytes, 'base64url').toString(), JSON.stringify(assertion));
    assert.match(notice, /not verified/u);
  });

  it('colours a terminal, unless NO_COLOR is set or it is dumb', () => {
    const terminal = Object.assign(Object.create(process.stdout), { isTTY: true }) as NodeJS.WriteStream;
    const file = Object.assign(Object.create(process.stdout), { isTTY: false }) as NodeJS.WriteStream;
    assert.equal(paintFor(terminal, {})('bad', 'x'), '\u001b[31m\u001b[1mx\u001b[22m\u001b[39m');
    assert.equal(paintFor(terminal, { NO_COLOR: '' })('good', 'x'), '\u001b[32mx\u001b[39m');
    assert.equal(paintFor(terminal, { NO_COLOR: '1' })('bad', 'x'), 'x');
    assert.equal(paintFor(terminal, { TERM: 'dumb' })('bad', 'x'), 'x');
    assert.equal(paintFor(file, {})('bad', 'x'), 'x');
  });

  it('wraps between words, never inside one', () => {
    assert.deepEqual(wrap('one two three four five six', 20), ['one two three four', 'five six']);
    assert.deepEqual(wrap('a wordthatislongerthanthewidthallows b', 20), [
      'a',
      'wordthatislongerthanthewidthallows',
      'b',
    ]);
  });
});

describe('signet inspect --expected', () => {
  const trace = async (response: object, expected: object): Promise<{ status: number; out: string }> => {
    const { status, told } = await tell(response, { expected: file(expected) });
    return { status, out: told };
  };

  it('runs every step of a registration, and says that all pass', async () => {
    const { status, out } = await trace(registration, common);
    assert.equal(status, 0, out);
    assert.match(out, /^Steps of §7\.1/mu);
    assert.match(out, /^✓ R\.9 {2}The origin is expected$/mu);
    assert.match(out, /^Every step that a response can show passes\.$/mu);
  });

  it('names the step that refuses, its code and its place, and runs on', async () => {
    const { status, out } = await trace(registration, {
      ...common,
      userVerification: 'required',
      origin: 'https://example.com',
    });
    assert.equal(status, 1);
    assert.match(out, /^✗ R\.9 {2}The origin is expected: refused\n +origin_mismatch: /mu);
    assert.match(out, /^✗ R\.16 /mu);
    assert.match(out, /^ +https:\/\/w3c\.github\.io\/webauthn\/#/mu);
    assert.match(out, /^Refused at R\.9: The origin is expected \(origin_mismatch\)$/mu);
    assert.match(out, /\d+ passed, 2 refused/u);
  });

  it('looks into a body that wraps the credential', async () => {
    const { status } = await trace({ ceremony: 'x', response: registration }, common);
    assert.equal(status, 0);
  });

  it('reads attestation, algorithms, frames and extensions', async () => {
    const strict = await trace(registration, {
      ...common,
      attestation: { certified: 'trust-required', at: '2026-01-01T00:00:00Z' },
    });
    assert.match(strict.out, /^Refused at R\.24: /mu);
    const offered = await trace(registration, { ...common, algorithms: [-257] });
    assert.match(offered.out, /^Refused at R\.20: .*alg_not_allowed/mu);
    const framed = await trace(registration, {
      ...common,
      crossOrigin: { topOrigins: ['https://top.example'], missingTopOrigin: 'accepted' },
      extensions: { requested: ['credProps'], unsolicited: 'refused' },
      mediation: 'conditional',
      backupEligible: 'refused',
    });
    assert.match(framed.out, /^Refused at R\.18: /mu);
  });

  it('runs every step of a sign-in against the stored key', async () => {
    const { status, out } = await trace(assertion, { ...common, credential: { publicKey } });
    assert.equal(status, 0, out);
    assert.match(out, /^✓ A\.21 The signature over authenticator data/mu);
    const counted = await trace(assertion, {
      ...common,
      credential: { publicKey, signCount: 7, backupEligible: false, alg: -7, id: assertion.id },
      allowCredentials: [encodeBase64url(Uint8Array.of(1))],
      userHandle: encodeBase64url(Uint8Array.of(2)),
      signCount: 'refused',
    });
    assert.equal(counted.status, 1);
    for (const step of ['A.5', 'A.6', 'A.19', 'A.22']) assert.match(counted.out, new RegExp(`^✗ ${step} `, 'mu'));
  });

  it('traces a response that is no JSON as refused', async () => {
    const { status, told } = await tell('{"rawId": "AA", ', { expected: file(common) });
    assert.equal(status, 1);
    assert.match(told, /^Refused at R\.3: /mu);
  });

  it('says what to change where an option or the file makes no sense', async () => {
    const cases: readonly [options: Partial<InspectCommand>, said: RegExp][] = [
      [{ as: 'cat' }, /^--as is one of registration, /u],
      [{ expected: '/no/such/file' }, /^\/no\/such\/file cannot be read \(ENOENT\)/u],
      [{ expected: file('nonsense') }, /is not JSON/u],
      [{ expected: file('[]') }, /^expected is not an object/u],
      [{ expected: file({ ...common, orign: 'x' }) }, /^expected\.orign is not known: is it origin\?/u],
      [{ expected: file({ ...common, attestation: { at: 'noon' } }) }, /^expected\.attestation\.at is no time/u],
      [{ expected: file({ rpId: 'example.org', origin }) }, /^expected\.challenge is missing/u],
      [{ expected: file({ ...common, origin: 'https://example.org/' }) }, /expected\.origins/u],
      [{ expected: file({ ...common, userVerification: 'yes' }) }, /is not one of required, preferred/u],
      [{ expected: file({ ...common, challenge: '***' }) }, /^expected\.challenge is not base64url/u],
      [{ expected: file({ ...common, rpIds: [1] }) }, /^expected\.rpIds is not a list of texts/u],
      [{ expected: file({ ...common, rpId: 1 }) }, /^expected\.rpId is not text/u],
      [{ expected: file({ ...common, algorithms: ['ES256'] }) }, /^expected\.algorithms is not a list of COSE/u],
    ];
    for (const [options, message] of cases) {
      await assert.rejects(tell(registration, options), { name: 'SettingsError', message });
    }
    const faults: readonly [response: string | object, expected: object, message: RegExp][] = [
      [registration.response.attestationObject, common, /needs the whole response/u],
      [assertion, common, /^expected\.credential is missing/u],
      [assertion, { ...common, credential: {} }, /^expected\.credential\.publicKey is missing/u],
      [assertion, { ...common, credential: { publicKey, signCount: 1.5 } }, /signCount is not an integer/u],
      [assertion, { ...common, credential: { publicKey, backupEligible: 1 } }, /neither true nor false/u],
      [{ ...assertion, rawId: 1 }, { ...common, credential: { publicKey } }, /^expected\.credential\.id is missing/u],
    ];
    for (const [response, expected, message] of faults) {
      await assert.rejects(tell(response, { expected: file(expected) }), { name: 'SettingsError', message });
    }
    await assert.rejects(
      inspectInput('/no/such/file', { json: false }),
      /^SettingsError: \/no\/such\/file cannot be read/u,
    );
  });

  it('ends with 2 where it is not understood', async () => {
    const { status, err } = await pipe('{}', ['--as', 'cat']);
    assert.deepEqual([status, err.startsWith('--as is one of')], [2, true]);
    assert.equal((await pipe('{}', ['--nonsense'])).status, 2);
  });
});
