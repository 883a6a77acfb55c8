import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkDisplayName, checkUsername } from '../../src/account/username.ts';

describe('a username', () => {
  it('is kept in NFKC, trimmed, with single spaces', () => {
    assert.equal(checkUsername('  Ａda   Ｌ\u00a0x ').username, 'Ada L x');
  });

  it('has 1 to 64 code points', () => {
    assert.equal(checkUsername('𝒶'.repeat(64)).username, 'a'.repeat(64));
    for (const name of ['', '   ', 'a'.repeat(65)]) assert.throws(() => checkUsername(name), { code: 'name_invalid' });
  });

  it('has no control, format, bidi, surrogate, private, unassigned or invisible character', () => {
    const unfit = [
      '\0',
      '\n',
      '\u007f',
      '\u0085',
      '\u200b',
      '\u200d',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\u00ad',
      '\ud800',
      '\udc00',
      '\ue000',
      '\u0378',
      '\u2028',
      '\u2029',
      '\u3164',
      '\u115f',
      '\u1160',
      '\uffa0',
      '\u2800',
      '\ufe0f',
      '\u{e0041}',
      '\u{10ffff}',
    ];
    for (const one of unfit) {
      assert.throws(() => checkUsername(`a${one}b`), { code: 'name_invalid' }, JSON.stringify(one));
    }
  });

  it('is one name in every spelling', () => {
    const same: [string, string][] = [
      ['Ada', 'aDA'],
      ['ﬁn', 'FIN'],
      ['straße', 'STRASSE'],
      ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
      ['é', 'e\u0301'],
      ['Ⅷ', 'viii'],
      ['K', '\u212a'],
    ];
    for (const [a, b] of same) assert.equal(checkUsername(a).usernameFolded, checkUsername(b).usernameFolded);
    assert.notEqual(checkUsername('Ada').usernameFolded, checkUsername('Ade').usernameFolded);
  });

  it('is stable: checking a checked name changes nothing, folded or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (input) => {
        let once;
        try {
          once = checkUsername(input);
        } catch {
          return;
        }
        assert.deepEqual(checkUsername(once.username), once);
      }),
    );
  });
});

describe('a display name', () => {
  it('may join emoji, and falls back to the username', () => {
    assert.equal(checkDisplayName(' 👩‍🔬 ', 'ada'), '👩‍🔬');
    assert.equal(checkDisplayName('', 'ada'), 'ada');
    assert.equal(checkDisplayName(undefined, 'ada'), 'ada');
  });

  it('has a visible character', () => {
    for (const name of ['\u200b', '\u3164', '\u2800', '\u200d\ufe0f', '\u00ad \u2060']) {
      assert.throws(() => checkDisplayName(name, 'ada'), { code: 'name_invalid' }, JSON.stringify(name));
    }
    assert.equal(checkDisplayName('.\u2800', 'ada'), '.\u2800');
  });

  it('has no control or bidi character and at most 64 code points', () => {
    for (const name of ['a\0', 'a\u202eb', 'a\u2067b', '\ud800', 'a\u2028b', 'a'.repeat(65)]) {
      assert.throws(() => checkDisplayName(name, 'ada'), { code: 'name_invalid' });
    }
  });
});
