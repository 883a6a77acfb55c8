import { decodeFirst } from 'cborg';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { readStrictly, strictly } from './cbor-reading.ts';

/** Authenticator data read with the peer's decoder of CBOR and nothing of ours; what is missing is undefined. */
export interface DataReading {
  readonly bytes: Uint8Array;
  readonly flags: number;
  readonly credentialId: Uint8Array | undefined;
  /** Null: it cannot be told where it ends. */
  readonly key: { readonly bytes: Uint8Array; readonly value: unknown } | null | undefined;
  readonly extensions: { readonly bytes: Uint8Array; readonly value: unknown } | null | undefined;
  /** Whether the parts end where the bytes end. */
  readonly fits: boolean;
}

/** What a response holds, read leniently: the predicates of the classes ask this. */
export class Reading {
  readonly one: CeremonyCase;
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly inner: Readonly<Record<string, unknown>>;

  constructor(one: CeremonyCase) {
    this.one = one;
    this.envelope = record(one.response);
    this.inner = record(this.envelope['response']);
  }

  get clientDataBytes(): Uint8Array {
    return bytesOf(this.inner['clientDataJSON']);
  }

  get clientDataText(): string {
    return new TextDecoder().decode(this.clientDataBytes);
  }

  get clientData(): Readonly<Record<string, unknown>> {
    try {
      return record(JSON.parse(this.clientDataText));
    } catch {
      return {};
    }
  }

  get objectBytes(): Uint8Array {
    return bytesOf(this.inner['attestationObject']);
  }

  /** The attestation object by cborg at its strictest; undefined where that refuses. */
  get object(): unknown {
    return readStrictly(this.objectBytes);
  }

  /** The same by cborg at its most lenient. */
  member(name: string): unknown {
    try {
      const [value]: [unknown, ...unknown[]] = decodeFirst(this.objectBytes, { useMaps: true });
      return value instanceof Map ? value.get(name) : undefined;
    } catch {
      return undefined;
    }
  }

  statement(name: string): unknown {
    const statement = this.member('attStmt');
    return statement instanceof Map ? statement.get(name) : undefined;
  }

  get data(): DataReading {
    const authData =
      this.one.kind === 'registration' ? this.member('authData') : bytesOf(this.inner['authenticatorData']);
    return readData(authData instanceof Uint8Array ? authData : new Uint8Array());
  }

  /** The signature of an assertion, or of a statement. */
  get signature(): Uint8Array {
    const signature = this.one.kind === 'registration' ? this.statement('sig') : bytesOf(this.inner['signature']);
    return signature instanceof Uint8Array ? signature : new Uint8Array();
  }
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** What a lenient decoder makes of base64url text. */
export function bytesOf(text: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(typeof text === 'string' ? text : '', 'base64url'));
}

function readData(bytes: Uint8Array): DataReading {
  const flags = bytes[32] ?? 0;
  const none = { bytes, flags, credentialId: undefined, key: undefined, extensions: undefined };
  if (bytes.length < 37) return { ...none, fits: false };
  let at = 37;
  let credentialId: Uint8Array | undefined;
  let key: DataReading['key'];
  if ((flags & 0x40) !== 0) {
    const idEnd = 55 + (bytes[53] ?? 0) * 256 + (bytes[54] ?? 0);
    credentialId = bytes.slice(55, idEnd);
    key = idEnd < bytes.length ? firstItem(bytes.slice(idEnd)) : null;
    at = key === null ? bytes.length + 1 : idEnd + key.bytes.length;
  }
  const extensions = (flags & 0x80) === 0 ? undefined : at < bytes.length ? firstItem(bytes.slice(at)) : null;
  at += extensions?.bytes.length ?? 0;
  return { bytes, flags, credentialId, key, extensions, fits: at === bytes.length && extensions !== null };
}

function firstItem(bytes: Uint8Array): { bytes: Uint8Array; value: unknown } | null {
  try {
    const [value, rest]: [unknown, Uint8Array] = decodeFirst(bytes, strictly);
    return { bytes: bytes.slice(0, bytes.length - rest.length), value };
  } catch {
    return null;
  }
}
