import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CeremonyError } from '../../src/ceremonies/ceremony-error.ts';
import type { RegistrationExtensionPolicy } from '../../src/ceremonies/expected.ts';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { traceRegistration } from '../../src/ceremonies/trace-registration.ts';
import type { VerifiedRegistration } from '../../src/ceremonies/verified.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { expectedAuthentication, expectedRegistration, scene } from './scene.ts';

const { registration, authentication, credential } = scene('extensions');
const policy = (changed: Partial<RegistrationExtensionPolicy>): RegistrationExtensionPolicy => ({
  requested: ['credProps', 'prf'],
  unsolicited: 'ignored',
  ...changed,
});
const demanded = (demand: string, enforce = true): RegistrationExtensionPolicy =>
  policy(JSON.parse(JSON.stringify({ requested: ['credProtect'], credProtect: { policy: demand, enforce } })));

function register(outputs: ReadonlyMap<string, number>, extensions: RegistrationExtensionPolicy): VerifiedRegistration {
  const changed = outputs.size === 0 ? registration : registration.extensions(outputs).resign();
  return verifyRegistration(parseRegistration(changed.response()), { ...expectedRegistration, extensions });
}

describe('what extensions say', () => {
  it('of a registration is part of the result', () => {
    const response = registration
      .extensions(new Map([['credProtect', 3]]))
      .resign()
      .envelope((whole) => ({ ...whole, clientExtensionResults: { credProps: { rk: true }, prf: { enabled: true } } }))
      .response();
    const verified = verifyRegistration(parseRegistration(response), {
      ...expectedRegistration,
      extensions: policy({}),
    });
    assert.deepEqual(verified.extensions, {
      credProps: { rk: true },
      prf: { enabled: true, results: null },
      credProtect: 'userVerificationRequired',
    });
    assert.equal(verified.discoverable, true);
  });

  it('of an authentication is part of the result', () => {
    const blob = new Uint8Array([1, 2, 3]);
    const response = authentication
      .extensions(new Map([['credBlob', blob]]))
      .resign()
      .envelope((whole) => ({ ...whole, clientExtensionResults: { largeBlob: { written: true } } }))
      .response();
    const expected = { ...expectedAuthentication, extensions: policy({}) };
    const { extensions } = verifyAuthentication(parseAuthentication(response), expected, credential);
    assert.deepEqual(extensions, { largeBlob: { blob: null, written: true }, credBlob: blob });
  });

  it('is nothing where no output came', () => {
    const { extensions } = verifyAuthentication(
      parseAuthentication(authentication.response()),
      expectedAuthentication,
      credential,
    );
    assert.deepEqual(extensions, {});
    assert.ok(Object.isFrozen(extensions));
  });
});

describe('credential protection that is demanded (§7.1 step 28)', () => {
  const levels = [
    'userVerificationOptional',
    'userVerificationOptionalWithCredentialIDList',
    'userVerificationRequired',
  ];
  for (const [at, level] of levels.entries()) {
    it(`${level} is fulfilled by itself and by what is stronger`, () => {
      for (const came of [1, 2, 3]) {
        const run = () => register(new Map([['credProtect', came]]), demanded(level));
        if (came >= at + 1) assert.equal(run().extensions.credProtect, levels[came - 1]);
        else assert.throws(run, isExtensionPolicy);
      }
    });
  }

  it('is the weakest where no output came', () => {
    assert.equal(register(new Map(), demanded('userVerificationOptional')).extensions.credProtect, undefined);
    assert.throws(() => register(new Map(), demanded('userVerificationRequired')), isExtensionPolicy);
  });

  it('is only told where it is not enforced', () => {
    const verified = register(new Map([['credProtect', 1]]), demanded('userVerificationRequired', false));
    assert.equal(verified.extensions.credProtect, 'userVerificationOptional');
    const rows = traceRegistration(registration.response(), {
      ...expectedRegistration,
      extensions: demanded('userVerificationRequired', false),
    });
    const row = rows.find(({ title }) => title.includes('protected'));
    assert.equal(row?.outcome, 'not-applicable');
  });

  it('comes from the options as it goes to what is expected', () => {
    const credProtect = { policy: 'userVerificationRequired', enforce: true } as const;
    const mistaken: readonly RegistrationExtensionPolicy[] = [
      policy({ requested: ['credProtect'] }),
      policy({ credProtect }),
      demanded('best'),
      { ...demanded('userVerificationRequired'), credProtect: JSON.parse('{"policy":"userVerificationRequired"}') },
      { ...demanded('userVerificationRequired'), credProtect: JSON.parse('null') },
    ];
    for (const extensions of mistaken) {
      assert.throws(() => register(new Map(), extensions), { name: 'TypeError', message: /^expected\.extensions/u });
    }
  });
});

function isExtensionPolicy(error: unknown): boolean {
  return error instanceof CeremonyError && error.code === 'extension_policy' && error.step === 'R.28';
}
