import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSite } from '../scene/site.ts';

/** A request as an HTTP server hands it over that holds bodies to their Content-Length. */
function post(origin: string, body: BodyInit, length: number): Request {
  return new Request(`${origin}/v1/sign-in/begin`, {
    method: 'POST',
    body,
    headers: {
      origin,
      host: new URL(origin).host,
      'content-type': 'application/json',
      'content-length': String(length),
    },
    ...({ duplex: 'half' } as object),
  });
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code?: unknown }).code;
}

describe('a body whose length holds', () => {
  it('is read in one piece, as strictly as any', async () => {
    await using site = await openSite();
    const peer = { clientAddress: '192.0.2.1', lengthHolds: true };
    const answered = await site.signet.handle(post(site.origin, '{}', 2), peer);
    assert.equal(answered.status, 200);
    const twice = '{"mediation":"optional","mediation":"conditional"}';
    assert.equal(await codeOf(await site.signet.handle(post(site.origin, twice, twice.length), peer)), 'bad_body');
    const long = await site.signet.handle(post(site.origin, '{}', 65_537), peer);
    assert.equal(await codeOf(long), 'body_too_large');
  });

  it('that breaks off is no failure of the server', async () => {
    await using site = await openSite();
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
    const peer = { clientAddress: '192.0.2.1', lengthHolds: true };
    assert.equal(await codeOf(await site.signet.handle(post(site.origin, broken, 10), peer)), 'bad_body');
  });
});
