import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { details } from '../../src/inspect/details.ts';
import { inspect, specificationLink } from '../../src/inspect/index.ts';
import type { InspectedNode } from '../../src/inspect/index.ts';
import { fromHex } from '../encoding/hex.ts';
import { find, nodesOf } from './ranges.ts';
import { authData, options, origin, registration } from './scene.ts';

const { attestationObject } = registration.response;

/** Names of notes, as text. */
function notesOf(node: InspectedNode): string {
  return node.notes.map(({ level, text }) => `${level}: ${text}`).join('\n');
}

function clientData(members: object): ReturnType<typeof inspect> {
  const text = { type: 'webauthn.get', challenge: 'AAAAAAAAAAAAAAAAAAAAAA', origin: 'https://example.org', ...members };
  return inspect(JSON.stringify(text), { details });
}

describe('an attestation object', () => {
  it('has every field where it lies', () => {
    const inspection = inspect(attestationObject, { details });
    const places = [...nodesOf(inspection.part)].map(({ node }) => [
      node.name,
      node.offset,
      node.length,
      node.head,
      node.value,
    ]);
    const hex = (start: number, end: number): string =>
      Buffer.from(inspection.part.bytes.subarray(start, end)).toString('hex');
    assert.deepEqual(places, [
      ['attestationObject', 0, 194, 1, 'map of 3'],
      ['fmt', 1, 9, 5, '"none"'],
      ['attStmt', 10, 9, 9, 'empty map'],
      ['authData', 19, 175, 11, '164 bytes'],
      ['rpIdHash', 30, 32, 0, 'bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5'],
      ['flags', 62, 1, 0, '0x59 (UP BE BS AT)'],
      ['signCount', 63, 4, 0, '0'],
      ['aaguid', 67, 16, 0, find(inspection, 'aaguid').value],
      ['credentialIdLength', 83, 2, 0, '32'],
      ['credentialId', 85, 32, 0, hex(85, 117)],
      ['credentialPublicKey', 117, 77, 1, 'ES256, P-256'],
      ['kty', 118, 2, 2, '2 (EC2)'],
      ['alg', 120, 2, 2, '-7 (ES256)'],
      ['crv', 122, 2, 2, '1 (P-256)'],
      ['x', 124, 35, 3, hex(127, 159)],
      ['y', 159, 35, 3, hex(162, 194)],
    ]);
    assert.match(find(inspection, 'aaguid').value, /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u);
  });

  it('names its places in the specification', () => {
    const inspection = inspect(attestationObject);
    assert.equal(find(inspection, 'fmt').anchor, '#sctn-none-attestation');
    assert.equal(find(inspection, 'flags').anchor, '#authdata-flags');
    assert.equal(specificationLink('#authdata-flags'), 'https://w3c.github.io/webauthn/#authdata-flags');
    assert.equal(specificationLink('RFC 5280 §4.1.2.5'), 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5');
    assert.equal(specificationLink('RFC 8949'), 'https://www.rfc-editor.org/rfc/rfc8949');
    assert.equal(specificationLink('TPM 2.0 Part 2 §12.2.4'), null);
  });

  it('shows certificates as bytes where the details are not at hand, and leaves their judgement out', () => {
    const certified = createAuthenticator({ seed: 'inspect', attestation: 'packed-certified' });
    const response = certified.create(options, { origin });
    const [bare, full] = [inspect(response), inspect(response, { details })];
    assert.equal(find(bare, '[0]').children.length, 0);
    assert.match(find(bare, '[0]').value, /^\d+ bytes$/u);
    assert.equal(find(full, '[0]').children[0]?.name, 'tbsCertificate');
    assert.equal(find(full, 'validity').value, '2024-01-01 to 2049-01-01');
    assert.equal(find(full, 'notBefore').value, '2024-01-01 00:00:00 UTC');
    assert.match(find(full, 'subject').value, /OU="Authenticator Attestation"/u);
    assert.match(find(full, 'id-fido-gen-ce-aaguid').value, /^[\da-f-]{36}$/u);
  });
});

describe('what a person should know', () => {
  it('of flags: each bit, and the sentence', () => {
    const flags = find(inspect(authData('05')), 'flags');
    assert.equal(flags.value, '0x05 (UP UV)');
    assert.match(flags.meaning, /somebody was present \(UP\), the person was verified by PIN, face or finger \(UV\)/u);
    assert.deepEqual(
      flags.bits?.map(({ bit, name, set }) => [bit, name, set]),
      [
        [0, 'UP', true],
        [1, 'reserved', false],
        [2, 'UV', true],
        [3, 'BE', false],
        [4, 'BS', false],
        [5, 'reserved', false],
        [6, 'AT', false],
        [7, 'ED', false],
      ],
    );
    assert.equal(notesOf(flags), '');
    assert.match(
      find(inspect(authData('00')), 'flags').meaning,
      /nobody’s presence was tested \(UP\), the person was not verified/u,
    );
    assert.match(notesOf(find(inspect(authData('11')), 'flags')), /^warning: BS without BE/mu);
    assert.match(notesOf(find(inspect(authData('23')), 'flags')), /^note: A reserved bit is set/mu);
    assert.match(notesOf(find(inspect(authData('00')), 'flags')), /^warning: Refused without UP/mu);
  });

  it('of counters: that 0 is normal for synced passkeys', () => {
    assert.match(notesOf(find(inspect(authData('01')), 'signCount')), /stays 0 is normal for synced passkeys/u);
    const counting = find(inspect(authData('01', '00000102')), 'signCount');
    assert.equal(counting.value, '258');
    assert.match(notesOf(counting), /may mean a copy/u);
  });

  it('of RP IDs: which hash is that of localhost', () => {
    const hash = '49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d9763';
    assert.match(notesOf(find(inspect(authData('01', '00000000', hash)), 'rpIdHash')), /localhost/u);
  });

  it('of AAGUIDs: that they are claimed, or say nothing', () => {
    assert.match(notesOf(find(inspect(attestationObject), 'aaguid')), /Claimed, not proven/u);
    const silent = createAuthenticator({ seed: 'inspect', aaguid: new Uint8Array(16) }).create(options, {
      origin: 'https://example.org',
    });
    assert.match(notesOf(find(inspect(silent), 'aaguid')), /All zero/u);
  });

  it('of client data: short challenges, frames, apps and origins without https', () => {
    assert.match(
      notesOf(find(clientData({ challenge: 'AAAA' }), 'challenge')),
      /3 bytes[^]*warning: Fewer than 16 bytes/u,
    );
    assert.match(notesOf(find(clientData({ origin: 'http://localhost:3000' }), 'origin')), /note: localhost/u);
    assert.match(
      notesOf(find(clientData({ origin: 'http://example.org' }), 'origin')),
      /warning: Not an https origin/u,
    );
    assert.match(notesOf(find(clientData({ origin: 'android:apk-key-hash:x' }), 'origin')), /note: An Android app/u);
    assert.match(notesOf(find(clientData({ crossOrigin: true }), 'crossOrigin')), /warning: In a frame/u);
    assert.equal(notesOf(find(clientData({}), 'origin')), '');
  });

  it('of client data that is wrong: the code of the step that refuses it', () => {
    const codes = (members: object): string[] => clientData(members).problems.map(({ code }) => code);
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ type: 'webauthn.steal' }), ['wrong_type']);
    assert.deepEqual(codes({ type: 1 }), ['wrong_type']);
    assert.deepEqual(codes({ type: undefined }), ['wrong_type']);
    assert.deepEqual(codes({ challenge: 'AA==' }), ['challenge_mismatch']);
    assert.deepEqual(codes({ challenge: 'AB' }), ['challenge_mismatch']);
    assert.deepEqual(codes({ challenge: 'A' }), ['challenge_mismatch']);
    assert.deepEqual(codes({ challenge: 1 }), ['bad_client_data']);
    assert.deepEqual(codes({ origin: null }), ['bad_client_data']);
    assert.deepEqual(codes({ origin: undefined }), ['bad_client_data']);
    assert.deepEqual(codes({ crossOrigin: 'true' }), ['bad_client_data']);
    assert.deepEqual(codes({ topOrigin: 1, crossOrigin: true }), ['bad_client_data']);
    assert.deepEqual(codes({ topOrigin: 'https://a.example' }), ['top_origin']);
    assert.deepEqual(codes({ topOrigin: 'https://a.example', crossOrigin: true }), []);
  });

  it('of copies that differ: that servers refuse, or nothing signs them', () => {
    const other = { ...registration, id: 'AAAA', rawId: 'AAAA' };
    assert.match(notesOf(find(inspect(other), 'rawId')), /^warning: Not the credential id/u);
    const response = { ...registration.response, authenticatorData: 'AAAA' };
    assert.match(notesOf(find(inspect({ ...registration, response }), 'authenticatorData')), /^warning: Not what/u);
    assert.equal(notesOf(find(inspect(registration), 'rawId')), '');
    assert.deepEqual(
      inspect({ ...registration, id: 'AAAA' }).problems.map(({ code }) => code),
      ['id_mismatch'],
    );
  });

  it('of a key that this library does not verify: no problem, a warning', () => {
    const inspection = inspect(fromHex('a3010203390bb72001'), { details });
    assert.deepEqual(inspection.problems, []);
    assert.match(notesOf(inspection.part.root), /^warning: Not an algorithm/u);
  });
});
