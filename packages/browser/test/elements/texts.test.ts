import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problems } from '@signet/protocol';
import { codeOf } from '../../src/errors/table.ts';
import type { SignetErrorCode } from '../../src/errors/signet-error.ts';
import type { NoticeKind } from '@signet/server/ports';
import { accountEn } from '../../src/elements/texts/en-account.ts';
import { en } from '../../src/elements/texts/en.ts';
import { fill } from '../../src/elements/texts/fill.ts';
import { plural } from '../../src/elements/texts/plural.ts';
import { weave } from '../../src/elements/texts/weave.ts';
import type { Refusal } from '../../src/elements/texts/texts.ts';

/** A code that is missing here, or too many, does not compile. */
const codes: Record<SignetErrorCode, true> = {
  cancelled: true,
  'timed-out': true,
  unsupported: true,
  'already-registered': true,
  'unknown-passkey': true,
  'not-verified': true,
  'not-accepted': true,
  'key-unsuitable': true,
  'suspected-copy': true,
  offline: true,
  network: true,
  'server-error': true,
  'rate-limited': true,
  expired: true,
  busy: true,
  'in-frame': true,
  'rp-misconfigured': true,
  suspended: true,
  'name-taken': true,
  'name-invalid': true,
  'last-way-in': true,
  'too-many-passkeys': true,
  'sign-up-closed': true,
  'invite-required': true,
  'invite-over': true,
  'code-refused': true,
  'email-code-wrong': true,
  'email-check-invalid': true,
  'recovery-required': true,
  'recovery-over': true,
  'recovery-not-ready': true,
  'recovery-pending': true,
  'recovery-off': true,
  'recovery-needed': true,
  'recovery-hold': true,
  'signed-out': true,
};

const values = new Set(['site', 'platform', 'time', 'minutes']);
const forms = (refusal: Refusal): Refusal[] => [refusal, ...Object.values(refusal.when ?? {})];

describe('the table of refusals', () => {
  test('has words for every code of the SDK', () => {
    assert.deepEqual(Object.keys(en.refusals).sort(), Object.keys(codes).sort());
    for (const refusal of Object.values(en.refusals).flatMap(forms)) {
      assert.notEqual(refusal.text, '');
      assert.equal(refusal.title === '', refusal.tone === 'field');
    }
  });

  test('has words for whatever the server answers', () => {
    for (const code of Object.keys(problems)) assert.ok(codeOf(`${code} `) in en.refusals, code);
  });

  test('asks only for what a refusal can say', () => {
    for (const { title, text, retry } of Object.values(en.refusals).flatMap(forms)) {
      for (const [, name = ''] of `${title} ${text} ${retry}`.matchAll(/\{(\w+)\}/gu))
        assert.ok(values.has(name), name);
    }
  });

  test('says that the prompt was closed, in each situation, without claiming to know why', () => {
    const { when, ...usual } = en.refusals.cancelled;
    assert.equal(usual.title, 'Not signed in yet');
    assert.equal(when?.adding?.title, 'No passkey was added');
    assert.equal(when?.confirming?.title, 'Not confirmed yet');
  });
});

test('nobody is shouted at, blamed or spoken to in our own jargon', () => {
  const words = wordsOf([en, accountEn])
    .join('\n')
    .replaceAll(/\{\w+\}/gu, '');
  const banned =
    /!|oops|please|successful|invalid|wrong (?:name|pin|passkey)|failed|credential|authenticator|webauthn|fido|\brp\b|challenge|token|assertion|biometric|user verification|\bsession\b|\(s\)/iu;
  assert.equal(banned.exec(words), null);
});

test('whatever a person is told of has its words', () => {
  // A kind that is missing here does not compile.
  const kinds: Record<NoticeKind | 'other', { readonly title: string; readonly text: string }> =
    accountEn.notices.kinds;
  const values = new Set(['site', 'device', 'passkey', 'readyAt']);
  for (const { title, text } of Object.values(kinds)) {
    assert.notEqual(title, '');
    for (const [, name = ''] of text.matchAll(/\{(\w+)\}/gu)) assert.ok(values.has(name), name);
  }
});

describe('placeholders', () => {
  test('are filled, and a missing value is seen', () => {
    assert.equal(fill('{site} cannot be reached, {name}', { site: 'Fernholm' }), 'Fernholm cannot be reached, {name}');
  });

  test('are woven in reading order, whatever the value is', () => {
    const time = { exact: true };
    assert.deepEqual(weave('Last used {used}, added', { used: time }), ['Last used ', time, ', added']);
    assert.deepEqual(weave('{a}{b}', { a: 1 }), ['', 1, '', '{b}', '']);
  });

  test('of numbers follow the rules of the language', () => {
    const forms = { one: '{n} Schlüssel bleibt', other: '{n} Schlüssel bleiben' };
    assert.equal(plural(forms, 1, 'de'), '1 Schlüssel bleibt');
    assert.equal(plural(forms, 12_000, 'de'), '12.000 Schlüssel bleiben');
    assert.equal(
      plural(en.deleting.text, 1, 'en'),
      'It will no longer sign you in. One passkey stays on your account.',
    );
  });
});

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
