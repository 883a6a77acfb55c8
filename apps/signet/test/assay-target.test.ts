import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { assay } from '../src/assay/assay.ts';
import { startSignet } from './run.ts';

const only = 'envelope-type';
const assayed = (url: string) => assay({ url, only, all: false, json: true });

/** A server that is no Signet: it answers everything alike. */
async function answering(answer: (outgoing: ServerResponse) => void): Promise<AsyncDisposable & { address: string }> {
  const server = createServer((_, outgoing) => answer(outgoing)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('what signet assay does not assay', () => {
  for (const body of ['{"ok":true}', '{"options":{}}', 'null', '<html>']) {
    it(`takes a server that answers 200 with ${body} for no Signet`, async () => {
      await using other = await answering((outgoing) => outgoing.end(body));
      await assert.rejects(assayed(other.address), { name: 'SettingsError', message: /200 without the options/u });
    });
  }

  it('reads no answer of any length', async () => {
    await using other = await answering((outgoing) => outgoing.end('x'.repeat(2_000_000)));
    await assert.rejects(assayed(other.address), { name: 'SettingsError', message: /more than 1048576 bytes/u });
  });

  it('says it where a limit is hit before the first case', async () => {
    await using signet = await startSignet([], { SIGNET_RATE_LIMITS: 'sign-ups=1/600' });
    await assayed(signet.address);
    await assert.rejects(assayed(signet.address), { name: 'SettingsError', message: /limit of sign-ups was hit/u });
  });
});
