import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthenticator, encodeBase64url, encodeCbor } from '@signet/testkit';
import { authenticationOptions, registrationOptions } from '@signet/webauthn';
import { inspectInput } from '../src/inspect/inspect.ts';
import type { InspectCommand } from '../src/inspect/inspect.ts';
import type { Ended } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'signet-inspect-'));
export const origin = 'https://example.org';
const challenge = new Uint8Array(32).fill(9);

/** What the responses were made for. */
export const common = { challenge: encodeBase64url(challenge), rpId: 'example.org', origin };

const authenticator = createAuthenticator({
  seed: 'inspect',
  attestation: 'packed-certified',
  userVerification: false,
});
const options = registrationOptions({
  rp: { id: 'example.org', name: 'Example' },
  user: { id: new Uint8Array(16).fill(1), name: 'ada', displayName: 'Ada' },
  challenge,
  algorithms: [-7],
  excludeCredentials: [],
  userVerification: 'preferred',
  residentKey: 'required',
  attestation: 'direct',
  timeout: 60_000,
  hints: [],
  extensions: {},
});
export const registration = authenticator.create(options, { origin });
export const assertion = authenticator.get(
  authenticationOptions({
    rpId: 'example.org',
    challenge,
    allowCredentials: [],
    userVerification: 'preferred',
    timeout: 60_000,
    hints: [],
    extensions: {},
  }),
  { origin },
);
/** The credential's key, as a server has it stored. */
export const publicKey = encodeBase64url(encodeCbor(authenticator.credentials[0]?.key.cose ?? null));

let files = 0;

/** A file with a name of its own. */
export function file(content: string | Uint8Array | object): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isRaw ? content : JSON.stringify(content));
  return path;
}

/** What the command tells of a file, in this process. */
export async function tell(
  content: string | Uint8Array | object,
  options: Partial<InspectCommand> = {},
): ReturnType<typeof inspectInput> {
  return inspectInput(file(content), { json: false, ...options });
}

/** The command in a process of its own, with something on its standard input. */
export async function pipe(input: string | Uint8Array, args: readonly string[]): Promise<Ended> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=@signet/source', main, 'inspect', ...args]);
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, ...texts }));
  });
}

/** Removes the files that were made. */
export function removeFiles(): void {
  rmSync(folder, { recursive: true, force: true });
}
