/**
 * `npm run bench:ceremonies -- [--json] [--rounds N]`: how much a whole ceremony costs beside the raw signature check.
 * Prints ratios measured in one run: operations a second of each, over those of `crypto.verify` of an ES256 signature
 * with a cached KeyObject. 1 would mean that everything around the signature is free.
 */
import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  createKeyCache,
  parseAuthentication,
  parseRegistration,
  verifyAuthentication,
  verifyAuthenticationPooled,
  verifyRegistration,
} from '@signet/webauthn';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Contender } from './measure.ts';
import { measure, median, ratio } from './measure.ts';
import type { Material } from './material.ts';
import { makeMaterial } from './material.ts';

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '7' } },
});

const material = makeMaterial();
const contenders: Contender[] = [
  { name: 'raw', run: times(rawCheck(material)) },
  { name: 'cached', run: times(authenticate(material, true)) },
  { name: 'imported', run: times(authenticate(material, false)) },
  { name: 'concurrent64', run: inFlight(64, pooled(material)) },
  { name: 'none', run: times(register(material, material.none)) },
  { name: 'packedSelf', run: times(register(material, material.packedSelf)) },
  { name: 'peer authentication', run: inFlight(1, peerAuthenticate(material)) },
  { name: 'peer authentication64', run: inFlight(64, peerAuthenticate(material)) },
  { name: 'peer registrationNone', run: inFlight(1, peerRegister(material)) },
];
const rates = await measure(contenders, { rounds: Number(flags.rounds), turn: 250 });
const over = (name: string): number => ratio(rates, name, 'raw');
const result = {
  raw: Math.round(median(rates.get('raw') ?? [])),
  authentication: { cached: over('cached'), imported: over('imported'), concurrent64: over('concurrent64') },
  registration: { none: over('none'), packedSelf: over('packedSelf') },
  peers: {
    simplewebauthn: {
      authentication: over('peer authentication'),
      authentication64: over('peer authentication64'),
      registrationNone: over('peer registrationNone'),
    },
  },
};
process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : `${table()}\n`);

function table(): string {
  const rows = contenders.map(({ name }) => {
    const perSecond = Math.round(median(rates.get(name) ?? []));
    return `${name.padEnd(24)}${String(perSecond).padStart(8)} /s  ${over(name).toFixed(3)} of raw`;
  });
  return ['one process, ES256, medians of the rounds; "raw" is crypto.verify with a cached KeyObject', ...rows].join(
    '\n',
  );
}

function rawCheck({ assertion, publicKeySpki }: Material): () => void {
  const key: KeyObject = createPublicKey({ key: publicKeySpki, format: 'der', type: 'spki' });
  const clientDataHash = createHash('sha256').update(assertion.response.clientDataJSON, 'base64url').digest();
  const signed = Buffer.concat([Buffer.from(assertion.response.authenticatorData, 'base64url'), clientDataHash]);
  const signature = Buffer.from(assertion.response.signature, 'base64url');
  return () => {
    if (!verify('sha256', signed, key, signature)) throw new Error('the raw check must hold');
  };
}

function authenticate({ assertion, expectedAuthentication, credential }: Material, cached: boolean): () => void {
  const options = cached ? { keys: createKeyCache(16) } : {};
  return () => {
    verifyAuthentication(parseAuthentication(assertion), expectedAuthentication, credential, options);
  };
}

function pooled({ assertion, expectedAuthentication, credential }: Material): () => Promise<unknown> {
  const keys = createKeyCache(16);
  return () => verifyAuthenticationPooled(parseAuthentication(assertion), expectedAuthentication, credential, { keys });
}

function register({ expectedRegistration }: Material, response: unknown): () => void {
  return () => {
    verifyRegistration(parseRegistration(response), expectedRegistration);
  };
}

function peerAuthenticate({ peer, assertion }: Material): () => Promise<unknown> {
  return async () => {
    const { verified } = await verifyAuthenticationResponse({
      ...peer.authentication,
      response: asPeerTypes(assertion),
    });
    if (!verified) throw new Error('the peer must accept the assertion');
  };
}

function peerRegister({ peer, none }: Material): () => Promise<unknown> {
  return async () => {
    const { verified } = await verifyRegistrationResponse({ ...peer.registration, response: asPeerTypes(none) });
    if (!verified) throw new Error('the peer must accept the registration');
  };
}

function times(work: () => void): Contender['run'] {
  return (count) => {
    for (let index = 0; index < count; index += 1) work();
  };
}

function inFlight(width: number, work: () => Promise<unknown>): Contender['run'] {
  return async (count) => {
    let left = count;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    };
    await Promise.all(Array.from({ length: width }, lane));
  };
}

/** The peer's types know no null where a client may send one; these responses have none. */
function asPeerTypes<Peer>(response: unknown): Peer {
  return response as Peer;
}
