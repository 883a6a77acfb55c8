import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { androidKeyAuthority, createAuthenticator, createSeed } from '@signet/testkit';
import { code } from '../scene/confirming.ts';
import { attestedKey, trusted } from '../scene/attested.ts';
import type { Browser } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const page = (browser: Browser): Request => browser.request('/account');
const isIn = async (browser: Browser): Promise<boolean> => (await browser.ok('session', null)).session !== null;

/** Signs somebody in and moves the clock on, looking in at every step. */
async function lives(site: Site, userVerification: boolean, step: number, steps: number): Promise<boolean> {
  const browser = site.browser();
  await browser.signUp(createAuthenticator({ userVerification }), `Ada ${Math.random()}`);
  for (let i = 0; i < steps; i++) {
    site.pass(step);
    if (!(await isIn(browser))) return false;
  }
  return true;
}

describe('a session', () => {
  it('says what happened: a key that somebody held, and with user verification two factors', async () => {
    await using site = await openSite();
    const verified = site.browser();
    await verified.signUp(createAuthenticator(), 'Ada');
    const present = site.browser();
    await present.signUp(createAuthenticator({ userVerification: false }), 'Grace');
    const facts = await Promise.all([verified, present].map((it) => site.signet.session(page(it))));
    assert.deepEqual(
      facts.map((it) => [it?.methods, it?.assurance]),
      [
        [['pop', 'user', 'mfa'], 'aal2'],
        [['pop', 'user'], 'aal1'],
      ],
    );
  });

  it('says hwk only where a trusted statement proves that the key stays in hardware', async () => {
    const rows = [
      [attestedKey, true],
      [{ ...attestedKey, backupEligible: true }, false],
      [{ ...attestedKey, seed: 'another model' }, false],
      [{ ...attestedKey, attestation: 'packed-self' }, false],
      [{ ...attestedKey, attestation: 'none' }, false],
    ] as const;
    const { attestationAnchors } = trusted;
    for (const [key, proved] of rows) {
      await using site = await openSite({ policy: { attestation: 'direct', attestationAnchors } });
      const browser = site.browser();
      const authenticator = createAuthenticator(key);
      const { session } = await browser.signUp(authenticator, 'Ada');
      assert.equal(session.methods.includes('hwk'), proved, JSON.stringify(key));
      const again = await site.browser().signIn(authenticator);
      assert.equal(again.session.methods.includes('hwk'), proved);
    }
  });

  it('does not say hwk of a key store, which may be software', async () => {
    const root = androidKeyAuthority(createSeed(attestedKey.seed)).certificate;
    const policy = { ...trusted, attestationAnchors: [Buffer.from(root).toString('base64')] };
    await using site = await openSite({ policy });
    const key = createAuthenticator({ ...attestedKey, attestation: 'android-key' });
    const { session } = await site.browser().signUp(key, 'Ada');
    assert.deepEqual(session.methods, ['pop', 'user', 'mfa']);
  });

  it('lives as long as the policy gives its level: unseen, and in any case', async () => {
    const policy = {
      sessionIdle: 3600,
      sessionAbsolute: 7200,
      presenceSessionIdle: 600,
      presenceSessionAbsolute: 1200,
    };
    await using site = await openSite({ policy });
    assert.equal(await lives(site, true, 59 * minute, 1), true);
    assert.equal(await lives(site, true, 60 * minute, 1), false);
    assert.equal(await lives(site, true, 17 * minute, 7), true);
    assert.equal(await lives(site, true, 17 * minute, 8), false);
    assert.equal(await lives(site, false, 9 * minute, 1), true);
    assert.equal(await lives(site, false, 10 * minute, 1), false);
    assert.equal(await lives(site, false, 6 * minute, 3), true);
    assert.equal(await lives(site, false, 6 * minute, 4), false);
  });

  it('lives a day unseen by default where nobody was verified, and the cookie no longer than it', async () => {
    await using site = await openSite();
    assert.equal(await lives(site, false, day, 1), false);
    assert.equal(await lives(site, true, day, 1), true);
    const ages = [];
    for (const userVerification of [true, false]) {
      const browser = site.browser();
      const key = createAuthenticator({ userVerification });
      const body = JSON.stringify(await browser.beginSignUp(key, `Ada ${userVerification}`));
      const response = await browser.send('/v1/sign-up/finish', { method: 'POST', body });
      const cookie = response.headers.getSetCookie().find((it) => it.startsWith('__Host-signet='));
      ages.push(/Max-Age=(\d+)/u.exec(cookie ?? '')?.[1]);
    }
    assert.deepEqual(ages, [`${30 * 86_400}`, `${7 * 86_400}`]);
  });
});

describe('a resource that asks for an assurance', () => {
  it('is given to who has it, and to nobody else', async () => {
    await using site = await openSite();
    const [verified, present] = [site.browser(), site.browser()];
    await verified.signUp(createAuthenticator(), 'Ada');
    await present.signUp(createAuthenticator({ userVerification: false }), 'Grace');
    const asked = { level: 'aal2' } as const;
    assert.equal((await site.signet.requireAssurance(page(verified), asked)).account.username, 'Ada');
    await assert.rejects(site.signet.requireAssurance(page(present), asked), code('assurance_too_low'));
    assert.equal((await site.signet.requireAssurance(page(present), { level: 'aal1' })).assurance, 'aal1');
    await assert.rejects(site.signet.requireAssurance(page(site.browser()), asked), code('session_required'));
  });

  it('may ask that it was proved lately, which a confirmation does', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const asked = { level: 'aal2', maxAge: 300 } as const;
    site.pass(5 * minute);
    assert.equal((await site.signet.requireAssurance(page(browser), asked)).assurance, 'aal2');
    site.pass(1);
    await assert.rejects(site.signet.requireAssurance(page(browser), asked), code('assurance_too_low'));
    const confirmation = await browser.confirm(laptop, 'session.raise');
    await browser.ok('sessionRaise', { confirmation });
    const { authTime } = await site.signet.requireAssurance(page(browser), asked);
    assert.equal(authTime.getTime(), site.now);
  });

  it('asks in terms that there are', async () => {
    await using site = await openSite();
    const request = page(site.browser());
    const odd = [{ level: 'aal3' }, { level: 'aal2', maxAge: -1 }, { level: 'aal2', maxAge: Number.NaN }];
    for (const asked of odd) await assert.rejects(site.signet.requireAssurance(request, asked as never), TypeError);
  });
});
