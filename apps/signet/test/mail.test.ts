import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { EmailBegun } from '@signet/protocol';
import { createSender } from '../src/mail/smtp.ts';
import { get } from './get.ts';
import { MailServer } from './mail-server.ts';
import { Page } from './page.ts';
import { startSignet } from './run.ts';

const email = 'mara@example.com';

/** Lets the account have an address: its code goes there. */
async function beginEmail(page: Page): Promise<EmailBegun> {
  const confirmation = await page.confirm('account.email', { email });
  return await page.ok<EmailBegun>('/v1/account/email/begin', { email, confirmation });
}

/** The first eight digits that come up, within the minute that a loaded machine may take. */
async function codeIn(text: () => Promise<string> | string): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const [code] = /\b\d{8}\b/u.exec(await text()) ?? [];
    if (code !== undefined) return code;
    await wait(100);
  }
  throw new Error('no code came');
}

describe('mail', () => {
  test('leaves by SMTP, from the sender that is set, signed in with the account of the URL', async () => {
    await using mail = await MailServer.start();
    await using signet = await startSignet([], {
      SIGNET_SMTP_URL: `smtp://us%40er:p%3Ass@127.0.0.1:${mail.port}`,
      SIGNET_MAIL_FROM: 'Fernholm <no-reply@fernholm.example>',
    });
    const page = await new Page(signet.address).signUp('mara');
    const { check } = await beginEmail(page);
    const code = await codeIn(() => mail.received[0]?.text ?? '');
    const [letter] = mail.received;
    assert.deepEqual([letter?.from, letter?.to, letter?.account], ['no-reply@fernholm.example', email, 'us@er p:ss']);
    assert.match(letter?.text ?? '', /^From: Fernholm <no-reply@fernholm\.example>$/mu);
    assert.match(letter?.text ?? '', /^To: mara@example\.com$/mu);
    assert.doesNotMatch(letter?.text ?? '', /https?:\/\//u);
    assert.deepEqual(await page.ok('/v1/account/email/finish', { check, code }), { email });
    assert.equal((await get(signet.address, '/outbox')).status, 404);
    assert.doesNotMatch(signet.log(), /p:ss|p%3Ass/u);
    assert.equal(signet.log().includes(code), false);
  });

  test('never goes to another machine without TLS', async () => {
    await using mail = await MailServer.start();
    const server = { host: '127.0.0.1', port: mail.port, secure: false, account: null, from: 'a@example.com' };
    const message = { to: email, subject: 'x', text: 'y' };
    await assert.rejects(createSender({ ...server, local: false }).send(message), /502/u);
    assert.equal(mail.received.length, 0);
    await createSender({ ...server, local: true }).send(message);
    assert.equal(mail.received.length, 1);
  });

  test('that the server turns away rejects, so that it is tried again', async () => {
    await using mail = await MailServer.start();
    mail.refuses = 1;
    const server = {
      host: '127.0.0.1',
      port: mail.port,
      secure: false,
      local: true,
      account: null,
      from: 'a@b.example',
    };
    await assert.rejects(createSender(server).send({ to: email, subject: 'x', text: 'y' }), /451/u);
  });
});

describe('the outbox of http://localhost', () => {
  test('shows on this machine what people would get, as text, under a policy without scripts', async () => {
    await using signet = await startSignet();
    const empty = await get(signet.address, '/outbox');
    assert.deepEqual([empty.status, /no messages yet/u.test(empty.text)], [200, true]);
    const page = await new Page(signet.address).signUp('mara');
    const { check } = await beginEmail(page);
    const code = await codeIn(async () => (await get(signet.address, '/outbox')).text);
    assert.deepEqual(await page.ok('/v1/account/email/finish', { check, code }), { email });
    const { headers, text } = await get(signet.address, '/outbox');
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store');
    const csp = String(headers['content-security-policy']);
    assert.match(
      csp,
      /^default-src 'none'; style-src 'self' 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame/u,
    );
    assert.match(text, /<link rel="stylesheet" href="\/assets\/[^"]+\.css" \/>/u);
    assert.doesNotMatch(text, /<script|%SITE%/u);
    assert.equal((await get(signet.address, '/outbox', { method: 'POST' })).status, 405);
  });

  test('is there for nobody who asks through a proxy or by another name', async () => {
    await using signet = await startSignet();
    for (const headers of [{ 'x-forwarded-for': '192.0.2.1' }, { host: 'rebound.example' }, { forwarded: 'for=_x' }]) {
      assert.notEqual((await get(signet.address, '/outbox', { headers })).status, 200);
    }
  });

  test('is not there on a site of its own', async () => {
    await using signet = await startSignet([], {
      SIGNET_RP_ID: 'localhost',
      SIGNET_ORIGINS: 'http://localhost:1',
      SIGNET_HOST: '127.0.0.1',
    });
    const [, port] = /listening on 127\.0\.0\.1:(\d+)/u.exec(signet.out()) ?? [];
    const { status } = await get(`http://localhost:${port}`, '/outbox', { headers: { host: 'localhost:1' } });
    assert.equal(status, 404);
  });
});
