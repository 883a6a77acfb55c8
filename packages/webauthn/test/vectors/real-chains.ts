import { X509Certificate } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeCbor } from '../../src/cbor/decode.ts';
import type { CborValue } from '../../src/cbor/value.ts';

/** Certificates of one recorded statement, leaf first, and when to judge them. */
export interface RealChain {
  readonly id: string;
  readonly chain: readonly Uint8Array[];
  readonly at: number;
}

const collected = Date.UTC(2026, 10, 21);

/** Every chain of certificates in the collected vectors: of all formats, and the lists of chains. */
export function realChains(folder: URL): RealChain[] {
  return jsonFiles(folder).flatMap((value) => (Array.isArray(value) ? value.flatMap(chainsOf) : []));
}

/** Every certificate in the vectors that somebody trusts: roots of cases, of metadata, and the collected ones. */
export function realAnchors(folder: URL): Uint8Array[] {
  const pems = globSync('{roots,mds/roots}/*.pem', { cwd: fileURLToPath(folder) });
  const collectedRoots = pems.flatMap((name) => {
    const blocks = readFileSync(new URL(name, folder), 'latin1').matchAll(
      /-----BEGIN CERTIFICATE-----([^-]*)-----END/gu,
    );
    return [...blocks].map(([, body = '']) => body);
  });
  const named = jsonFiles(folder).flatMap((value) =>
    textsOf(value, ['attestationRoots', 'roots', 'attestationRootCertificates']),
  );
  const once = new Map(
    [...collectedRoots, ...named].map((text) => [Buffer.from(text, 'base64').toString('hex'), text]),
  );
  return [...once.values()].map(bytesOf).filter((der) => isCertificate(der));
}

function jsonFiles(folder: URL): unknown[] {
  return globSync('**/*.json', { cwd: fileURLToPath(folder) })
    .toSorted()
    .map((name): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}

function chainsOf(one: unknown): RealChain[] {
  const id = String(member(one, 'id'));
  const listed = member(one, 'x5c');
  const object =
    member(member(member(one, 'response'), 'response'), 'attestationObject') ?? member(one, 'attestationObject');
  const chains = Array.isArray(listed) ? [listed.map(bytesOf)] : typeof object === 'string' ? chainsIn(object) : [];
  const told = member(member(one, 'timeHint'), 'at') ?? member(one, 'testTime');
  return chains.flatMap((chain, place) => {
    if (!chain.every(isCertificate)) return [];
    return [
      {
        id: place === 0 ? id : `${id} (${place + 1})`,
        chain,
        at: typeof told === 'string' ? Date.parse(told) : timeFor(chain),
      },
    ];
  });
}

function chainsIn(attestationObject: string): Uint8Array[][] {
  try {
    const object = decodeCbor(bytesOf(attestationObject));
    return object instanceof Map ? chainsInStatement(object.get('attStmt')) : [];
  } catch {
    return [];
  }
}

/** x5c of a statement, of each part of a compound one, or of the header of SafetyNet's JWS. */
function chainsInStatement(statement: CborValue | undefined): Uint8Array[][] {
  if (Array.isArray(statement)) {
    return statement.flatMap((part) => (part instanceof Map ? chainsInStatement(part.get('attStmt')) : []));
  }
  if (!(statement instanceof Map)) return [];
  const x5c = statement.get('x5c');
  const response = statement.get('response');
  if (response instanceof Uint8Array) {
    const [header = ''] = Buffer.from(response).toString().split('.');
    const certificates: unknown = member(JSON.parse(Buffer.from(header, 'base64url').toString()), 'x5c');
    return Array.isArray(certificates) ? [certificates.map(bytesOf)] : [];
  }
  return Array.isArray(x5c) && x5c.length > 0 && x5c.every((der) => der instanceof Uint8Array) ? [x5c] : [];
}

function timeFor(chain: readonly Uint8Array[]): number {
  const parsed = chain.map((der) => new X509Certificate(der));
  const from = Math.max(...parsed.map(({ validFrom }) => Date.parse(validFrom)));
  const until = Math.min(...parsed.map(({ validTo }) => Date.parse(validTo)));
  return collected >= from && collected <= until ? collected : (from + until) / 2;
}

function isCertificate(der: Uint8Array): boolean {
  try {
    return new X509Certificate(der).raw.length === der.length;
  } catch {
    return false;
  }
}

function textsOf(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const isNamed = names.includes(name) && Array.isArray(inner);
    return isNamed ? inner.filter((text) => typeof text === 'string') : textsOf(inner, names);
  });
}

function bytesOf(text: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(String(text), 'base64'));
}

function member(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
