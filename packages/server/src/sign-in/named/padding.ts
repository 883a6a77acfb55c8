import type { RequestBegun } from '@signet/protocol';

/** Bytes: room for twenty passkeys of usual length. */
const portion = 8192;

/** The answer filled up to a whole number of portions, so that its length tells nothing about the account. */
export function padded(answer: RequestBegun): RequestBegun {
  const bytes = Buffer.byteLength(JSON.stringify({ ...answer, padding: '' }));
  return { ...answer, padding: ' '.repeat((portion - (bytes % portion)) % portion) };
}
