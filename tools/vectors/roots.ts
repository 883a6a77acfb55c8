import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTrustAnchors } from '@signet/webauthn';
import type { TrustAnchors } from '@signet/webauthn';

/** The certificates of every PEM file in the folder `roots` of a folder; none where there is no such folder. */
export function readRoots(folder: string): TrustAnchors {
  const roots = join(folder, 'roots');
  if (!existsSync(roots)) return createTrustAnchors([]);
  const names = readdirSync(roots).filter((name) => /\.(?:pem|crt|cer)$/u.test(name));
  return createTrustAnchors(names.flatMap((name) => certificatesOf(readFileSync(join(roots, name), 'latin1'))));
}

function certificatesOf(pem: string): Uint8Array[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END/gu);
  return [...blocks].map(([, body = '']) => new Uint8Array(Buffer.from(body, 'base64')));
}
