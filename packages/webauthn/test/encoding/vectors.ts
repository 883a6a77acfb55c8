import { existsSync, readFileSync } from 'node:fs';

/** A case of the collected vectors, as far as the tests of this package's lower levels read it. */
export interface VectorCase {
  id: string;
  kind: 'registration' | 'authentication';
  /** Of a registration's attestation object. */
  format?: string | null;
  alg?: string;
  expect: 'accept' | 'reject';
  response: {
    response: { clientDataJSON: string; attestationObject?: string; authenticatorData?: string; signature?: string };
  };
  credential?: { publicKey?: string };
}

export const vectorFiles = [
  'w3c.json',
  'simplewebauthn.json',
  'go-webauthn.json',
  'py_webauthn.json',
  'fido2-net-lib.json',
  'webauthn-framework.json',
] as const;

/**
 * The folder of the collected vectors: SIGNET_VECTORS, or ../shared/vectors beside the project. Null where there is none: that is
 * printed, and in continuous integration an error unless SIGNET_VECTORS is `none`.
 */
export function vectorFolder(): URL | null {
  const told = process.env.SIGNET_VECTORS;
  if (told === 'none') return skipped('SIGNET_VECTORS is none');
  const folder =
    told === undefined ? new URL('../../../../../shared/vectors/', import.meta.url) : new URL(`file://${told}/`);
  if (existsSync(new URL(vectorFiles[0], folder))) return folder;
  if (process.env.CI === 'true')
    throw new Error('the vectors are missing; set SIGNET_VECTORS to their folder, or to none');
  return skipped('there is no folder of vectors');
}

/** The cases of one file. */
export function readVectors(folder: URL, file: (typeof vectorFiles)[number]): VectorCase[] {
  const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as VectorCase[] | { cases: VectorCase[] };
  return Array.isArray(content) ? content : content.cases;
}

function skipped(reason: string): null {
  process.stdout.write(`# not run, as ${reason}: tests on the collected vectors (${vectorFiles.join(', ')})\n`);
  return null;
}
