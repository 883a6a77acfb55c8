import { createTrustAnchors } from '@signet/webauthn';
import { findTrustPath } from '../../../packages/webauthn/src/x509/path/find-trust-path.ts';
import { list, member, text } from '../members.ts';
import type { KindOfCase, Verdict } from '../question.ts';
import { within } from './within.ts';

/** When the cases were collected: the time where they name none, and their certificates are valid by then. */
const collected = Date.UTC(2026, 10, 21);

/** Certificates of a statement, and the roots that they are to lead to. */
export const chain: KindOfCase = {
  name: 'chain',
  read: (element) => {
    const [id, expect] = [text(element, 'id'), text(element, 'expect')];
    const [x5c, roots] = [list(element, 'x5c'), list(element, 'roots')];
    if (id === undefined || x5c === null || roots === null || (expect !== 'accept' && expect !== 'reject')) return null;
    const policy = policyOf(element, x5c, roots);
    return [{ id, kind: 'chain', expect, ...(policy && { policy }), judge: () => judge(x5c, roots, timeOf(element)) }];
  },
};

function judge(x5c: readonly Uint8Array[], roots: readonly Uint8Array[], at: number): Verdict {
  try {
    const { path } = findTrustPath(x5c, createTrustAnchors(roots), at);
    return { got: path === null ? 'trust_path' : 'accept', trusted: path !== null };
  } catch (error) {
    return { got: String(error) };
  }
}

function policyOf(element: object, x5c: readonly Uint8Array[], roots: readonly Uint8Array[]): string | undefined {
  if (/revoked/u.test(text(element, 'rejectReason') ?? '')) return 'rejected for revocation';
  const [leaf] = x5c;
  const isPinned = leaf !== undefined && roots.some((root) => Buffer.compare(root, leaf) === 0);
  return isPinned && text(element, 'expect') === 'reject'
    ? 'the attestation certificate itself is an anchor'
    : undefined;
}

/** What the case says; else the day of collection, or the middle of the certificates' validity where that is past. */
function timeOf(element: object): number {
  const told = Date.parse(text(element, 'testTime') ?? text(member(element, 'timeHint'), 'at') ?? '');
  if (!Number.isNaN(told)) return told;
  const validity = member(element, 'x5cValidity');
  return within(text(validity, 'validFrom'), text(validity, 'validTo'), collected);
}
