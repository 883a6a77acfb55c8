import { createTrustAnchors } from '../../../src/x509/path/create-trust-anchors.ts';
import { findTrustPath } from '../../../src/x509/path/find-trust-path.ts';
import { issue, leafExtensions, year2030 } from './issue.ts';
import type { Wishes } from './issue.ts';
import { ecdsa } from './signer.ts';
import type { Signer } from './signer.ts';

/** A family of certificates, Root → Middle → Low, each changeable. */
export const keys: Readonly<Record<'root' | 'middle' | 'low' | 'leaf' | 'stranger', Signer>> = {
  root: ecdsa('prime256v1', 'sha256'),
  middle: ecdsa('prime256v1', 'sha256'),
  low: ecdsa('prime256v1', 'sha256'),
  leaf: ecdsa('prime256v1', 'sha256'),
  stranger: ecdsa('prime256v1', 'sha256'),
};

type Changes = Partial<Wishes>;

export const root = (changes: Changes = {}): Uint8Array =>
  issue({ name: 'Root', issuerName: 'Root', key: keys.root, issuerKey: keys.root, ...changes });
export const middle = (changes: Changes = {}): Uint8Array =>
  issue({ name: 'Middle', issuerName: 'Root', key: keys.middle, issuerKey: keys.root, ...changes });
export const low = (changes: Changes = {}): Uint8Array =>
  issue({ name: 'Low', issuerName: 'Middle', key: keys.low, issuerKey: keys.middle, ...changes });

/** A leaf below one of them. */
export function leafBelow(name: 'Root' | 'Middle' | 'Low', changes: Changes = {}): Uint8Array {
  const issuerKey = { Root: keys.root, Middle: keys.middle, Low: keys.low }[name];
  return issue({ name: 'Leaf', issuerName: name, key: keys.leaf, issuerKey, extensions: leafExtensions, ...changes });
}

/** What stops the chain from being trusted; null where it is. */
export function obstacleOf(
  chain: readonly Uint8Array[],
  anchors: readonly Uint8Array[],
  at: number = year2030,
): string | null {
  return findTrustPath(chain, createTrustAnchors(anchors), at).obstacle;
}
