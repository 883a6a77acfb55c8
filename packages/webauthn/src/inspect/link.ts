/**
 * A link to where a node is specified: WebAuthn for `#…`, an RFC where the anchor names one, null for other documents.
 * @param anchor of an InspectedNode
 */
export function specificationLink(anchor: string): string | null {
  if (anchor.startsWith('#')) return `https://w3c.github.io/webauthn/${anchor}`;
  const rfc = /^RFC (?<number>\d+)(?: §(?<section>[\d.]+))?$/u.exec(anchor)?.groups;
  if (rfc === undefined) return null;
  const section = rfc['section'] === undefined ? '' : `#section-${rfc['section']}`;
  return `https://www.rfc-editor.org/rfc/rfc${rfc['number'] ?? ''}${section}`;
}
