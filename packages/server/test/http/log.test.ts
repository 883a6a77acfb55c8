import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problems, routes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import { ceremonyErrorCodes } from '@signet/webauthn';
import { Browser } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';

/** Everything that must never be written down, gathered from what goes over the wire. */
class Secrets {
  readonly found = new Set<string>();

  add(text: string): void {
    for (const long of text.match(/[\w+/-]{16,}/gu) ?? []) {
      this.found.add(long);
      const decoded = Buffer.from(long, 'base64url').toString('latin1');
      for (const inner of decoded.match(/"challenge":"([\w-]+)"/u)?.slice(1) ?? []) this.found.add(inner);
    }
  }
}

const harmless = (text: string): boolean =>
  Object.values(routes).some(({ path }) => path.includes(text)) ||
  text in problems ||
  text in ceremonyErrorCodes ||
  /^[0-9a-f]{8}-[0-9a-f-]{27}$/u.test(text);

describe('the log', () => {
  it('never holds a token, challenge, cookie or credential', async () => {
    await using site = await openSite();
    const secrets = new Secrets();
    class Watched extends Browser {
      override async send(...args: Parameters<Browser['send']>): Promise<Response> {
        const response = await super.send(...args);
        const { body } = args[1] ?? {};
        if (typeof body === 'string') secrets.add(body);
        secrets.add(await response.clone().text());
        for (const cookie of [...response.headers.getSetCookie(), ...this.cookies.values()]) secrets.add(cookie);
        return response;
      }
    }
    const [laptop, key] = [createAuthenticator(), createAuthenticator({ counter: 'rising', backupEligible: false })];
    const browser = new Watched(site.signet, { origin: site.origin });
    await browser.signUp(laptop, 'a-name-of-sixteen-or-more');
    const confirmation = await browser.confirm(laptop, 'passkey.add');
    const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation });
    await browser.ok('passkeyAddFinish', { ceremony, response: key.create(options, { origin: browser.origin }) });
    const replay = await browser.beginSignIn(key);
    const cookies = new Map(browser.cookies);
    await browser.ok('signInFinish', replay);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await browser.refused('signInFinish', replay, 'challenge_used');
    const copy = key.clone();
    site.pass(1000);
    await browser.signIn(key);
    site.pass(1000);
    await browser.refused('signInFinish', await browser.beginSignIn(copy), 'sign_count_not_increased');
    await browser.signIn(laptop);
    const { passkeys } = await browser.ok('passkeyList', null);
    const passkey = passkeys[1]?.id ?? '';
    const deletion = await browser.confirm(laptop, 'passkey.delete', { passkey });
    await browser.ok('passkeyDelete', { passkey, confirmation: deletion });
    await browser.refused('signInFinish', await browser.beginSignIn(key), 'credential_unknown');
    const ticket = await site.signet.enrolmentTicket({ externalId: 'x', username: 'Other' });
    await browser.ok('enrolBegin', { ticket });
    await browser.refused('enrolBegin', { ticket: `${ticket}A` }, 'ticket_invalid');
    await browser.send(`/v1/session?token=${ticket}`);
    await browser.send(`/v1/${ticket}`);
    await browser.ok('signOut', {});

    const log = site.logLines.join('\n');
    const requestIds = new Set(site.logLines.map((it) => (JSON.parse(it) as { requestId?: string }).requestId));
    const leaked = [...secrets.found].filter((it) => !harmless(it) && !requestIds.has(it) && log.includes(it));
    assert.deepEqual(leaked, []);
    assert.ok(secrets.found.size > 50);
    assert.ok(site.logLines.length > 15);
  });

  it('has one line a request, of fixed fields', async () => {
    await using site = await openSite();
    await site.browser().refused('passkeyList', null, 'session_required');
    const [line = '{}'] = site.logLines;
    const {
      time: _time,
      pid: _pid,
      hostname: _hostname,
      requestId,
      ms,
      ...rest
    } = JSON.parse(line) as Record<string, unknown>;
    const route: RouteName = 'passkeyList';
    assert.deepEqual(rest, {
      level: 30,
      route,
      status: 401,
      code: 'session_required',
      step: null,
      address: '192.0.2.1',
      msg: 'answered',
    });
    assert.equal(typeof ms, 'number');
    assert.match(String(requestId), /^[0-9a-f-]{36}$/u);
  });
});
