import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { signUp } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

describe('signet start', () => {
  test('serves pages, health and the API, under strict headers', async () => {
    await using signet = await startSignet(['--name', 'Fernholm <Library>']);
    const front = await fetch(signet.address, { redirect: 'manual' });
    assert.equal(front.status, 303);
    assert.equal(front.headers.get('location'), '/sign-in');

    const page = await fetch(`${signet.address}/sign-in`);
    const html = await page.text();
    assert.match(html, /Fernholm &#60;Library&#62;/u);
    assert.doesNotMatch(html, /%SITE%|%SEAL%|<Library>/u);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/u);
    assert.doesNotMatch(policy, /unsafe|\*|data:/u);
    assert.equal(page.headers.get('x-frame-options'), 'DENY');
    const again = await fetch(`${signet.address}/sign-in`, {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    });
    assert.equal(again.status, 304);

    const asset = /\/assets\/[^"]+\.js/u.exec(html)?.[0] ?? '';
    assert.match((await fetch(signet.address + asset)).headers.get('cache-control') ?? '', /immutable/u);
    assert.equal((await fetch(`${signet.address}/assets/..%2f..%2fpackage.json`)).status, 404);
    assert.equal((await fetch(`${signet.address}/sign-in`, { method: 'POST' })).status, 405);
    assert.equal(await (await fetch(`${signet.address}/healthz`)).text(), 'ok\n');
    assert.equal((await fetch(`${signet.address}/readyz`)).status, 200);
    assert.equal((await fetch(`${signet.address}/v1/session`)).status, 200);
    assert.equal((await fetch(`${signet.address}/nowhere`)).status, 404);
    assert.equal((await fetch(`${signet.address}/.well-known/passkey-endpoints`)).status, 200);
  });

  test('a policy file is the policy; one that cannot be read or cannot hold does not start', async () => {
    const data = temporaryFolder();
    const file = join(data, 'policy.json');
    const refusals: readonly [text: string, words: RegExp][] = [
      ['{ "signUp": "nobody" }', /policy\.signUp/u],
      ['{ "recoveryCoolDown": 60 }', /shortCoolDown to "accepted-dangerously"/u],
      ['[]', /holds no JSON object/u],
      ['{ "signUp": "open", "signUp": "closed" }', /member twice/u],
    ];
    for (const [text, words] of refusals) {
      writeFileSync(file, text);
      const { status, err } = await run(['start', '--port', '0', '--data', join(data, 'new'), '--policy', file]);
      assert.equal(status, 2);
      assert.match(err, words);
      assert.doesNotMatch(err, /\n +at /u);
    }
    writeFileSync(file, '{ "signUp": "closed" }');
    await using signet = await startSignet([], { SIGNET_POLICY: file }, join(data, 'site'));
    await assert.rejects(signUp(signet.address), /sign_up_closed/u);
    const shown = await run(['policy', 'show', '--data', signet.data, '--policy', file]);
    assert.equal((JSON.parse(shown.out) as { signUp: string }).signUp, 'closed');
    assert.match(shown.err, /fixed by SIGNET_POLICY/u);
    rmSync(data, { recursive: true });
  });

  test('the data folder and the master key are their owner’s alone', {
    skip: process.platform === 'win32' && 'no modes',
  }, async () => {
    const data = join(temporaryFolder(), 'data');
    await using signet = await startSignet([], {}, data);
    assert.equal(statSync(signet.data).mode & 0o777, 0o700);
    for (const file of ['master.key', 'signet.db']) assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
  });

  test('SIGTERM: a request in hand is finished, the process ends with 0', async () => {
    await using signet = await startSignet();
    const { hostname, port } = new URL(signet.address);
    const answered = new Promise<number>((resolve, reject) => {
      const body = '{}';
      const headers = {
        host: `localhost:${port}`,
        origin: signet.address,
        'content-type': 'application/json',
        'content-length': body.length,
      };
      const slow = request({ hostname, port, method: 'POST', path: '/v1/sign-in/begin', headers }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      });
      slow.once('error', reject);
      slow.write(body.slice(0, 1));
      setTimeout(() => {
        signet.child.kill('SIGTERM');
        setTimeout(() => slow.end(body.slice(1)), 300);
      }, 300);
    });
    assert.equal(await answered, 200);
    const { status } = await signet.ended;
    assert.equal(status, 0);
    assert.match(signet.log(), /"stopped"/u);
  });

  test('a port in use, a misspelt flag, a foreign variable: a sentence, and status 2', async () => {
    await using signet = await startSignet();
    const { port } = new URL(signet.address);
    const data = temporaryFolder();
    const taken = await run(['start', '--port', port, '--data', data]);
    assert.equal(taken.status, 2);
    assert.match(taken.err, /^Port \d+ is in use\. .*--port/u);
    const misspelt = await run(['start', '--prot', '0']);
    assert.equal(misspelt.status, 2);
    assert.match(misspelt.err, /Did you mean --port\?/u);
    const foreign = await run(['start'], { SIGNET_ORIGNS: 'x' });
    assert.equal(foreign.status, 2);
    assert.equal(foreign.err, 'SIGNET_ORIGNS is no setting of Signet. Did you mean SIGNET_ORIGINS?\n');
    rmSync(data, { recursive: true });
  });

  test('a configuration that browsers would refuse does not start', async () => {
    const data = temporaryFolder();
    const configured: readonly [settings: Record<string, string>, words: RegExp][] = [
      [{ SIGNET_RP_ID: 'github.io' }, /public suffix/u],
      [{ SIGNET_RP_ID: '192.0.2.1' }, /IP address/u],
      [{ SIGNET_RP_ID: 'example.com', SIGNET_ORIGINS: 'http://example.com' }, /http/u],
      [{ SIGNET_RP_ID: 'example.com', SIGNET_ORIGINS: 'https://example.net' }, /neither on the RP ID/u],
    ];
    for (const [settings, words] of configured) {
      const { status, err } = await run(['start', '--port', '0', '--data', data], settings);
      assert.equal(status, 2, JSON.stringify(settings));
      assert.match(err, words);
      assert.doesNotMatch(err, /\n +at /u);
    }
    rmSync(data, { recursive: true });
  });

  test('a database without its master key is not opened with another', async () => {
    const data = temporaryFolder();
    {
      await using signet = await startSignet([], {}, data);
      signet.child.kill('SIGTERM');
      await signet.ended;
      const key = readFileSync(join(data, 'master.key'), 'utf8');
      rmSync(join(data, 'master.key'));
      const missing = await run(['start', '--port', '0', '--data', data]);
      assert.equal(missing.status, 2);
      assert.match(missing.err, /master\.key is not\. Put the file back/u);
      assert.equal(existsSync(join(data, 'master.key')), false);
      const other = Buffer.alloc(32, 9).toString('base64url');
      const wrong = await run(['start', '--port', '0', '--data', data], { SIGNET_MASTER_KEY: other });
      assert.equal(wrong.status, 2);
      assert.doesNotMatch(wrong.err, new RegExp(other, 'u'));
      const right = await startSignet([], { SIGNET_MASTER_KEY: key.trim() }, data);
      await right[Symbol.asyncDispose]();
    }
  });
});
