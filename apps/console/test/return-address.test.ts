import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnAddress } from '../src/door/return-address.ts';

const origin = 'https://id.example.com';
const page = (asked?: string): URL => {
  const here = new URL('/sign-in', origin);
  if (asked !== undefined) here.searchParams.set('return', asked);
  return here;
};

test('goes to the account, or to a path of this origin', () => {
  assert.equal(returnAddress(page()), `${origin}/account`);
  assert.equal(returnAddress(page('/orders?open=1#last')), `${origin}/orders?open=1#last`);
  assert.equal(returnAddress(page('/')), `${origin}/`);
});

test('never leaves the origin', () => {
  const hostile = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example/',
    '/\t/evil.example/',
    '/\n/evil.example/',
    '/\t\\evil.example',
    ' //evil.example/',
    'javascript:alert(1)',
    'evil.example',
    'https:evil.example',
    '',
    '/\u0000//evil.example',
    'http://[',
  ];
  for (const asked of hostile) {
    const address = new URL(returnAddress(page(asked)));
    assert.equal(address.origin, origin, JSON.stringify(asked));
  }
});

test('a path that would be another host once resolved again stays a whole address', () => {
  const address = returnAddress(page('/.//evil.example/'));
  assert.equal(address, `${origin}//evil.example/`);
  assert.equal(new URL(address, origin).origin, origin);
});
