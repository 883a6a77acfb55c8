import assert from 'node:assert/strict';
import { ConfigurationError } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { add } from '../../scene/adding.ts';
import { livesFor, on, outcome } from '../../scene/probing.ts';
import type { FieldRows } from '../../scene/probing.ts';

const day = 86_400;
const beginning = on(async (browser) => outcome(await browser.ask('signUpBegin', { username: 'Ada' })));

/** Milliseconds after which what lives for 30 seconds is over. */
const halfAMinute = 31_000;

/** Fields about accounts, their sessions and their recovery, and about how long things live. */
export const fieldsAboutAccounts = {
  preset: [beginning, [{ preset: 'consumer' }, 'ok'], [{ preset: 'workforce' }, 'invite_required']],
  signUp: [
    beginning,
    [{ signUp: 'open' }, 'ok'],
    [{ signUp: 'invite' }, 'invite_required'],
    [{ signUp: 'closed' }, 'sign_up_closed'],
  ],
  ceremonyLifetime: [
    on(async (browser, site) => {
      const body = await browser.beginSignUp(createAuthenticator(), 'Ada');
      site.pass(halfAMinute);
      return await outcome(await browser.ask('signUpFinish', body));
    }),
    [{ ceremonyLifetime: 30 }, 'challenge_expired'],
    [{ ceremonyLifetime: 60 }, 'ok'],
  ],
  confirmationLifetime: [
    on(async (browser, site) => {
      const key = createAuthenticator();
      await browser.signUp(key, 'Ada');
      const confirmation = await browser.confirm(key, 'passkey.add');
      site.pass(halfAMinute);
      return await outcome(await browser.ask('passkeyAddBegin', { confirmation }));
    }),
    [{ confirmationLifetime: 30 }, 'challenge_expired'],
    [{ confirmationLifetime: 60 }, 'ok'],
  ],
  enrolmentTicketLifetime: [
    on(async (browser, site) => {
      const ticket = await site.signet.enrolmentTicket({ externalId: 'user-17', username: 'Ada' });
      site.pass(halfAMinute);
      return await outcome(await browser.ask('enrolBegin', { ticket }));
    }),
    [{ enrolmentTicketLifetime: 30 }, 'ticket_expired'],
    [{ enrolmentTicketLifetime: 60 }, 'ok'],
  ],
  passkeysPerAccount: [
    on(async (browser) => {
      const key = createAuthenticator();
      await browser.signUp(key, 'Ada');
      await add(browser, key, createAuthenticator());
      const confirmation = await browser.confirm(key, 'passkey.add');
      return await outcome(await browser.ask('passkeyAddBegin', { confirmation }));
    }),
    [{ passkeysPerAccount: 2 }, 'too_many_passkeys'],
    [{ passkeysPerAccount: 3 }, 'ok'],
  ],
  sessionIdle: [livesFor(true, 600), [{ sessionIdle: 600 }, false], [{ sessionIdle: 601 }, true]],
  sessionAbsolute: [livesFor(true, 400, 400), [{ sessionAbsolute: 800 }, false], [{ sessionAbsolute: 801 }, true]],
  presenceSessionIdle: [
    livesFor(false, 600),
    [{ presenceSessionIdle: 600 }, false],
    [{ presenceSessionIdle: 601 }, true],
  ],
  presenceSessionAbsolute: [
    livesFor(false, 400, 400),
    [{ presenceSessionAbsolute: 800 }, false],
    [{ presenceSessionAbsolute: 801 }, true],
  ],
  recoveryCodes: [
    on(async (browser) => {
      const body = await browser.beginSignUp(createAuthenticator(), 'Ada');
      return (await browser.ok('signUpFinish', body)).recoveryCodes?.length ?? null;
    }),
    [{ recoveryCodes: 'offered' }, 10],
    [{ recoveryCodes: 'off' }, null],
  ],
  totp: [
    on(async (browser) => {
      const key = createAuthenticator();
      await browser.signUp(key, 'Ada');
      const confirmation = await browser.confirm(key, 'totp.add');
      return await outcome(await browser.ask('totpBegin', { confirmation }));
    }),
    [{ totp: 'refused' }, 'totp_off'],
    [{ totp: 'accepted' }, 'ok'],
  ],
  recoveryCoolDown: [
    on(async (browser, site) => {
      const body = await browser.beginSignUp(createAuthenticator(), 'Ada');
      const { recoveryCodes } = await browser.ok('signUpFinish', body);
      await browser.ok('recoverBegin', { code: recoveryCodes?.[0] ?? '' });
      site.pass(2 * 3_600_000);
      return await outcome(await browser.ask('recoverEnrolBegin', {}));
    }),
    [{ recoveryCoolDown: day }, 'recovery_not_ready'],
    [{ recoveryCoolDown: 7200 }, 'ok'],
  ],
  shortCoolDown: [
    async (policy) => {
      try {
        return await beginning({ ...policy, recoveryCoolDown: 0 });
      } catch (error) {
        assert.ok(error instanceof ConfigurationError);
        return 'does not start';
      }
    },
    [{ shortCoolDown: 'refused' }, 'does not start'],
    [{ shortCoolDown: 'accepted-dangerously' }, 'ok'],
  ],
  confirmedActions: [
    on(async (browser) => {
      await browser.signUp(createAuthenticator(), 'Ada');
      return await outcome(await browser.ask('accountRename', { username: 'Ada L' }));
    }),
    [{ confirmedActions: [] }, 'ok'],
    [{ confirmedActions: ['account.rename'] }, 'confirmation_required'],
  ],
} satisfies FieldRows;
