import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { problemIn } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';

describe('limits', () => {
  it('are per address, and say when to come back', async () => {
    const ceremonies = { points: 3, seconds: 60 };
    await using site = await openSite({ limits: { ceremonies } });
    const browser = site.browser();
    for (let i = 0; i < 3; i++) await browser.ok('signInBegin', {});
    const response = await browser.ask('signInBegin', {});
    const problem = await problemIn(response, 'rate_limited');
    assert.equal(response.headers.get('retry-after'), String(problem.retryAfter));
    assert.ok(problem.retryAfter && problem.retryAfter <= 60);
    await site.browser({ address: '192.0.2.2' }).ok('signInBegin', {});
    site.pass(60_000);
    await browser.ok('signInBegin', {});
  });

  it('hold whatever writes, so that nobody with an account fills the audit log', async () => {
    await using site = await openSite({
      limits: { ceremonies: { points: 4, seconds: 60 }, signUps: { points: 4, seconds: 60 } },
    });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const rename = { passkey: (await browser.ok('passkeyList', null)).passkeys[0]?.id ?? '', label: 'Key' };
    for (let i = 0; i < 3; i++) await browser.ok('passkeyRename', rename);
    await browser.refused('passkeyRename', rename, 'rate_limited');
    await browser.refused('passkeyRename', rename, 'origin_missing', { origin: null });
    for (let i = 0; i < 3; i++) await browser.ok('accountRename', { displayName: 'Countess' });
    await browser.refused('accountRename', { displayName: 'Countess' }, 'rate_limited');
    site.pass(60_000);
    await browser.ok('signOut', {});
    await browser.refused('passkeyRename', rename, 'session_required');
  });

  it('count IPv6 by /64', async () => {
    await using site = await openSite({ limits: { signUps: { points: 1, seconds: 60 } } });
    await site.browser({ address: '2001:db8::1' }).ok('signUpBegin', { username: 'Ada' });
    await site.browser({ address: '2001:db8::ffff:2' }).refused('signUpBegin', { username: 'Ada' }, 'rate_limited');
    await site.browser({ address: '2001:db8:0:1::1' }).ok('signUpBegin', { username: 'Ada' });
  });

  it('believe X-Forwarded-For from a trusted proxy alone', async () => {
    const limits = { ceremonies: { points: 1, seconds: 60 } };
    await using site = await openSite({ limits, trustedProxies: ['10.0.0.0/8'] });
    const through = (address: string, forwarded: string) =>
      site.browser({ address }).ask('signInBegin', {}, { 'x-forwarded-for': forwarded });
    assert.equal((await through('10.0.0.1', '198.51.100.1')).status, 200);
    assert.equal((await through('10.0.0.1', '198.51.100.2')).status, 200);
    assert.equal((await through('10.0.0.1', '198.51.100.1')).status, 429);
    assert.equal((await through('203.0.113.1', '198.51.100.7')).status, 200);
    assert.equal((await through('203.0.113.1', '198.51.100.8')).status, 429);
  });
});
