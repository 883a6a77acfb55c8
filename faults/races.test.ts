import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finish } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { databases } from './scene/place.ts';
import type { Place } from './scene/place.ts';
import { keepAlive, Visitor } from './scene/visitor.ts';
import type { Answer } from './scene/visitor.ts';
import { site } from './scene/site.ts';

const rounds = 20;
const finishes = 64;
const sessions = 'select count(*) as n from sessions';
const successes = "select count(*) as n from events where type = 'sign-in.finished' and outcome = 'succeeded'";

for (const [name, open] of Object.entries(databases)) {
  suite(`races over two servers on ${name}`, () => {
    test('of 64 finishes with one ceremony one opens a session', async () => {
      await using place = await open();
      const ports = await twoServers(place);
      const person = createAuthenticator({ seed: 'races' });
      await new Visitor(ports[0]).signUp(person, 'mara');
      for (let round = 0; round < rounds; round += 1) {
        const visitor = new Visitor(ports[round % 2] ?? 0, { agent: keepAlive });
        const finish = await visitor.beginSignIn(person);
        const before = [await place.count(sessions), await place.count(successes)];
        const answers = await everywhere(visitor, ports, finish);
        assert.deepEqual(outcomes(answers), { '200': 1, challenge_used: finishes - 1 }, `round ${round}`);
        const after = [await place.count(sessions), await place.count(successes)];
        assert.deepEqual(
          after,
          before.map((count) => count + 1),
        );
      }
    });

    test('a broken finish spends the ceremony, also over a restart', async () => {
      await using place = await open();
      const first = await place.start();
      const second = await place.start();
      const person = createAuthenticator({ seed: 'broken' });
      await new Visitor(first.port).signUp(person, 'mara');
      const visitor = new Visitor(first.port);
      const finish = await visitor.beginSignIn(person);
      const broken = await visitor.twin(first.port).ask('signInFinish', withBrokenSignature(finish));
      assert.equal(broken.code, 'bad_signature');
      assert.equal((await visitor.twin(second.port).ask('signInFinish', finish)).code, 'challenge_used');
      assert.deepEqual(await Promise.all([first.stop(), second.stop()]), [0, 0]);
      const third = await place.start();
      assert.equal((await visitor.twin(third.port).ask('signInFinish', finish)).code, 'challenge_used');
      assert.equal(await place.count(sessions), 1, 'that of the sign-up');
      await visitor.twin(third.port).signIn(person);
    });

    // Who confirms decides what the loser is told: its passkey stands and is the last one, or was just deleted itself.
    for (const [confirmedBy, code] of [
      ['itself', 'last_way_in'],
      ['the other', 'credential_not_allowed'],
    ] as const) {
      test(`of two parallel deletions of the last two passkeys, each confirmed by ${confirmedBy}, one succeeds`, async () => {
        await using place = await open();
        const ports = await twoServers(place);
        for (let round = 0; round < 4; round += 1) {
          const keys = [createAuthenticator(), createAuthenticator()] as const;
          const visitor = await withTwoPasskeys(ports[round % 2] ?? 0, keys, `mara ${round}`);
          const { passkeys } = await visitor.ok('passkeyList', null);
          assert.equal(passkeys.length, 2);
          const deletions = await Promise.all(
            keys.map(async (key, index) => {
              const twin = visitor.twin(ports[index] ?? 0);
              const passkey = passkeys.find(({ credentialId }) => credentialId === idOf(key))?.id ?? '';
              const confirmation = await twin.confirm(
                confirmedBy === 'itself' ? key : (keys[1 - index] ?? key),
                'passkey.delete',
                { passkey },
              );
              return () => twin.ask('passkeyDelete', { passkey, confirmation });
            }),
          );
          const answers = await Promise.all(deletions.map((deletion) => deletion()));
          assert.deepEqual(outcomes(answers), { '200': 1, [code]: 1 });
          assert.equal(await place.count("select count(*) as n from passkeys where status = 'active'"), round + 1);
        }
      });
    }

    test('two valid assertions that land out of order are no clone', async () => {
      await using place = await open();
      const [one, other] = await twoServers(place);
      const key = createAuthenticator({ transports: ['usb'], backupEligible: false, counter: 'rising' });
      await new Visitor(one).signUp(key, 'mara');
      const [credential] = key.credentials;
      assert.ok(credential);
      Object.assign(credential, { signCount: 4 });
      const early = new Visitor(one);
      const late = new Visitor(other);
      const counted5 = await early.beginSignIn(key);
      const counted6 = await late.beginSignIn(key);
      await late.ok('signInFinish', counted6);
      await early.ok('signInFinish', counted5);
      assert.equal(await place.count('select sign_count from passkeys'), 6);
    });
  });
}

async function twoServers(place: Place): Promise<readonly [number, number]> {
  const first = await place.start();
  const second = await place.start();
  return [first.port, second.port];
}

function idOf({ credentials: [credential] }: Authenticator): string {
  return Buffer.from(credential?.id ?? []).toString('base64url');
}

async function withTwoPasskeys(
  port: number,
  keys: readonly [Authenticator, Authenticator],
  username: string,
): Promise<Visitor> {
  const visitor = new Visitor(port);
  await visitor.signUp(keys[0], username);
  const confirmation = await visitor.confirm(keys[0], 'passkey.add');
  const { ceremony, options } = await visitor.ok('passkeyAddBegin', { confirmation });
  await visitor.ok('passkeyAddFinish', { ceremony, response: keys[1].create(options, { origin: site.origin }) });
  return visitor;
}

async function everywhere(visitor: Visitor, ports: readonly number[], finish: Finish): Promise<Answer[]> {
  return await Promise.all(
    Array.from({ length: finishes }, (_, index) =>
      visitor.twin(ports[index % ports.length] ?? 0).ask('signInFinish', finish),
    ),
  );
}

/** How many answers said what: a code, or else the status. */
function outcomes(answers: readonly Answer[]): Record<string, number> {
  const told: Record<string, number> = {};
  for (const { code, status } of answers) told[code ?? status] = (told[code ?? status] ?? 0) + 1;
  return told;
}

function withBrokenSignature(finish: Finish): Finish {
  const broken = structuredClone(finish) as { ceremony: string; response: { response: { signature: string } } };
  const signature = Buffer.from(broken.response.response.signature, 'base64url');
  signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  broken.response.response.signature = signature.toString('base64url');
  return broken;
}
