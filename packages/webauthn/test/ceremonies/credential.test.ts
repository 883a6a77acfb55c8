import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthenticationForge } from '@signet/testkit';
import type { CredentialRecord, ExpectedAuthentication } from '../../src/ceremonies/expected.ts';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import type { VerifiedAuthentication } from '../../src/ceremonies/verified.ts';
import { createKeyCache } from '../../src/crypto/key-cache.ts';
import { es256Pair, rs256Pair } from '../encoding/keys.ts';
import { refusalOf } from '../known-bad/refusal-of.ts';
import { expectedAuthentication, scene, userHandle } from './scene.ts';

const { authentication, credential } = scene('credential', {
  algorithms: [-7],
  backupEligible: false,
  counter: 'rising',
});
const other = new Uint8Array(32).fill(3);

interface Attempt {
  readonly forge?: AuthenticationForge;
  readonly expected?: Partial<ExpectedAuthentication>;
  readonly record?: Partial<CredentialRecord>;
}

function verify({ forge = authentication, expected, record }: Attempt = {}): VerifiedAuthentication {
  return verifyAuthentication(
    parseAuthentication(forge.response()),
    { ...expectedAuthentication, ...expected },
    { ...credential, ...record },
  );
}

function refusal(attempt: Attempt): [string, string] {
  const { code, step } = refusalOf(() => verify(attempt));
  return [code, step];
}

const withoutHandle = authentication.envelope((envelope) => ({
  ...envelope,
  response: { ...envelope.response, userHandle: null },
}));

describe('whose credential it is (§7.2 step 6)', () => {
  const known = { user: { identified: 'before', userHandle } } as const;
  const stranger = { user: { identified: 'before', userHandle: other } } as const;

  it('the account was identified before: a user handle may come, and is then the account’s', () => {
    assert.ok(verify({ expected: known }));
    assert.ok(verify({ expected: known, forge: withoutHandle }));
    assert.deepEqual(refusal({ expected: stranger }), ['user_handle_mismatch', 'A.6']);
    assert.deepEqual(refusal({ expected: stranger, forge: withoutHandle }), ['credential_not_owned', 'A.6']);
    assert.deepEqual(refusal({ expected: known, record: { userHandle: other } }), ['credential_not_owned', 'A.6']);
  });

  it('the user handle identifies the account: it has to come, and to be that of the record', () => {
    assert.deepEqual(verify().userHandle, userHandle);
    assert.deepEqual(refusal({ forge: withoutHandle }), ['user_handle_missing', 'A.6']);
    assert.deepEqual(refusal({ record: { userHandle: other } }), ['user_handle_mismatch', 'A.6']);
  });

  it('empty text is no user handle, 65 bytes are none either', () => {
    const handle = (text: string): AuthenticationForge =>
      authentication.envelope((envelope) => ({ ...envelope, response: { ...envelope.response, userHandle: text } }));
    assert.deepEqual(refusal({ forge: handle('') }), ['user_handle_missing', 'A.6']);
    assert.deepEqual(refusal({ forge: handle('A'.repeat(87)) }), ['bad_shape', 'A.3']);
  });

  it('the record of another credential is not this one’s', () => {
    assert.deepEqual(refusal({ record: { id: other } }), ['credential_not_owned', 'A.6']);
  });

  it('allowed credentials are compared by their bytes (step 5)', () => {
    assert.ok(verify({ expected: { allowCredentials: [other, credential.id] } }));
    assert.deepEqual(refusal({ expected: { allowCredentials: [other] } }), ['credential_not_allowed', 'A.5']);
    assert.deepEqual(refusal({ expected: { allowCredentials: [] } }), ['credential_not_allowed', 'A.5']);
  });
});

describe('the stored key (§7.2 step 21)', () => {
  it('has the algorithm that was registered', () => {
    for (const alg of [-8, -257, -65535, 0]) {
      assert.deepEqual(refusal({ record: { alg } }), ['alg_mismatch', 'A.21']);
    }
    const rsa = rs256Pair();
    assert.deepEqual(refusal({ record: { publicKey: rsa.cose } }), ['alg_mismatch', 'A.21']);
  });

  it('is judged as at registration', () => {
    const publicKey = Uint8Array.from(credential.publicKey);
    publicKey[publicKey.length - 1] = (publicKey.at(-1) ?? 0) ^ 1;
    assert.deepEqual(refusal({ record: { publicKey } }), ['bad_key', 'A.21']);
    assert.deepEqual(refusal({ record: { publicKey: new Uint8Array([0xa0]) } }), ['bad_key', 'A.21']);
  });

  it('replaced in the store is not the one in the cache', () => {
    const keys = createKeyCache(2);
    const parsed = parseAuthentication(authentication.response());
    const run = (record: CredentialRecord): unknown =>
      verifyAuthentication(parsed, expectedAuthentication, record, { keys });
    assert.ok(run(credential));
    assert.equal(refusalOf(() => run({ ...credential, publicKey: es256Pair().cose })).code, 'bad_signature');
    assert.equal(refusalOf(() => run({ ...credential, alg: -8 })).code, 'alg_mismatch');
    assert.ok(run(credential));
  });
});

describe('AppIDs (§7.2 step 15, §10.1.1)', () => {
  const appId = 'https://example.org/u2f.json';
  const used = (value: unknown): AuthenticationForge =>
    authentication
      .rpId(appId)
      .resign()
      .envelope((envelope) => ({ ...envelope, clientExtensionResults: { appid: value } }));
  const expected = { appId, extensions: { requested: ['appid'], unsolicited: 'refused' } } as const;

  it('the hash is the AppID’s where the client says so, and the RP ID’s where it does not', () => {
    assert.equal(verify({ forge: used(true), expected }).rpId, appId);
    assert.equal(verify({ expected }).rpId, 'example.org');
    assert.deepEqual(refusal({ forge: used(false), expected }), ['rp_id_mismatch', 'A.15']);
    assert.deepEqual(refusal({ forge: used(true) }), ['rp_id_mismatch', 'A.15']);
    const claimed = authentication.envelope((envelope) => ({ ...envelope, clientExtensionResults: { appid: true } }));
    assert.deepEqual(refusal({ forge: claimed, expected }), ['rp_id_mismatch', 'A.15']);
    assert.deepEqual(refusal({ forge: claimed }), ['rp_id_mismatch', 'A.15']);
  });
});

describe('the signature counter (§7.2 step 22)', () => {
  const seen = verify().signCountSeen;

  it('that rose is stored', () => {
    assert.ok(seen > 0);
    const verified = verify({ record: { signCount: seen - 1 } });
    assert.deepEqual([verified.signCount, verified.signCountRose], [seen, true]);
  });

  for (const stored of [seen, seen + 1, 0xffff_ffff]) {
    it(`that is ${seen} after ${stored} is a signal, by policy a refusal`, () => {
      const record = { signCount: stored };
      const policies = ['refused', 'refused-unless-backup-eligible'] as const;
      for (const signCount of policies) {
        assert.deepEqual(refusal({ record, expected: { signCount } }), ['sign_count_not_increased', 'A.22']);
      }
      const flagged = verify({ record, expected: { signCount: 'flagged' } });
      assert.deepEqual([flagged.signCount, flagged.signCountSeen, flagged.signCountRose], [stored, seen, false]);
    });
  }

  it('of a credential that can be backed up is flagged, not refused, where policy says so', () => {
    const synced = scene('synced', { algorithms: [-7], counter: 'rising' });
    const record = { ...synced.credential, signCount: 99 };
    assert.equal(verify({ forge: synced.authentication, record }).signCountRose, false);
    const refused = refusal({ forge: synced.authentication, record, expected: { signCount: 'refused' } });
    assert.deepEqual(refused, ['sign_count_not_increased', 'A.22']);
  });

  it('that stays 0 is not used', () => {
    const zero = authentication.signCount(0).resign();
    const verified = verify({ forge: zero, record: { signCount: 0 }, expected: { signCount: 'refused' } });
    assert.deepEqual([verified.signCount, verified.signCountRose], [0, true]);
    assert.deepEqual(refusal({ forge: zero, record: { signCount: 1 } }), ['sign_count_not_increased', 'A.22']);
  });
});
