import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VerifiedStatement } from '../../src/attestation/formats/format.ts';
import { findFormat } from '../../src/attestation/registry.ts';
import type { CborMap, CborValue } from '../../src/cbor/value.ts';
import { boolean, integer, octets, sequence, set, der } from '../encoding/der.ts';
import {
  aaguid,
  attribute,
  certificate,
  extension,
  extensions,
  notCa,
  oids,
  packedSubject,
} from '../encoding/certificate.ts';
import { eddsaPair, es256Pair, rs256Pair } from '../encoding/keys.ts';
import type { KeyPair } from '../encoding/keys.ts';
import { refused } from '../refused.ts';
import { inputsOf, signatureBy } from './signed.ts';

const es256 = es256Pair();
const [eddsa, rs256] = [eddsaPair(), rs256Pair()];

function verify(format: string, pair: KeyPair, statement: CborValue): VerifiedStatement {
  const row = findFormat(format) ?? assert.fail(`no format ${format}`);
  return row.verify(inputsOf(pair, statement));
}

const self = (pair: KeyPair, changed: Record<string, CborValue> = {}): CborMap =>
  new Map<string, CborValue>(Object.entries({ alg: pair.alg, sig: signatureBy(pair.privateKey, pair), ...changed }));

const spkiOf = ({ publicKey }: KeyPair): Uint8Array =>
  new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));

/** A statement by an attestation key with the given certificate, for an ES256 credential. */
const certified = (
  attester: KeyPair,
  parts: Parameters<typeof certificate>[0] = {},
  changed: Record<string, CborValue> = {},
): CborMap => {
  const x5c = [certificate({ spki: spkiOf(attester), ...parts })];
  return new Map<string, CborValue>(
    Object.entries({ alg: attester.alg, sig: signatureBy(attester.privateKey, es256), x5c, ...changed }),
  );
};

describe('the table of formats (§8.1)', () => {
  it('is matched case-sensitively', () => {
    assert.equal(findFormat('none')?.id, 'none');
    assert.equal(findFormat('packed')?.id, 'packed');
    for (const id of ['None', 'PACKED', 'packed ', '', 'Fido-U2F', '__proto__', 'constructor']) {
      assert.equal(findFormat(id), undefined, id);
    }
  });
});

describe('none (§8.7)', () => {
  it('an empty map attests nothing', () => {
    assert.deepEqual(verify('none', es256, new Map()), { type: 'none', trustPath: [] });
  });
  it('a member in it is refused', () => {
    assert.throws(() => verify('none', es256, new Map([['alg', -7]])), refused('none_not_empty'));
  });
  it('an array is no statement', () => {
    assert.throws(() => verify('none', es256, []), refused('bad_attestation_object'));
  });
});

describe('packed, self attestation (§8.2 step 3)', () => {
  for (const pair of [es256, eddsa, rs256]) {
    it(`the credential key signs (${pair.alg})`, () => {
      assert.deepEqual(verify('packed', pair, self(pair)), { type: 'self', trustPath: [] });
    });
  }

  it('alg is that of the credential key', () => {
    for (const alg of [-8, -257, -65535, -35, 0]) {
      assert.throws(() => verify('packed', es256, self(es256, { alg })), refused('attestation_alg'));
    }
  });

  it('a signature by another key, over another hash, or of no form, is wrong', () => {
    const other = es256Pair();
    const wrong = [
      signatureBy(other.privateKey, es256),
      signatureBy(es256.privateKey, es256, new Uint8Array(32)),
      signatureBy(es256.privateKey, other),
      new Uint8Array(),
      new Uint8Array(64).fill(1),
      Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 1),
    ];
    for (const sig of wrong) {
      assert.throws(() => verify('packed', es256, self(es256, { sig })), refused('bad_attestation_sig'));
    }
  });

  it('the syntax is that of the specification, with nothing added', () => {
    const wrong: CborValue[] = [
      new Map([['alg', -7]]),
      new Map([['sig', new Uint8Array(70)]]),
      self(es256, { alg: '-7' }),
      self(es256, { alg: -7n }),
      self(es256, { sig: 'x' }),
      self(es256, { ver: 1 }),
      self(es256, { x5c: [] }),
      self(es256, { x5c: null }),
      self(es256, { x5c: new Uint8Array(8) }),
      self(es256, { x5c: ['x'] }),
      self(es256, { x5c: [new Uint8Array(8)] }),
      self(es256, { x5c: Array.from({ length: 9 }, () => certificate()) }),
    ];
    for (const statement of wrong) {
      assert.throws(() => verify('packed', es256, statement), refused('bad_attestation'));
    }
    assert.throws(() => verify('packed', es256, []), refused('bad_attestation_object'));
  });

  it('ECDAA was removed', () => {
    assert.throws(
      () => verify('packed', es256, self(es256, { ecdaaKeyId: new Uint8Array(8) })),
      refused('unsupported'),
    );
  });
});

describe('packed, with certificates (§8.2 step 2)', () => {
  const attester = es256Pair();

  for (const by of [attester, eddsa, rs256]) {
    it(`the attestation key signs (${by.alg})`, () => {
      const statement = certified(by);
      assert.deepEqual(verify('packed', es256, statement), { type: 'uncertain', trustPath: statement.get('x5c') });
    });
  }

  it('alg is that of the certificate’s key', () => {
    for (const [by, alg] of [
      [attester, -257],
      [attester, -8],
      [rs256, -7],
      [eddsa, -7],
    ] as const) {
      assert.throws(() => verify('packed', es256, certified(by, {}, { alg })), refused('attestation_alg'));
    }
  });

  it('an algorithm that is not in the table is unsupported', () => {
    assert.throws(() => verify('packed', es256, certified(attester, {}, { alg: -65000 })), refused('alg_unsupported'));
  });

  it('a signature by the credential key is none by the attestation key', () => {
    const sig = signatureBy(es256.privateKey, es256);
    assert.throws(() => verify('packed', es256, certified(attester, {}, { sig })), refused('bad_attestation_sig'));
  });

  it('x5c holds up to eight certificates', () => {
    const x5c = Array.from({ length: 8 }, () => certificate({ spki: spkiOf(attester) }));
    assert.deepEqual(verify('packed', es256, certified(attester, {}, { x5c })).trustPath, x5c);
  });

  it('every certificate of x5c has to be one', () => {
    for (const other of [new Uint8Array(20), 'x', null]) {
      const x5c = [certificate({ spki: spkiOf(attester) }), other];
      assert.throws(() => verify('packed', es256, certified(attester, {}, { x5c })), refused('bad_attestation'));
    }
  });
});

describe('certificate requirements (§8.2.1)', () => {
  const attester = es256Pair();
  const subject = (...attributes: readonly [string, string][]): Uint8Array =>
    sequence(...attributes.map(([type, value]) => set(attribute(type, value))));
  const [c, o, ou, cn] = [
    [oids.country, 'NO'],
    [oids.organization, 'Example'],
    [oids.unit, 'Authenticator Attestation'],
    [oids.commonName, 'Key'],
  ] as const satisfies [string, string][];

  const wrong: Record<string, Parameters<typeof certificate>[0]> = {
    'version 1': { version: new Uint8Array() },
    'version 2': { version: der(0xa0, integer(1)) },
    'no country': { subject: subject(o, ou, cn) },
    'a country that is none': { subject: subject([oids.country, 'UX'], o, ou, cn) },
    'a country in three letters': { subject: subject([oids.country, 'NOR'], o, ou, cn) },
    'a country in lower case': { subject: subject([oids.country, 'no'], o, ou, cn) },
    'no organization': { subject: subject(c, ou, cn) },
    'an empty organization': { subject: subject(c, [oids.organization, ''], ou, cn) },
    'no unit': { subject: subject(c, o, cn) },
    'another unit': { subject: subject(c, o, [oids.unit, 'authenticator attestation'], cn) },
    'two units': { subject: subject(c, o, ou, [oids.unit, 'Other'], cn) },
    'no common name': { subject: subject(c, o, ou) },
    'no basic constraints': { extensions: extensions(extension(oids.aaguid, octets(aaguid))) },
    'a CA': { extensions: extensions(extension(oids.basicConstraints, sequence(boolean(true)), boolean(true))) },
  };
  for (const [what, parts] of Object.entries(wrong)) {
    it(`${what} is refused`, () => {
      assert.throws(() => verify('packed', es256, certified(attester, parts)), refused('attestation_cert'));
    });
  }

  it('attributes may share one relative distinguished name', () => {
    const multi = sequence(set(attribute(...c), attribute(...o)), set(attribute(...ou), attribute(...cn)));
    assert.equal(verify('packed', es256, certified(attester, { subject: multi })).type, 'uncertain');
  });

  it('user-assigned country codes count, as the specification’s own certificates have them', () => {
    const parts = { subject: subject([oids.country, 'AA'], o, ou, cn) };
    assert.equal(verify('packed', es256, certified(attester, parts)).type, 'uncertain');
  });

  it('the AAGUID of the certificate is that of the authenticator data, in two OCTET STRINGs, not critical', () => {
    const withAaguid = (value: Uint8Array, critical?: Uint8Array) => ({
      subject: packedSubject,
      extensions: extensions(notCa, extension(oids.aaguid, value, critical)),
    });
    assert.equal(verify('packed', es256, certified(attester, withAaguid(octets(aaguid)))).type, 'uncertain');
    assert.equal(verify('packed', es256, certified(attester, { extensions: extensions(notCa) })).type, 'uncertain');
    const mismatching = [
      withAaguid(octets(new Uint8Array(16))),
      withAaguid(octets(aaguid), boolean(true)),
      withAaguid(aaguid),
      withAaguid(octets(aaguid.subarray(1))),
    ];
    for (const parts of mismatching) {
      assert.throws(() => verify('packed', es256, certified(attester, parts)), refused('aaguid_mismatch'));
    }
  });
});

describe('fido-u2f (§8.6)', () => {
  it('speaks for a credential: without one there is nothing to verify', () => {
    const statement = new Map<string, CborValue>([
      ['x5c', [certificate()]],
      ['sig', new Uint8Array(70)],
    ]);
    const inputs = inputsOf(es256, statement);
    const authenticatorData = { ...inputs.authenticatorData, attestedCredentialData: null };
    const row = findFormat('fido-u2f') ?? assert.fail('no format fido-u2f');
    assert.throws(() => row.verify(inputs), refused('bad_attestation_sig'));
    assert.throws(() => row.verify({ ...inputs, authenticatorData }), refused('bad_attestation'));
  });
});
