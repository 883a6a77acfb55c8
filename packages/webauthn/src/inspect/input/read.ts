import type { InputEncoding, PartKind } from '../node.ts';
import { decodeLoosely } from './base64.ts';
import { recogniseBytes, recogniseJson } from './recognise.ts';

/** An input taken from its wrapping. */
export interface Input {
  readonly encoding: InputEncoding;
  readonly bytes: Uint8Array;
  readonly kind: PartKind;
  /** How many others were passed over: of several certificates in one file the first is read. */
  readonly more?: number;
}

const encoder: TextEncoder = new TextEncoder();
const pem = /-----BEGIN [A-Z ]+-----(?<body>[^-]*)-----END/u;

/** Takes an input of any kind for what it most likely is. Never throws, whatever the value is. */
export function readInput(input: unknown): Input {
  if (typeof input === 'string') return readText(input);
  const bytes = bytesOf(input);
  if (bytes !== null) return readBytes(bytes);
  return readObject(input);
}

function bytesOf(input: unknown): Uint8Array | null {
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  return input instanceof ArrayBuffer ? new Uint8Array(input) : null;
}

/** A credential, or the value that JSON.parse made of one. */
function readObject(input: unknown): Input {
  try {
    const text = JSON.stringify(input, null, 2) as string | undefined;
    const written = text ?? typeof input;
    return { encoding: 'object', bytes: encoder.encode(written), kind: recogniseJson(written) };
  } catch {
    return { encoding: 'object', bytes: new Uint8Array(0), kind: 'bytes' };
  }
}

/** Bytes may be a file with text in it. */
function readBytes(bytes: Uint8Array): Input {
  const isText = bytes.every((byte) => byte < 0x7f && byte > 8);
  const text = isText ? readText(new TextDecoder().decode(bytes)) : null;
  const kind = text === null || text.kind === 'bytes' ? recogniseBytes(bytes) : 'bytes';
  if (text !== null && kind === 'bytes' && text.encoding !== 'text') return text;
  return { encoding: 'bytes', bytes: new Uint8Array(bytes), kind };
}

function readText(text: string): Input {
  const trimmed = text.trim();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    return { encoding: 'json', bytes: encoder.encode(text), kind: recogniseJson(text) };
  }
  const armoured = pem.exec(trimmed)?.groups?.['body'];
  const body = armoured === undefined ? undefined : decodeLoosely(armoured)?.bytes;
  if (body !== undefined) {
    const more = trimmed.split('-----BEGIN').length - 2;
    return { encoding: 'pem', bytes: body, kind: recogniseBytes(body), more };
  }
  const readings = [readHex(trimmed), readBase64(trimmed)].filter((it) => it !== null);
  const unknown: Input = { encoding: 'text', bytes: encoder.encode(text), kind: 'bytes' };
  return readings.find((it) => it.kind !== 'bytes') ?? readings[0] ?? unknown;
}

function readHex(text: string): Input | null {
  const digits = unquote(text).replaceAll(/0x|[\s:,]/giu, '');
  if (digits.length === 0 || digits.length % 2 !== 0 || !/^[0-9a-f]+$/iu.test(digits)) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return { encoding: 'hex', bytes, kind: recogniseBytes(bytes) };
}

function readBase64(text: string): Input | null {
  const plain = unquote(text);
  const { bytes } = decodeLoosely(plain) ?? {};
  if (bytes === undefined || bytes.length === 0) return null;
  return { encoding: /[+/=]/u.test(plain) ? 'base64' : 'base64url', bytes, kind: recogniseBytes(bytes) };
}

/** Text copied out of JSON or code comes with its quotes. */
function unquote(text: string): string {
  return /^(["'])[^"']*\1,?$/u.test(text) ? text.replaceAll(/["',]/gu, '') : text;
}
