import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { problemIn } from '../scene/browser.ts';
import { code, require, transfer } from '../scene/confirming.ts';
import { openSite } from '../scene/site.ts';

describe('what a confirmation is for', () => {
  it('is refused for another action, other parameters, or more or fewer of them', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const confirmation = await browser.confirm(key, transfer.action, transfer.parameters);
    const refusedAs = async (
      expected: string,
      action: string,
      parameters: Record<string, string | number | boolean | null>,
    ) =>
      await assert.rejects(
        require(site, browser, confirmation, { action, parameters } as typeof transfer),
        code(expected),
      );
    const { parameters } = transfer;
    await refusedAs('confirmation_action', 'money.transfers', parameters);
    await refusedAs('confirmation_parameters', transfer.action, { ...parameters, to: 'DE03' });
    await refusedAs('confirmation_parameters', transfer.action, { ...parameters, amount: '12.5' });
    await refusedAs('confirmation_parameters', transfer.action, { ...parameters, more: true });
    await refusedAs('confirmation_parameters', transfer.action, {});
    await require(site, browser, confirmation);
  });

  it('is compared as it is: what JSON writes alike is not the same, and no application may ask for it', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const day = new Date(0);
    const pairs = [
      [null, Number.NaN],
      [null, Number.POSITIVE_INFINITY],
      [day.toJSON(), day],
      ['x', { toJSON: () => 'x' }],
      ['x', ['x']],
      [1, 1n],
      [1, undefined],
    ] as const;
    for (const [shown, asked] of pairs) {
      const confirmation = await browser.confirm(key, 'day.open', { fact: shown });
      const parameters = { fact: asked } as unknown as typeof transfer.parameters;
      await assert.rejects(require(site, browser, confirmation, { action: 'day.open', parameters }), TypeError);
    }
    const confirmation = await browser.confirm(key, 'day.open', { 0: 'x' });
    for (const it of [['x'], null, 'x']) {
      const parameters = it as unknown as typeof transfer.parameters;
      await assert.rejects(require(site, browser, confirmation, { action: 'day.open', parameters }), TypeError);
    }
    const inherited = Object.create({ 0: 'x' }, { 1: { value: 'x', enumerable: true } }) as typeof transfer.parameters;
    const asked = { action: 'day.open', parameters: inherited };
    await assert.rejects(require(site, browser, confirmation, asked), code('confirmation_parameters'));
  });

  it('needs a session to begin, a proper action name, and facts that fit into a token', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.refused('confirmBegin', transfer, 'session_required');
    await browser.signUp(createAuthenticator(), 'Ada');
    await browser.refused('confirmBegin', { action: 'Money', parameters: {} }, 'bad_body');
    const unfit = ['[]', '["x"]', '{"a":[]}', '{"a":{}}', '{"a":1e400}', 'null'];
    const names = ['__proto__', 'constructor', 'prototype'].map((name) => `{"${name}":"x"}`);
    for (const parameters of [...unfit, ...names]) {
      const body = `{"action":"money","parameters":${parameters}}`;
      await problemIn(await browser.send('/v1/confirm/begin', { method: 'POST', body }), 'bad_body');
    }
    await browser.ok('confirmBegin', { action: 'money', parameters: { toString: 'x', valueOf: null } });
    const many = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`p${i}`, 'x'.repeat(1024)]));
    for (let i = 0; i < 8; i++) await browser.ok('signInBegin', {});
    const pending = new Map(browser.cookies);
    await browser.refused('confirmBegin', { action: 'money', parameters: many }, 'bad_body');
    assert.deepEqual(browser.cookies, pending);
    await browser.refused('confirmBegin', { action: 'money', parameters: { ...many, more: 1 } }, 'bad_body');
  });
});
