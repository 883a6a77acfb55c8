import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ArchiveError } from '@signet/server';
import { read, sealed, smallArchive } from './scene.ts';

interface Line {
  [name: string]: unknown;
  passkeys: Record<string, unknown>[];
}

let lines: string[];
before(async () => {
  lines = await smallArchive();
});

/** The archive with its second account changed, and a last line that fits. */
const changed = (change: (account: Line) => void): string => {
  const account = JSON.parse(lines[2] ?? '') as Line;
  change(account);
  return sealed([lines[0] ?? '', lines[1] ?? '', JSON.stringify(account), lines[3] ?? '']);
};

const refused = async (archive: string, words: RegExp): Promise<void> => {
  await assert.rejects(read(archive), (error: unknown) => {
    assert.ok(error instanceof ArchiveError, String(error));
    assert.match(error.message, words);
    return true;
  });
};

describe('an archive that is not whole', () => {
  test('is taken as it is', async () => {
    assert.equal(await read(lines.join('\n')), 3);
    assert.equal(await read(changed(() => undefined)), 3);
  });

  test('cut off anywhere is refused, also between two lines', async () => {
    const whole = lines.join('\n');
    for (let end = 0; end < whole.length; end += 97) await refused(whole.slice(0, end), /cut off|Line \d/u);
    for (let kept = 1; kept < 5; kept += 1) await refused(`${lines.slice(0, kept).join('\n')}\n`, /is cut off/u);
    await refused(whole.slice(0, -1), /is cut off/u);
  });

  test('with a line changed, removed, put twice or added behind is refused', async () => {
    const [header = '', first = '', second = '', third = '', end = ''] = lines;
    const text = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
    await refused(text([header, first, second.replace('"member"', '"owner"'), third, end]), /was changed/u);
    await refused(text([header, first, third, end]), /was changed/u);
    await refused(text([header, first, first, second, third, end]), /was changed/u);
    await refused(text([header, second, first, third, end]), /was changed/u);
    await refused(text([header, first, second, third, end, third]), /^Line 6: something follows/u);
    await refused(`${text([header, first, second, third, end])}x`, /is cut off/u);
    await refused(sealed([header, first, second, third], 2), /was changed/u);
    await refused(sealed([header, first, second, third], 3, 2), /was changed/u);
  });

  test('of another format, version or RP ID is refused before any account', async () => {
    const header = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    const headed = (other: object): string => sealed([JSON.stringify({ ...header, ...other }), ...lines.slice(1, 4)]);
    await refused(headed({ version: 2 }), /^Line 1: version is not 1\.$/u);
    await refused(headed({ format: 'other' }), /^Line 1: format is not "signet-accounts"\.$/u);
    await refused(headed({ more: 1 }), /^Line 1: more is no member of this format\.$/u);
    await refused(
      headed({ rpId: 'other.example' }),
      /^The archive is of the RP ID other\.example, and this is fernholm/u,
    );
    await refused('{"users": []}\n', /^Line 1: this is no archive/u);
    await refused('\u0000\u0001', /cut off|Line 1/u);
  });

  test('of no text, or of a line without end, is refused in bounded memory', async () => {
    await refused('', /is cut off/u);
    await refused(`${lines[0] ?? ''}\n{"id":"${'x'.repeat(4_200_000)}`, /longer than 4194304 bytes/u);
    await refused(`${lines[0] ?? ''}\n{"a":1,"a":2}\n`, /^Line 2: a JSON object has a member twice/u);
    await refused(`${lines[0] ?? ''}\n{"__proto__":{"x":1}}\n`, /^Line 2: .*(no member|missing)/u);
  });
});

describe('a member of an account', () => {
  const cases: readonly [name: string, change: (account: Line) => void, words: RegExp][] = [
    ['more than there are', (it) => (it['note'] = 1), /^Line 3: note is no member/u],
    ['less than there are', (it) => delete it['email'], /^Line 3: email is missing/u],
    ['id', (it) => (it['id'] = 'x'), /id is no UUID/u],
    ['username not folded so', (it) => (it['username'] = ' a  b '), /username is not in the form/u],
    ['username that none may have', (it) => (it['username'] = 'a\u202eb'), /username has no invisible/u],
    ['displayName', (it) => (it['displayName'] = 'x'.repeat(65)), /display name/u],
    ['externalId', (it) => (it['externalId'] = ''), /externalId is empty/u],
    ['userHandle', (it) => (it['userHandle'] = 'A'.repeat(88)), /userHandle is not base64url.*1 to 64 bytes/u],
    ['email', (it) => (it['email'] = 'a b'), /email is no address/u],
    ['role', (it) => (it['role'] = 'root'), /role is not/u],
    ['status', (it) => (it['status'] = 'deleted'), /status is not/u],
    ['created', (it) => (it['created'] = '2026-01-31'), /created is no time like/u],
    ['credentialId', (it) => setOf(it, 'credentialId', ''), /credentialId is not base64url/u],
    ['credentialId with padding', (it) => setOf(it, 'credentialId', 'AA=='), /credentialId is not base64url/u],
    ['rpId of elsewhere', (it) => setOf(it, 'rpId', 'other.example'), /passkeys\.0\.rpId is other\.example, and/u],
    ['publicKey', (it) => setOf(it, 'publicKey', 'AAAA'), /publicKey is refused: cbor_trailing/u],
    ['alg', (it) => setOf(it, 'alg', -257), /alg is not that of its publicKey/u],
    ['signCount', (it) => setOf(it, 'signCount', 2 ** 32), /signCount is no whole number/u],
    ['transports', (it) => setOf(it, 'transports', ['x'.repeat(33)]), /transports\.0 is no well-formed text/u],
    ['attachment', (it) => setOf(it, 'attachment', 'glue'), /attachment is not/u],
    ['aaguid', (it) => setOf(it, 'aaguid', 'x'), /aaguid is no UUID/u],
    ['label', (it) => setOf(it, 'label', ' '), /label/u],
    ['passkey status', (it) => setOf(it, 'status', 'revoked'), /passkeys\.0\.status is not/u],
    [
      'flags that cannot be',
      (it) => setOf(it, 'flags', { userVerified: true, backupEligible: false, backupState: true }),
      /flags are backed up and not backup eligible/u,
    ],
    [
      'many passkeys',
      (it) => (it.passkeys = Array.from({ length: 101 }, () => it.passkeys[0] ?? {})),
      /more than 100/u,
    ],
    ['a name for a terminal', (it) => (it['\u001b[31m'] = 1), /^Line 3: \?\[31m is no member/u],
  ];
  for (const [name, change, words] of cases) {
    test(`${name}: refused, with the line and nothing of its value`, async () => {
      await refused(changed(change), words);
    });
  }
});

function setOf(account: Line, member: string, value: unknown): void {
  const [passkey] = account.passkeys;
  assert.ok(passkey);
  passkey[member] = value;
}
