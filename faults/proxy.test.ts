import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite, test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { startLoad } from './scene/load.ts';
import { databases } from './scene/place.ts';
import { findNginx, startProxy } from './scene/proxy.ts';
import { until } from './scene/until.ts';
import { Visitor } from './scene/visitor.ts';

const nginx = findNginx();
const skip = nginx ? false : 'there is no nginx: apt-get install nginx';
const behindProxy = { SIGNET_TRUSTED_PROXIES: '127.0.0.1/32', SIGNET_DRAIN: '1' };
/** Of each of two restarts this many sign-ins come before, and after the last. */
const visits = 40;

for (const [name, open] of Object.entries(databases)) {
  suite(`two servers behind the nginx of deploy/ on ${name}`, { skip }, () => {
    test('people sign in over TLS, and the probes are not for them', async () => {
      await using place = await open();
      const [first, second] = [
        await place.start({ settings: behindProxy }),
        await place.start({ settings: behindProxy }),
      ];
      await using proxy = await startProxy(nginx ?? '', [first.port, second.port]);
      const [localAddress, headers] = ['127.0.0.77', { 'x-forwarded-for': '203.0.113.9' }];
      const visitor = new Visitor(proxy.port, { certificate: proxy.certificate, localAddress, headers });
      const person = createAuthenticator();
      await visitor.signUp(person, 'mara');
      for (let round = 0; round < 8; round += 1) await visitor.signIn(person);
      assert.equal((await visitor.send('GET', '/sign-in')).status, 200);
      for (const path of ['/readyz', '/metrics']) assert.equal((await visitor.send('GET', path)).status, 404, path);
      const events = await place.rows("select ip from events where type <> 'invite.made'");
      assert.equal(events.length >= 9, true);
      // The first start's invite is nobody's. Neither the proxy's address nor what the client claims to have come through.
      assert.deepEqual([...new Set(events.map(({ ip }) => ip))], [localAddress]);
    });

    test('both are restarted one after the other under load, and no sign-in fails', async () => {
      await using place = await open();
      const nodes = [await place.start({ settings: behindProxy }), await place.start({ settings: behindProxy })];
      const ports = nodes.map(({ port }) => port) as [number, number];
      await using proxy = await startProxy(nginx ?? '', ports);
      await using load = startLoad(() => proxy.port, 4, proxy);
      const more = async (): Promise<void> => {
        const goal = load.seen.registered.length + visits;
        while (load.seen.registered.length < goal && load.seen.broken.length === 0) await sleep(20);
      };
      for (const [index, node] of nodes.entries()) {
        await more();
        const stopped = node.stop();
        await until(
          'it drains',
          async () => (await new Visitor(node.port).ask('signInBegin', {})).code === 'shutting_down',
        );
        assert.equal(await stopped, 0);
        nodes[index] = await place.start({ settings: behindProxy, port: node.port });
      }
      await more();
      const { answers, broken } = await load.stop();
      assert.deepEqual(broken.map(String), [], proxy.log().slice(-1000));
      assert.deepEqual([...new Set(answers.map(({ status, code }) => code ?? status))], [200]);
      assert.equal(answers.length >= 6 * visits, true);
      // It is the drain that sent people elsewhere: without it nginx only meets a port that is closed (502).
      for (const port of ports) {
        const refused = proxy
          .asked()
          .filter(({ servers: [server], statuses: [status] }) => server === `127.0.0.1:${port}` && status === '503');
        assert.notEqual(refused.length, 0, `${port} refused nobody while it drained`);
        assert.deepEqual([...new Set(refused.map(({ statuses }) => statuses.join(', ')))], ['503, 200']);
      }
    });
  });
}
