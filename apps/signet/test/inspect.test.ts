import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { paintFor } from '../src/inspect/report/paint.ts';
import { wrap } from '../src/inspect/report/wrap.ts';
import { assertion, file, pipe, registration, removeFiles, tell } from './inspect-scene.ts';
import { run } from './run.ts';

after(removeFiles);

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

  it('ends with 2 where it is not understood', async () => {
    const { status, err } = await pipe('{}', ['--as', 'cat']);
    assert.deepEqual([status, err.startsWith('--as is one of')], [2, true]);
    assert.equal((await pipe('{}', ['--nonsense'])).status, 2);
  });

  it('takes it well where nobody reads to the end', async () => {
    const main = join(import.meta.dirname, '..', 'src', 'main.ts');
    const wide = file(JSON.stringify(Array.from({ length: 4000 }, () => 1)));
    const child = spawn(process.execPath, ['--conditions=@signet/source', main, 'inspect', wide]);
    child.stdout.once('data', () => child.stdout.destroy());
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const status = await new Promise((resolve) => {
      child.once('close', resolve);
    });
    assert.deepEqual([status, err], [0, '']);
  });
});
