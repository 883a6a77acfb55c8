import { open } from 'node:fs/promises';
import { SettingsError } from '../settings/settings-error.ts';

/** More than an inspection takes, so that it says so itself. */
const bytesAtMost = 2_097_152;

/**
 * The bytes of a file, or of standard input where the file is `-` or not named.
 * @throws SettingsError where there is nothing to read
 */
export async function readInput(file: string | undefined): Promise<Uint8Array | string> {
  if (file === undefined && process.stdin.isTTY) {
    throw new SettingsError('Name a file, or - for standard input: signet inspect response.json');
  }
  const bytes = file === undefined || file === '-' ? await readStream(process.stdin) : await readFile(file);
  // What PowerShell writes to a file is UTF-16.
  return bytes[0] === 0xff && bytes[1] === 0xfe ? new TextDecoder('utf-16le').decode(bytes) : bytes;
}

async function readFile(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    return await readStream(handle.createReadStream({ end: bytesAtMost }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new SettingsError(`${file} cannot be read (${code}).`);
  }
}

async function readStream(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    length += chunk.length;
    if (length > bytesAtMost) break;
  }
  return Buffer.concat(chunks);
}
