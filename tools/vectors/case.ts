import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded response and what its source expects of it. The fields are described beside the files. */
export interface Case {
  readonly id: string;
  readonly kind: 'registration' | 'authentication';
  readonly expect: 'accept' | 'reject';
  /** Present where the outcome rests on a policy and not on the specification alone. */
  readonly policy?: string;
  readonly format?: string | null;
  readonly alg?: string | null;
  readonly attestationAlg?: string | null;
  readonly rpId: string;
  readonly rpIds?: readonly string[];
  readonly appId?: string;
  readonly origins: readonly string[];
  readonly topOrigins?: readonly string[];
  readonly crossOriginAllowed?: boolean;
  /** base64url. */
  readonly challenge: string;
  readonly requireUserVerification?: boolean;
  readonly requireUserPresence?: boolean;
  readonly supportedAlgorithmIDs?: readonly number[];
  readonly expectedType?: string | string[];
  readonly safetyNetEnforceCTSCheck?: boolean;
  readonly response: unknown;
  /** Set here, on an element that lacks what every case has. */
  readonly broken?: true;
  /** base64url; of an authentication. */
  readonly credential?: { readonly id: string; readonly publicKey: string; readonly counter: number };
  /** base64 DER. */
  readonly attestationRoots?: readonly string[];
  readonly timeHint?: { readonly at?: string };
}

export interface CaseFile {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** Every case file of a folder, and the names of the files that are something else. */
export function readFolder(folder: string): { files: CaseFile[]; passedOver: string[] } {
  const files: CaseFile[] = [];
  const passedOver: string[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    const cases = name.endsWith('.json') ? readCases(readFileSync(path, 'utf8')) : null;
    if (cases === null) passedOver.push(name);
    else files.push({ name, cases });
  }
  return { files, passedOver };
}

/** The cases, or null where the text is not an array of them. One that is broken among them is kept, to be told of. */
function readCases(text: string): readonly Case[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value) || !value.some(isCase)) return null;
  return value.map((one: unknown, index) => (isCase(one) ? one : broken(one, index)));
}

function broken(one: unknown, index: number): Case {
  const id: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, 'id') : undefined;
  const name = typeof id === 'string' ? id : `element ${index}`;
  return {
    id: name,
    broken: true,
    kind: 'registration',
    expect: 'accept',
    rpId: '',
    origins: [],
    challenge: '',
    response: null,
  };
}

function isCase(value: unknown): value is Case {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string, ...kinds: readonly unknown[]): boolean => kinds.includes(Reflect.get(value, name));
  return (
    typeof Reflect.get(value, 'id') === 'string' &&
    has('kind', 'registration', 'authentication') &&
    has('expect', 'accept', 'reject') &&
    'response' in value
  );
}
