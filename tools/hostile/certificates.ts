import { decode } from 'cborg';
import { authenticatorCases } from './authenticator-cases.ts';
import { recordedCases } from './recorded.ts';

/** Certificates to change: of the software authenticator's statements, of recorded statements, and the anchors of those. */
export function realCertificates(): readonly Uint8Array[] {
  const cases = [...authenticatorCases().map(({ one }) => one), ...recordedCases()];
  const found = cases.flatMap(({ response, attestationRoots = [] }) => [
    ...certificatesOf(response),
    ...attestationRoots.map((root) => new Uint8Array(Buffer.from(root, 'base64'))),
  ]);
  const unique = new Map(found.map((bytes) => [Buffer.from(bytes).toString('hex'), bytes]));
  if (unique.size === 0) throw new Error('there are no certificates to change');
  return [...unique.values()];
}

function certificatesOf(response: unknown): readonly Uint8Array[] {
  const inner: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, 'response') : null;
  const text: unknown =
    typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'attestationObject') : undefined;
  if (typeof text !== 'string') return [];
  const object: unknown = decode(new Uint8Array(Buffer.from(text, 'base64url')), { useMaps: true });
  const statement: unknown = object instanceof Map ? object.get('attStmt') : undefined;
  const x5c: unknown = statement instanceof Map ? statement.get('x5c') : undefined;
  return Array.isArray(x5c) ? x5c.filter((one) => one instanceof Uint8Array) : [];
}
