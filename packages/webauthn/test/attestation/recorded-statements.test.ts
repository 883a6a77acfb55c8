import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { specificationPolicy } from '../../src/attestation/formats/format.ts';
import { parseAttestationObject } from '../../src/attestation/object.ts';
import { readVectors, vectorFiles, vectorFolder } from '../encoding/vectors.ts';
import { refused } from '../refused.ts';
import { verifyRecorded } from './verify-recorded.ts';
import type { RecordedAttestation } from './verify-recorded.ts';

const folder = vectorFolder();

const types = { apple: 'anonca', 'fido-u2f': 'uncertain', 'android-safetynet': 'basic' } as const;

interface Recorded extends RecordedAttestation {
  readonly id: string;
  readonly expect: string;
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/** Registrations of the collected vectors, and the statements of which only the hash of the client data is known. */
function recorded(): Recorded[] {
  if (folder === null) return [];
  const registrations = vectorFiles
    .flatMap((file) => readVectors(folder, file))
    .flatMap(({ id, expect, response: { response } }) => {
      if (response.attestationObject === undefined) return [];
      const clientDataHash = new Uint8Array(createHash('sha256').update(bytes(response.clientDataJSON)).digest());
      return [{ id, expect, attestationObject: bytes(response.attestationObject), clientDataHash }];
    });
  const file = new URL('python-fido2.attestation-only.json', folder);
  if (!existsSync(file)) return registrations;
  const others = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'id' | 'attestationObject' | 'clientDataHash',
    string
  >[];
  return [
    ...registrations,
    ...others.map((one) => ({
      id: one.id,
      expect: 'accept',
      attestationObject: bytes(one.attestationObject),
      clientDataHash: bytes(one.clientDataHash),
    })),
  ];
}

const corrupted = 'go-safetynet-2019';
const seen = { apple: 0, 'fido-u2f': 0, 'android-safetynet': 0 };

describe('recorded statements of Apple, U2F and SafetyNet', () => {
  for (const one of recorded()) {
    const format = formatOf(one);
    if (format === null) continue;
    seen[format] += 1;
    if (one.id === corrupted) {
      it(`${one.id}: its signature is corrupted`, () => {
        assert.throws(() => verifyRecorded(one), refused('bad_attestation_sig'));
      });
      continue;
    }
    it(`${one.id}: ${types[format]}, and not over other client data`, () => {
      const { type, trustPath } = verifyRecorded(one);
      assert.equal(type, types[format]);
      assert.ok(trustPath.length > 0);
      const code = format === 'fido-u2f' ? 'bad_attestation_sig' : 'bad_attestation';
      assert.throws(() => verifyRecorded(one, { clientDataHash: new Uint8Array(32) }), refused(code));
    });
  }

  it('are some of each', { skip: folder === null && 'there is no folder of vectors' }, () => {
    for (const [format, count] of Object.entries(seen)) assert.ok(count > 3, format);
  });

  it('a device that matches no profile is refused where policy asks for one', {
    skip: folder === null && 'there is no folder of vectors',
  }, () => {
    const one = recorded().find(({ id }) => id === 'sw-skip-cts-check-when-enforcement-option-is-false');
    if (one === undefined) return assert.fail('it is gone');
    const policy = { ...specificationPolicy, safetyNetDevice: 'cts-profile' } as const;
    assert.throws(() => verifyRecorded(one, { policy }), refused('bad_attestation'));
    return undefined;
  });

  it('a response may be as old or new as policy says, judged at the time that the caller says', {
    skip: folder === null && 'there is no folder of vectors',
  }, () => {
    const one = recorded().find(({ id }) => id === 'py-android-safetynet');
    if (one === undefined) return assert.fail('it is gone');
    const made = 1_630_703_240_057;
    const policy = { ...specificationPolicy, safetyNetAge: 60_000 };
    for (const at of [made, made + 60_000, made - 60_000])
      assert.equal(verifyRecorded(one, { policy, at }).type, 'basic');
    for (const at of [made + 60_001, made - 60_001, null]) {
      assert.throws(() => verifyRecorded(one, { policy, at }), refused('bad_attestation'));
    }
    return undefined;
  });
});

function formatOf({ attestationObject }: Recorded): keyof typeof types | null {
  try {
    const { format } = parseAttestationObject(attestationObject);
    return format === 'apple' || format === 'fido-u2f' || format === 'android-safetynet' ? format : null;
  } catch {
    return null;
  }
}
