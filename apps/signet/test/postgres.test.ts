import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startCluster } from '../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../tools/postgres/cluster.ts';
import { beginSignIn, finishSignIn, signIn, signUp } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

let cluster: Cluster;
before(async () => {
  cluster = await startCluster();
});
after(() => cluster[Symbol.asyncDispose]());

describe('the commands on PostgreSQL', () => {
  test('migrate names what ran, then finds nothing to run', async () => {
    const SIGNET_DATABASE = await cluster.createDatabase();
    const first = await run(['migrate'], { SIGNET_DATABASE });
    assert.equal(first.status, 0, first.err);
    assert.match(first.out, /^Ran 0001-front-door\n/u);
    const again = await run(['migrate'], { SIGNET_DATABASE });
    assert.deepEqual([again.status, again.out], [0, 'The schema is up to date.\n']);
  });

  test('a server that cannot be reached is told in words, without the URL', async () => {
    const SIGNET_DATABASE = 'postgres://u:hunter2@127.0.0.1:1/signet';
    const { status, out, err } = await run(['migrate'], { SIGNET_DATABASE });
    assert.equal(status, 2);
    assert.match(err, /^PostgreSQL: .*ECONNREFUSED/u);
    assert.doesNotMatch(out + err, /hunter2|\n +at /u);
  });

  test('rotate, verify and prune beside a server; restore --keys ends what was begun before', async () => {
    const data = temporaryFolder();
    const settings = { SIGNET_DATABASE: await cluster.createDatabase(), SIGNET_DATA: data };
    let begun: Awaited<ReturnType<typeof beginSignIn>>;
    let person: Awaited<ReturnType<typeof signUp>>;
    let port: string;
    {
      const signet = await startSignet([], settings, data);
      ({ port } = new URL(signet.address));
      person = await signUp(signet.address);
      begun = await beginSignIn(signet.address);
      const rotated = await run(['keys', 'rotate'], settings);
      assert.equal(rotated.status, 0, rotated.err);
      assert.equal(await signIn(signet.address, person), 'ok');
      const pruned = await run(['audit', 'prune', '--before', '0d'], settings);
      assert.equal(pruned.status, 0, pruned.err);
      assert.doesNotMatch(pruned.out, /^Removed 0/u);
      const verified = await run(['audit', 'verify'], settings);
      assert.equal(verified.status, 0, verified.out + verified.err);
      assert.match(verified.out, /^Whole: /u);
      signet.child.kill('SIGTERM');
      await signet.ended;
    }
    const restored = await run(['restore', '--keys'], settings);
    assert.equal(restored.status, 0, restored.err);
    await using signet = await startSignet(['--port', port], settings, data);
    assert.equal(await finishSignIn(signet.address, person, begun), 'ceremony_key_unknown');
    assert.equal(await signIn(signet.address, person), 'ok');
    const listed = await run(['keys', 'list'], settings);
    assert.match(listed.out, /by a restore/u);
    assert.doesNotMatch(listed.out, new RegExp(cluster.password, 'u'));
    rmSync(data, { recursive: true, force: true });
  });
});
