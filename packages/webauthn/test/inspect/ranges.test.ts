import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator, encodeBase64url } from '@signet/testkit';
import fc from 'fast-check';
import { details } from '../../src/inspect/details.ts';
import { inspect } from '../../src/inspect/index.ts';
import type { PartKind } from '../../src/inspect/index.ts';
import { authenticationOptions } from '../../src/ceremonies/authentication-options.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import { assertRanges, nodesOf } from './ranges.ts';

const challenge = new Uint8Array(32).fill(7);
const origin = 'https://example.org';

const kinds = [
  'none',
  'packed-self',
  'packed-certified',
  'tpm',
  'android-key',
  'android-safetynet',
  'fido-u2f',
  'apple',
  'compound',
] as const;

/** Real responses, of every kind of attestation that the software authenticator makes. */
const responses = kinds.flatMap((attestation) => {
  const authenticator = createAuthenticator({ attestation, seed: 'inspect' });
  const registration = authenticator.create(
    registrationOptions({
      rp: { id: 'example.org', name: 'Example' },
      user: { id: new Uint8Array(16).fill(1), name: 'ada', displayName: 'Ada' },
      challenge,
      algorithms: [-7],
      excludeCredentials: [],
      userVerification: 'preferred',
      residentKey: 'required',
      attestation: 'direct',
      timeout: 60_000,
      hints: [],
      extensions: {},
    }),
    { origin },
  );
  const options = authenticationOptions({
    rpId: 'example.org',
    challenge,
    allowCredentials: [],
    userVerification: 'preferred',
    timeout: 60_000,
    hints: [],
    extensions: {},
  });
  return [registration, authenticator.get(options, { origin })];
});

/** Every byte string of them, JSON and certificates among them. */
const parts = responses.flatMap((response) => {
  const inspection = inspect(response, { details });
  const contained = [...nodesOf(inspection.part)].flatMap(({ node }) => node.contains ?? []);
  return [inspection.part, ...contained].filter(({ bytes }) => bytes.length > 0);
});

/** A part with some bytes changed, cut off, taken out or put in. */
const mutated: fc.Arbitrary<{ kind: PartKind; bytes: Uint8Array }> = fc
  .record({
    part: fc.constantFrom(...parts),
    changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 4,
    }),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    more: fc.uint8Array({ maxLength: 6 }),
  })
  .map(({ part, changes, cut, more }) => {
    const bytes = Uint8Array.from([...part.bytes, ...more]);
    for (const [place, byte] of changes) bytes[Math.floor(place * (bytes.length - 1))] = byte;
    return { kind: part.kind, bytes: cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length)) };
  });

const every: readonly PartKind[] = [
  'registration',
  'authentication',
  'client-data',
  'attestation-object',
  'authenticator-data',
  'public-key',
  'certificate',
  'signature',
  'json',
  'cbor',
  'der',
  'bytes',
];

describe('ranges', () => {
  it('of real responses cover every byte', () => {
    for (const response of responses) {
      const inspection = inspect(response, { details });
      assertRanges(inspection);
      assert.deepEqual(inspection.problems, []);
      assertRanges(inspect(response));
    }
  });

  it('hold for responses that were changed, with details and without', () => {
    fc.assert(
      fc.property(mutated, ({ kind, bytes }) => {
        assertRanges(inspect(bytes, { details }));
        assertRanges(inspect(bytes));
        assertRanges(inspect(bytes, { as: kind, details }));
        assertRanges(inspect(encodeBase64url(bytes)));
      }),
      { numRuns: 400 },
    );
  });

  it('hold for any bytes, taken for anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...every), (bytes, as) => {
        assertRanges(inspect(bytes, { as, details }));
        assertRanges(inspect(bytes, { details }));
      }),
      { numRuns: 1000 },
    );
  });

  it('hold for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json(), fc.base64String()), (text) => {
        assertRanges(inspect(text, { details }));
        assertRanges(inspect(text, { as: 'registration', details }));
      }),
      { numRuns: 600 },
    );
  });

  it('hold for any value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withTypedArray: true, withNullPrototype: true }),
        (value) => {
          assertRanges(inspect(value, { details }));
        },
      ),
      { numRuns: 600 },
    );
  });
});
