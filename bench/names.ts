/**
 * How alike a sign-in by username takes for names that exist, exist in another case, are suspended, and do not exist: for each
 * pair the ratio of the medians of interleaved requests through the handler on an SQLite file. 1 tells nothing.
 * Run: `npm run bench:names [-- --pairs 2000]`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSignet } from '@signet/server';

import { openSqliteStore } from '@signet/store-sql';
import { createAuthenticator } from '@signet/testkit';
import { median } from './measure.ts';

const origin = 'https://fernholm.example';
const { values } = parseArgs({ options: { pairs: { type: 'string', default: '2000' } } });
const pairs = Number(values.pairs);
if (!Number.isSafeInteger(pairs) || pairs < 1) throw new Error('--pairs: a whole number of 1 or more');

const folder = mkdtempSync(join(tmpdir(), 'signet-names-'));
const store = await openSqliteStore({ file: join(folder, 'signet.db') });
const many = { points: 10_000_000, seconds: 60 };
const signet = await createSignet({
  store,
  masterKey: randomBytes(32),
  relyingParty: { rpId: 'fernholm.example', name: 'Fernholm', origins: [origin] },
  policy: { namedSignIn: 'accepted' },
  limits: { ceremonies: many, signUps: many, guesses: many },
});
try {
  for (let person = 0; person < 200; person += 1) await signUp(`person-${person}`);
  const suspended = await store.findNamed('default' as never, 'person-7', 'fernholm.example');
  if (!suspended) throw new Error('person-7 did not sign up');
  await suspend(suspended.account.id);
  for (const [name, one, other] of [
    ['existing / unknown', 'person-1', 'nobody-1'],
    ['suspended / unknown', 'person-7', 'nobody-2'],
    ['odd case / unknown', 'PERSON-2', 'NOBODY-3'],
    ['unknown / unknown', 'nobody-4', 'nobody-5'],
  ] as const) {
    const { ratio, ms } = await compare(one, other);
    process.stdout.write(`${name.padEnd(22)} ${ratio.toFixed(3)}   median ${ms.toFixed(3)} ms, ${pairs} pairs\n`);
  }
} finally {
  await signet.close();
  await store.close();
  rmSync(folder, { recursive: true });
}

/** Ratio of the medians; the two take turns, and so does who begins. */
async function compare(one: string, other: string): Promise<{ ratio: number; ms: number }> {
  for (let warm = 0; warm < 200; warm += 1) for (const name of [one, other]) await begin(name);
  const took: Record<'one' | 'other', number[]> = { one: [], other: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const turn of pair % 2 === 0 ? (['one', 'other'] as const) : (['other', 'one'] as const)) {
      const started = performance.now();
      await begin(turn === 'one' ? one : other);
      took[turn].push(performance.now() - started);
    }
  }
  return { ratio: median(took.one) / median(took.other), ms: median(took.other) };
}

async function begin(username: string): Promise<string> {
  return (await post('/v1/sign-in/begin', { username })).body;
}

async function signUp(username: string): Promise<void> {
  const { body, cookie } = await post('/v1/sign-up/begin', { username });
  const { ceremony, options } = JSON.parse(body) as { ceremony: string; options: never };
  const response = createAuthenticator().create(options, { origin });
  await post('/v1/sign-up/finish', { ceremony, response }, cookie);
}

async function suspend(account: Parameters<typeof store.findAccount>[0]): Promise<void> {
  const event = {
    id: '00000000-0000-7000-8000-000000000000',
    rp: 'default' as never,
    time: Date.now(),
    type: 'account.suspended',
    actor: null,
    subject: account,
    outcome: 'succeeded',
    code: null,
    ip: null,
    agent: null,
    data: {},
    salt: randomBytes(16),
  } as const;
  await store.setStatus({ account, status: 'suspended', time: Date.now(), event });
}

async function post(path: string, body: object, cookie = ''): Promise<{ body: string; cookie: string }> {
  const headers = { host: 'fernholm.example', origin, 'content-type': 'application/json', cookie };
  const request = new Request(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await signet.handle(request, { clientAddress: '192.0.2.1' });
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return {
    body: text,
    cookie: response.headers
      .getSetCookie()
      .map((it) => it.split(';')[0])
      .join('; '),
  };
}
