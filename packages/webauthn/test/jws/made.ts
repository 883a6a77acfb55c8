/** A JWS of the tests' own making: header and payload as JSON, or as text where they are none. */
export function jws(header: unknown, payload: unknown = {}, signature: Uint8Array = new Uint8Array(256)): Uint8Array {
  return ascii(`${signingInput(header, payload)}.${base64url(signature)}`);
}

/** What is signed. */
export function signingInput(header: unknown, payload: unknown = {}): string {
  return `${base64url(json(header))}.${base64url(json(payload))}`;
}

export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function json(value: unknown): Uint8Array {
  return ascii(typeof value === 'string' ? value : JSON.stringify(value));
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
