import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMetrics } from '../src/metrics/metrics.ts';
import { mayReadMetrics } from '../src/metrics/access.ts';
import { get, until } from './get.ts';
import { startSignet } from './run.ts';
import type { Started } from './run.ts';

/** Values by name and labels. */
const scrape = async (signet: Started, headers: Record<string, string> = {}): Promise<Map<string, number>> => {
  const { status, text } = await get(signet.address, '/metrics', { headers });
  assert.equal(status, 200);
  const rows = text.split('\n').filter((it) => it !== '' && !it.startsWith('#'));
  return new Map(rows.map((it) => [it.slice(0, it.lastIndexOf(' ')), Number(it.slice(it.lastIndexOf(' ') + 1))]));
};

const api = (signet: Started, path: string, body: string, headers: Record<string, string> = {}) =>
  get(signet.address, path, {
    method: 'POST',
    headers: { origin: signet.address, 'content-type': 'application/json', ...headers },
    body,
  });

describe('/metrics', () => {
  for (const workers of ['1', '3']) {
    test(`${workers} process(es): the counts are those of known traffic`, async () => {
      await using signet = await startSignet(['--workers', workers]);
      for (let count = 0; count < 5; count += 1)
        assert.equal((await api(signet, '/v1/sign-in/begin', '{}')).status, 200);
      assert.equal((await api(signet, '/v1/sign-in/begin', '[]')).status, 400);
      assert.equal((await api(signet, '/v1/sign-in/begin', '{}', { origin: 'https://a.example' })).status, 403);
      assert.equal((await get(signet.address, '/sign-in')).status, 200);
      const seen = await scrape(signet);
      const requests = (labels: string): number | undefined => seen.get(`signet_http_requests_total{${labels}}`);
      assert.equal(requests('route="signInBegin",status="200"'), 5);
      assert.equal(requests('route="signInBegin",status="400"'), 1);
      assert.equal(requests('route="other",status="403"'), 1);
      assert.equal(requests('route="page",status="200"'), 1);
      assert.equal(seen.get('signet_refusals_total{route="signInBegin",code="bad_body"}'), 1);
      assert.equal(seen.get('signet_refusals_total{route="other",code="origin_foreign"}'), 1);
      assert.equal(seen.get('signet_http_request_duration_seconds_count{route="signInBegin"}'), 6);
      assert.ok((seen.get('signet_store_units_total{outcome="committed"}') ?? 0) > 0);
      assert.ok((seen.get('process_cpu_seconds_total') ?? 0) > 0);
      assert.ok(seen.has('nodejs_eventloop_lag_p99_seconds'));
      assert.equal(seen.get('signet_ready'), 1);
      assert.equal([...seen].filter(([name]) => name.startsWith('signet_build_info{version="'))[0]?.[1], 1);
    });
  }

  test('what a worker that died had counted stays in the sums', async () => {
    await using signet = await startSignet(['--workers', '2']);
    for (let count = 0; count < 6; count += 1) await api(signet, '/v1/sign-in/begin', '{}');
    const name = 'signet_http_requests_total{route="signInBegin",status="200"}';
    assert.equal((await scrape(signet)).get(name), 6);
    const pid = /"pid":(\d+),"worker":1,/u.exec(signet.log())?.[1];
    process.kill(Number(pid), 'SIGKILL');
    await until(() => signet.log().includes('a worker ended'));
    assert.equal((await scrape(signet)).get(name), 6);
  });

  test('nothing that a request says becomes a label', async () => {
    await using signet = await startSignet();
    const labelSets = async (): Promise<number> =>
      [...(await scrape(signet)).keys()].filter((it) => it.startsWith('signet_')).length;
    const hostile = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) {
        const method = ['GET', 'PUT', 'DELETE', 'PROPFIND'][index % 4] ?? 'GET';
        await get(signet.address, `/v1/${Math.random()}?route=${index}`, { method });
        await api(
          signet,
          '/v1/sign-up/finish',
          JSON.stringify({ ceremony: `c${index}`, response: { code: `x${index}` } }),
        );
      }
    };
    await hostile(8);
    await scrape(signet);
    const before = await labelSets();
    await hostile(40);
    assert.equal(await labelSets(), before);

    const metrics = createMetrics();
    for (let index = 0; index < 50; index += 1) {
      metrics.answered({ route: `r${index}`, status: 400, code: `c${index}`, ms: 1 });
    }
    const text = await metrics.registry.metrics();
    assert.match(text, /^signet_refusals_total\{route="other",code="other"\} 50$/mu);
    assert.doesNotMatch(text, /"[rc]1"/u);
  });

  test('without a token: this machine alone, by a loopback name, without a proxy; otherwise as an unknown address', async () => {
    await using signet = await startSignet();
    const unknown = await get(signet.address, '/nowhere');
    const { port } = new URL(signet.address);
    assert.equal((await get(signet.address, '/metrics', { headers: { host: `[::1]:${port}` } })).status, 200);
    for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']) {
      const refused = await get(signet.address, '/metrics', { headers: { [name]: 'x' } });
      assert.equal(refused.status, 404, name);
      assert.equal(
        (JSON.parse(refused.text) as { code: string }).code,
        (JSON.parse(unknown.text) as { code: string }).code,
      );
    }
    assert.notEqual((await get(signet.address, '/metrics', { headers: { host: 'rebound.example' } })).status, 200);
    assert.equal(
      (await get(signet.address, '/metrics', { method: 'POST', headers: { origin: signet.address } })).status,
      404,
    );

    const request = (host: string): Request => new Request('http://a/metrics', { headers: { host } });
    const open = { metricsToken: null, trustedProxies: [] };
    assert.equal(mayReadMetrics(open, request('localhost'), '::ffff:127.0.0.1'), true);
    assert.equal(mayReadMetrics(open, request('localhost'), '::1'), true);
    for (const peer of ['192.0.2.1', '', '::ffff:192.0.2.1', '1127.0.0.1']) {
      assert.equal(mayReadMetrics(open, request('localhost'), peer), false, peer);
    }
    for (const host of ['localhost.example', '127.0.0.1.example', 'xlocalhost', 'localhost:80@a', '']) {
      assert.equal(mayReadMetrics(open, request(host), '127.0.0.1'), false, host);
    }
    assert.equal(mayReadMetrics({ ...open, trustedProxies: ['10.0.0.0/8'] }, request('localhost'), '127.0.0.1'), false);
  });

  test('with a token: whoever brings it, and nobody else', async () => {
    const token = 'a'.repeat(40);
    await using signet = await startSignet([], { SIGNET_METRICS_TOKEN: token });
    assert.equal((await get(signet.address, '/metrics')).status, 404);
    for (const authorization of [`Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`, 'Bearer ']) {
      assert.equal((await get(signet.address, '/metrics', { headers: { authorization } })).status, 404, authorization);
    }
    assert.ok((await scrape(signet, { authorization: `Bearer ${token}`, via: 'x' })).has('signet_ready'));
    assert.equal(signet.log().includes(token), false);
  });
});
