import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passkeyKind } from '../../src/credentials/kind.ts';
import { providerName } from '../../src/credentials/provider.ts';
import { describeAgent } from '../../src/http/agent.ts';

describe('the kind of a passkey', () => {
  const rows: [string, boolean, string[], string | null][] = [
    ['synced', true, ['internal'], 'platform'],
    ['synced', true, [], null],
    ['phone', false, ['hybrid', 'internal'], 'cross-platform'],
    ['security-key', false, ['hybrid', 'usb'], 'cross-platform'],
    ['computer', false, ['internal'], 'platform'],
    ['computer', false, [], 'platform'],
    ['security-key', false, ['usb'], null],
    ['security-key', false, ['nfc', 'ble'], null],
    ['security-key', false, [], null],
  ];
  for (const [kind, backupEligible, transports, attachment] of rows) {
    it(`is ${kind} for ${transports.join(', ') || 'no transport'}, ${backupEligible ? 'BE' : 'no BE'}, ${attachment}`, () => {
      assert.equal(passkeyKind({ backupEligible, transports, attachment }), kind);
    });
  }
});

describe('the name of a provider', () => {
  it('is that of the AAGUID, and none for others', () => {
    const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
    assert.equal(providerName(bytes('ea9b8d664d011d213ce4b6b48cb575d4')), 'Google Password Manager');
    assert.equal(providerName(new Uint8Array(16)), null);
    assert.equal(providerName(new Uint8Array(0)), null);
  });
});

describe('the description of an agent', () => {
  const rows: [string, string][] = [
    [
      'Chrome on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36',
    ],
    [
      'Edge on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36 Edg/146.0',
    ],
    [
      'Safari on iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    ],
    [
      'Safari on macOS',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    ],
    ['Firefox on Android', 'Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0'],
    [
      'Samsung Internet on Android',
      'Mozilla/5.0 (Linux; Android 16; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/140.0.0.0 Mobile Safari/537.36',
    ],
    ['Unknown browser', ''],
    ['Unknown browser', '<script>alert(1)</script>'],
  ];
  for (const [description, header] of rows) {
    it(`is ${description}`, () => assert.equal(describeAgent(header), description));
  }
  it('copes with none', () => assert.equal(describeAgent(null), 'Unknown browser'));
});
