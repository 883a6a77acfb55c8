import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { CreationBegun, SignedIn } from '@signet/protocol';

const root = join(import.meta.dirname, '..', '..', '..');

/** The first TypeScript example of README.md, as a reader would copy it. */
function example(): string {
  const code = /```ts\n([\s\S]*?)```/u.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1];
  if (!code?.includes('createSignet({')) throw new Error('README.md must show how to embed');
  return code;
}

describe('README', () => {
  test('the embedding example runs as it stands: a sign-up through it opens a session that the application sees', async () => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    // Below the repository, so that the packages are found as an application's own dependencies are.
    const folder = mkdtempSync(join(root, 'apps', 'signet', '.readme-'));
    writeFileSync(join(folder, 'application.ts'), example().replaceAll('4000', String(port)));
    const child = spawn(process.execPath, ['--conditions=@signet/source', 'application.ts'], { cwd: folder });
    try {
      await new Promise<void>((resolve, reject) => {
        child.stdout.once('data', () => resolve());
        child.stderr.setEncoding('utf8').once('data', (text: string) => reject(new Error(text)));
      });
      assert.equal(await (await fetch(origin)).text(), 'Nobody is signed in');
      const cookie = await signUp(origin);
      assert.equal(await (await fetch(origin, { headers: { cookie } })).text(), 'Hello, Mara');
    } finally {
      child.kill();
      await new Promise((resolve) => {
        child.once('close', resolve);
      });
      rmSync(folder, { recursive: true });
    }
  });
});

async function signUp(origin: string): Promise<string> {
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(`${origin}/auth${path}`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const begun = await post('/v1/sign-up/begin', { username: 'mara', displayName: 'Mara' });
  const { ceremony, options } = (await begun.json()) as CreationBegun;
  const response = createAuthenticator().create(options, { origin });
  const finished = await post('/v1/sign-up/finish', { ceremony, response }, cookies(begun));
  assert.equal(finished.status, 200);
  assert.equal(((await finished.json()) as SignedIn).session.account.username, 'mara');
  return cookies(finished);
}

function cookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
