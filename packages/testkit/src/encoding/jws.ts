import { encodeBase64url } from './base64url.ts';

/** A JWS in compact serialization (RFC 7515 §7.1) from header and payload, which may be text that is no JSON. */
export function encodeJws(header: unknown, payload: unknown, sign: (signed: Uint8Array) => Uint8Array): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${encodeBase64url(sign(new TextEncoder().encode(signed)))}`;
}

function part(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeBase64url(new TextEncoder().encode(text));
}
