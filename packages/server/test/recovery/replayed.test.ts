import { describe, it } from 'node:test';
import { aPerson, confirmedRoutes } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const names = Object.keys(confirmedRoutes) as (keyof typeof confirmedRoutes)[];
const actions = [...Object.values(confirmedRoutes), 'passkey.add', 'session.raise', 'account.delete'];
const withTotp = async (): Promise<Site> => await openSite({ policy: { totp: 'accepted' } });

for (const name of names) {
  const action = confirmedRoutes[name];
  describe(`a confirmation at ${name}`, () => {
    it('is refused where it was given for another action', async () => {
      await using site = await withTotp();
      const { browser, key } = await aPerson(site);
      for (const other of actions.filter((it) => it !== action)) {
        const confirmation = await browser.confirm(key, other);
        await browser.refused(name, { confirmation }, 'confirmation_action');
      }
    });

    it('is refused where it was given with other parameters', async () => {
      await using site = await withTotp();
      const { browser, key } = await aPerson(site);
      for (const parameters of [{ account: 'x' }, { passkey: null }, { off: false }]) {
        const confirmation = await browser.confirm(key, action, parameters);
        await browser.refused(name, { confirmation }, 'confirmation_parameters');
      }
    });

    it('is refused where it was given by another account, or in another browser', async () => {
      await using site = await withTotp();
      const [ada, mallory] = [await aPerson(site, 'Ada'), await aPerson(site, 'Mallory')];
      const confirmation = await mallory.browser.confirm(mallory.key, action);
      await ada.browser.refused(name, { confirmation }, 'ceremony_cookie');
      for (const [cookie, value] of mallory.browser.cookies) {
        if (cookie.includes('-c-')) ada.browser.cookies.set(cookie, value);
      }
      await ada.browser.refused(name, { confirmation }, 'ceremony_account');
    });

    it('is refused where it was used before, whatever came of it', async () => {
      await using site = await withTotp();
      const { browser, key } = await aPerson(site);
      const confirmation = await browser.confirm(key, action);
      const kept = new Map(browser.cookies);
      await browser.ask(name, { confirmation });
      for (const [cookie, value] of kept) browser.cookies.set(cookie, value);
      await browser.refused(name, { confirmation }, 'challenge_used');
    });

    it('is refused without user verification where a passkey of the account can verify users', async () => {
      await using site = await withTotp();
      const { browser, key } = await aPerson(site);
      const { ceremony, options } = await browser.ok('confirmBegin', { action, parameters: {} });
      const asked = { ...options, userVerification: 'discouraged' as const };
      const response = key.get(asked, { origin: browser.origin, userVerified: false });
      await browser.refused(name, { confirmation: { ceremony, response } }, 'user_not_verified');
    });

    it('is refused where the answer is a stranger’s, or to something else', async () => {
      await using site = await withTotp();
      const [ada, mallory] = [await aPerson(site, 'Ada'), await aPerson(site, 'Mallory')];
      const begun = await ada.browser.ok('confirmBegin', { action, parameters: {} });
      const asked = { ...begun.options, allowCredentials: [] };
      const response = mallory.key.get(asked, { origin: ada.browser.origin });
      const strangers = { ceremony: begun.ceremony, response };
      await ada.browser.refused(name, { confirmation: strangers }, 'credential_not_allowed');
      const { ceremony } = await ada.browser.ok('confirmBegin', { action, parameters: {} });
      const other = (await ada.browser.confirm(ada.key, action)).response;
      await ada.browser.refused(name, { confirmation: { ceremony, response: other } }, 'challenge_mismatch');
    });
  });
}
