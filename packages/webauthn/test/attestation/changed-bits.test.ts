import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  androidKeyAuthority,
  appleAuthority,
  createSeed,
  fidoU2fAuthority,
  safetyNetAuthority,
  tpmAuthority,
} from '@signet/testkit';
import type { CborInput } from '@signet/testkit';
import { findFormat } from '../../src/attestation/registry.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { expectedRegistration, scene } from '../ceremonies/scene.ts';
import { refusalOf } from '../known-bad/refusal-of.ts';

const seed = 'changed bits';
const roots = {
  tpm: tpmAuthority(createSeed(seed)).certificate,
  'android-key': androidKeyAuthority(createSeed(seed)).certificate,
  'android-safetynet': safetyNetAuthority(createSeed(seed)).certificate,
  'fido-u2f': fidoU2fAuthority(createSeed(seed)).certificate,
  apple: appleAuthority(createSeed(seed)).certificate,
};

/** Copies of a byte string, each with another byte changed. */
function* changed(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) {
    const copy = Uint8Array.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
    yield copy;
  }
}

for (const [format, root] of Object.entries(roots)) {
  const { registration } = scene(seed, { attestation: format as keyof typeof roots, algorithms: [-7] });
  const attestation = {
    ...expectedRegistration.attestation,
    certified: 'trust-required',
    anchors: [root],
    at: Date.UTC(2030, 0),
  } as const;
  const verify = (member: string, value: CborInput) => {
    const forge = registration.statement((before) => new Map([...before, [member, value]]));
    return verifyRegistration(parseRegistration(forge.response()), { ...expectedRegistration, attestation });
  };
  const members = new Map<string, Uint8Array>();
  registration.statement((before) => {
    for (const [name, value] of before) {
      const bytes: unknown = Array.isArray(value) ? value[0] : value;
      if (typeof name === 'string' && bytes instanceof Uint8Array) members.set(name, bytes);
    }
    return before;
  });

  describe(`one bit changed anywhere in a statement of format ${format}`, () => {
    it('is the one thing that is wrong', () => {
      assert.ok(members.size > 0);
      for (const [name, bytes] of members)
        assert.ok(verify(name, name === 'x5c' ? [bytes] : bytes).attestation.trusted);
    });

    for (const [name, bytes] of members) {
      it(`${name}: is refused, with a code that the format names`, () => {
        const codes: readonly string[] = findFormat(format)?.codes ?? [];
        for (const one of changed(bytes)) {
          const { code, step } = refusalOf(() => verify(name, name === 'x5c' ? [one] : one));
          if (step === 'R.24') assert.deepEqual([name, code], ['x5c', 'trust_path']);
          else assert.ok(step === 'R.22' && codes.includes(code), `${code} at ${step}`);
        }
      });
    }
  });
}
