import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createAuthenticator, KEY_MAKERS } from '@signet/testkit';
import { createTrustAnchors } from '@signet/webauthn';
import { explanationOf } from '../vectors/explanations.ts';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { peerVerdictOf } from '../vectors/peer.ts';
import { readFolder } from '../vectors/read-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'signet-vectors-'));
after(() => rmSync(folder, { recursive: true }));

const challenge = Buffer.alloc(32, 5).toString('base64url');
/** A registration and a sign-in with a key of the algorithm, as a file of cases has them. */
function casesOf(alg: number): CeremonyCase[] {
  const authenticator = createAuthenticator({ seed: `folder ${alg}`, algorithms: [alg] });
  const creation = { rp: { id: 'example.org' }, user: { id: 'YWRh', name: 'ada' }, challenge };
  const offered = {
    pubKeyCredParams: [{ type: 'public-key', alg }],
    authenticatorSelection: { residentKey: 'required' },
  };
  const registration = authenticator.create({ ...creation, ...offered } as typeof creation);
  const assertion = authenticator.get({ rpId: 'example.org', challenge });
  const data = Buffer.from(registration.response.authenticatorData ?? '', 'base64url');
  const publicKey = data.subarray(55 + data.readUInt16BE(53)).toString('base64url');
  const common = { expect: 'accept', rpId: 'example.org', origins: ['https://example.org'], challenge } as const;
  return [
    { ...common, id: 'up', kind: 'registration', response: registration },
    {
      ...common,
      id: 'in',
      kind: 'authentication',
      response: assertion,
      credential: { id: assertion.id, publicKey, counter: 0 },
    },
  ] as unknown as CeremonyCase[];
}

describe('a folder of cases that is not ours', () => {
  it('names each file that is not JSON, also below, and reads past a byte order mark', () => {
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'marked.json'), `\uFEFF${JSON.stringify(casesOf(-7))}`);
    writeFileSync(join(folder, 'below', 'cut.json'), JSON.stringify(casesOf(-7)).slice(0, -1));
    writeFileSync(join(folder, 'below', 'other.json'), 'null');
    writeFileSync(join(folder, 'notes.txt'), '{');
    const { files, passedOver } = readFolder(folder, { anchors: createTrustAnchors([]) });
    assert.deepEqual(
      files.map(({ name, questions }) => [name, questions.length]),
      [['marked.json', 2]],
    );
    assert.deepEqual(passedOver, ['below/cut.json (it is not JSON)', 'notes.txt', '1 of below/']);
  });

  for (const alg of KEY_MAKERS.keys()) {
    it(`has an explanation wherever the peer takes no key of ${alg}`, async () => {
      for (const one of casesOf(alg)) {
        const peer = await peerVerdictOf(one);
        const ours = alg === -65_535 ? 'alg_unsupported' : 'accept';
        if (peer !== ours) assert.match(explanationOf(one, ours, peer) ?? 'UNEXPLAINED', /^the peer/u, peer);
      }
    });
  }
});
