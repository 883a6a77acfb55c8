import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemIn } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';

const json = { 'content-type': 'application/json' };

describe('a body', () => {
  it('is JSON by its content type: what a form can send is refused', async () => {
    await using site = await openSite();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'text/json',
      'application/json; charset=latin1',
      'multipart/form-data',
      null,
    ]) {
      const sent = { method: 'POST', body: '{}', headers: { 'content-type': type } };
      await problemIn(await site.browser().send('/v1/sign-in/begin', sent), 'unsupported_media_type');
    }
    const sent = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json; charset=utf-8' } };
    assert.equal((await site.browser().send('/v1/sign-in/begin', sent)).status, 200);
  });

  it('is strict JSON with exactly the members of its route', async () => {
    await using site = await openSite();
    const bodies: BodyInit[] = [
      '',
      ' ',
      '{',
      '{}}',
      'null',
      '[]',
      '"x"',
      '1',
      'NaN',
      "{'a':1}",
      '{"mediation":"optional","mediation":"conditional"}',
      '{"mediation":null}',
      '{"mediation":"required"}',
      '{"other":1}',
      new Uint8Array([0x7b, 0xff, 0x7d]),
      '\ufeff\ufeff{}',
      '{"mediation":"\\ud800"}',
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    ];
    for (const body of bodies) {
      await problemIn(
        await site.browser().send('/v1/sign-in/begin', { method: 'POST', body, headers: json }),
        'bad_body',
      );
    }
  });

  it('is UTF-8', async () => {
    await using site = await openSite();
    const body = Buffer.concat([Buffer.from('{"username":"a'), Buffer.of(0xff), Buffer.from('"}')]);
    const response = await site.browser().send('/v1/sign-up/begin', { method: 'POST', body, headers: json });
    await problemIn(response, 'bad_body');
  });

  it('reaches no prototype', async () => {
    await using site = await openSite();
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const body = `{"${name}":{"polluted":true}}`;
      const response = await site.browser().send('/v1/sign-in/begin', { method: 'POST', body, headers: json });
      assert.ok(response.status === 400 || response.status === 200, name);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    }
  });

  it('of 10 MB is refused before it is read, whatever it says about its length', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const announced = {
      method: 'POST',
      body: 'x'.repeat(10_000_000),
      headers: { ...json, 'content-length': '10000000' },
    };
    await problemIn(await browser.send('/v1/sign-in/begin', announced), 'body_too_large');
    let pulled = 0;
    const refused = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    await problemIn(await browser.send('/v1/sign-in/begin', { ...announced, body: refused }), 'body_too_large');
    assert.ok(pulled < 4, `${pulled} kB were read`);
    const stuck = new ReadableStream<Uint8Array>({ cancel: () => Promise.reject(new Error('stuck')) });
    await problemIn(await browser.send('/v1/sign-in/begin', { ...announced, body: stuck }), 'body_too_large');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const problem = await problemIn(
      await browser.send('/v1/sign-in/begin', { method: 'POST', body: endless, headers: json }),
      'body_too_large',
    );
    assert.equal(problem.status, 413);
    assert.ok(sent < 200_000, `${sent} bytes were read`);
  });

  it('that breaks off is no failure of the server', async () => {
    await using site = await openSite();
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
    await problemIn(
      await site.browser().send('/v1/sign-in/begin', { method: 'POST', body: broken, headers: json }),
      'bad_body',
    );
  });
});
