import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { encodeBase64url } from '@signet/testkit';
import { inspectInput } from '../src/inspect/inspect.ts';
import type { InspectCommand } from '../src/inspect/inspect.ts';
import { assertion, common, file, origin, publicKey, registration, removeFiles, tell } from './inspect-scene.ts';

after(removeFiles);

describe('signet inspect --expected', () => {
  const trace = async (response: object, expected: object): Promise<{ status: number; out: string }> => {
    const { status, told } = await tell(response, { expected: file(expected) });
    return { status, out: told };
  };

  it('runs every step of a registration, and says that all pass', async () => {
    const { status, out } = await trace(registration, common);
    assert.equal(status, 0, out);
    assert.match(out, /^Steps of §7\.1/mu);
    assert.match(out, /^✓ R\.9 {2}The origin is expected$/mu);
    assert.match(out, /^Every step that a response can show passes\.$/mu);
  });

  it('names the step that refuses, its code and its place, and runs on', async () => {
    const { status, out } = await trace(registration, {
      ...common,
      userVerification: 'required',
      origin: 'https://example.com',
    });
    assert.equal(status, 1);
    assert.match(out, /^✗ R\.9 {2}The origin is expected: refused\n +origin_mismatch: /mu);
    assert.match(out, /^✗ R\.16 /mu);
    assert.match(out, /^ +https:\/\/w3c\.github\.io\/webauthn\/#/mu);
    assert.match(out, /^Refused at R\.9: The origin is expected \(origin_mismatch\)$/mu);
    assert.match(out, /\d+ passed, 2 refused/u);
  });

  it('looks into a body that wraps the credential', async () => {
    const { status } = await trace({ ceremony: 'x', response: registration }, common);
    assert.equal(status, 0);
  });

  it('reads attestation, algorithms, frames and extensions', async () => {
    const strict = await trace(registration, {
      ...common,
      attestation: { certified: 'trust-required', at: '2026-01-01T00:00:00Z' },
    });
    assert.match(strict.out, /^Refused at R\.24: /mu);
    const offered = await trace(registration, { ...common, algorithms: [-257] });
    assert.match(offered.out, /^Refused at R\.20: .*alg_not_allowed/mu);
    const framed = await trace(registration, {
      ...common,
      crossOrigin: { topOrigins: ['https://top.example'], missingTopOrigin: 'accepted' },
      extensions: { requested: ['credProps'], unsolicited: 'refused' },
      mediation: 'conditional',
      backupEligible: 'refused',
    });
    assert.match(framed.out, /^Refused at R\.18: /mu);
  });

  it('runs every step of a sign-in against the stored key', async () => {
    const { status, out } = await trace(assertion, { ...common, credential: { publicKey } });
    assert.equal(status, 0, out);
    assert.match(out, /^✓ A\.21 The signature over authenticator data/mu);
    const counted = await trace(assertion, {
      ...common,
      credential: { publicKey, signCount: 7, backupEligible: false, alg: -7, id: assertion.id },
      allowCredentials: [encodeBase64url(Uint8Array.of(1))],
      userHandle: encodeBase64url(Uint8Array.of(2)),
      signCount: 'refused',
    });
    assert.equal(counted.status, 1);
    for (const step of ['A.5', 'A.6', 'A.19', 'A.22']) assert.match(counted.out, new RegExp(`^✗ ${step} `, 'mu'));
  });

  it('traces a response that is no JSON as refused', async () => {
    const { status, told } = await tell('{"rawId": "AA", ', { expected: file(common) });
    assert.equal(status, 1);
    assert.match(told, /^Refused at R\.3: /mu);
  });

  it('says what to change where an option or the file makes no sense', async () => {
    const cases: readonly [options: Partial<InspectCommand>, said: RegExp][] = [
      [{ as: 'cat' }, /^--as is one of registration, /u],
      [{ expected: '/no/such/file' }, /^\/no\/such\/file cannot be read \(ENOENT\)/u],
      [{ expected: file('nonsense') }, /is not JSON/u],
      [{ expected: file('[]') }, /^expected is not an object/u],
      [{ expected: file({ ...common, orign: 'x' }) }, /^expected\.orign is not known: is it origin\?/u],
      [{ expected: file({ ...common, attestation: { at: 'noon' } }) }, /^expected\.attestation\.at is no time/u],
      [{ expected: file({ rpId: 'example.org', origin }) }, /^expected\.challenge is missing/u],
      [{ expected: file({ ...common, origin: 'https://example.org/' }) }, /expected\.origins/u],
      [{ expected: file({ ...common, userVerification: 'yes' }) }, /is not one of required, preferred/u],
      [{ expected: file({ ...common, challenge: '***' }) }, /^expected\.challenge is not base64url/u],
      [{ expected: file({ ...common, rpIds: [1] }) }, /^expected\.rpIds is not a list of texts/u],
      [{ expected: file({ ...common, rpId: 1 }) }, /^expected\.rpId is not text/u],
      [{ expected: file({ ...common, algorithms: ['ES256'] }) }, /^expected\.algorithms is not a list of COSE/u],
    ];
    for (const [options, message] of cases) {
      await assert.rejects(tell(registration, options), { name: 'SettingsError', message });
    }
    const faults: readonly [response: string | object, expected: object, message: RegExp][] = [
      [registration.response.attestationObject, common, /needs the whole response/u],
      [assertion, common, /^expected\.credential is missing/u],
      [assertion, { ...common, credential: {} }, /^expected\.credential\.publicKey is missing/u],
      [assertion, { ...common, credential: { publicKey, signCount: 1.5 } }, /signCount is not an integer/u],
      [assertion, { ...common, credential: { publicKey, backupEligible: 1 } }, /neither true nor false/u],
      [{ ...assertion, rawId: 1 }, { ...common, credential: { publicKey } }, /^expected\.credential\.id is missing/u],
    ];
    for (const [response, expected, message] of faults) {
      await assert.rejects(tell(response, { expected: file(expected) }), { name: 'SettingsError', message });
    }
    await assert.rejects(
      inspectInput('/no/such/file', { json: false }),
      /^SettingsError: \/no\/such\/file cannot be read/u,
    );
  });

  it('knows what the guide tells of, and the guide’s example', async () => {
    const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'guides', 'inspect.md'), 'utf8');
    const rowsOf = (title: string): string[] => {
      const table = guide.slice(guide.indexOf(`| ${title} |`)).split('\n\n')[0] ?? '';
      return table
        .split('\n')
        .slice(2)
        .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/gu)].map((it) => it[1] ?? ''));
    };
    const both = rowsOf('both ceremonies');
    assert.ok(both.length > 8);
    const asked: readonly (readonly [response: object, given: object, names: string[]])[] = [
      [registration, common, [...both, ...rowsOf('registration')]],
      [assertion, { ...common, credential: { publicKey } }, [...both, ...rowsOf('sign-in')]],
    ];
    for (const [response, given, names] of asked) {
      for (const name of names) {
        const told = await tell(response, { expected: file({ ...given, [name]: 7 }) }).catch((error: unknown) => error);
        assert.doesNotMatch(String(told), /is not known/u);
      }
    }
    const example = /```json\n(?<json>.*)\n```/u.exec(guide)?.groups?.['json'] ?? assert.fail('no example');
    assert.match((await tell(registration, { expected: file(example) })).told, /^Refused at R\.8: /mu);
  });

  it('takes anchors as PEM, and demands on formats', async () => {
    const policy = {
      anchors: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
      at: '2026-01-01T00:00:00Z',
    };
    await assert.rejects(
      tell(registration, { expected: file({ ...common, attestation: policy }) }),
      /not a certificate/u,
    );
    const statements = { compound: 'most' };
    await assert.rejects(
      tell(registration, { expected: file({ ...common, attestation: { statements } }) }),
      /statements has a member or value/u,
    );
  });
});
