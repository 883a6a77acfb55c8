import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { newCodeText, readCodeText } from '../../src/recovery/code-text.ts';

describe('the text of a recovery code', () => {
  it('is read back as it was made', () => {
    for (let i = 0; i < 1000; i += 1) {
      const text = newCodeText(randomBytes);
      assert.equal(readCodeText(text), text.replaceAll('-', ''));
    }
  });

  it('is 20 characters of the alphabet and no more, or it is none', () => {
    const code = 'ABCDE-FGHJK-MNPQR-STVWX';
    assert.equal(readCodeText(code), 'ABCDEFGHJKMNPQRSTVWX');
    const none = [
      '',
      '-',
      code.slice(1),
      `${code}Y`,
      code.replace('A', 'U'),
      code.replace('A', '!'),
      code.replace('A', 'Ä'),
    ];
    for (const it of none) assert.equal(readCodeText(it), null, it);
  });
});
