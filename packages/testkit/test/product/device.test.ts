import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { CreationOptions } from '@signet/testkit';

const options: CreationOptions = {
  rp: { id: 'example.org' },
  user: { id: 'YWRh', name: 'ada' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ alg: -7 }],
};

function made(device?: string): { readonly id: string; readonly x5c: unknown } {
  const model = { seed: 'a model', attestation: 'packed-certified' } as const;
  const authenticator = createAuthenticator(device === undefined ? model : { ...model, device });
  const { response, attestation } = authenticator.makeRegistration(options);
  return { id: response.id, x5c: (attestation.statement as ReadonlyMap<string, unknown>).get('x5c') };
}

describe('devices of one model', () => {
  it('attest with the same certificate, and give their credentials ids of their own', () => {
    const [one, other] = [made('one'), made('other')];
    assert.deepEqual(one.x5c, other.x5c);
    assert.notEqual(one.id, other.id);
    assert.notEqual(one.id, made().id);
    assert.deepEqual(made('one'), one, 'the same device makes the same again');
  });
});
