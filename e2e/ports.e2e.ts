import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tryToRename } from './fixtures/cross-site.ts';
import { signUp, someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

test('another localhost port cannot post with the session’s cookie', async ({ page, server, plug }) => {
  await plug();
  await signUp(page, server.address, someone(), 'Mara');
  const stranger = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Another port</title>');
  });
  await new Promise<void>((resolve) => {
    stranger.listen(0, '127.0.0.1', resolve);
  });
  await page.goto(`http://localhost:${(stranger.address() as AddressInfo).port}/`);
  const before = server.log().length;
  const outcomes = await tryToRename(page, server.address);
  expect(outcomes).toEqual(['rejected', 'rejected']);
  await expect.poll(() => server.log().slice(before)).toContain('"code":"origin_foreign"');
  await page.goto(`${server.address}/account`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello, Mara');
  stranger.close();
});
