import { StorageUnavailable } from '@signet/server/ports';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/**
 * Whether and how a connection is encrypted, as libpq reads `sslmode`, with two differences, so that nothing is in the clear
 * or unchecked unless the URL says so: to another machine the default is `verify-full`, and `allow` and `prefer`, which
 * fall back to plain text, are refused.
 * @throws StorageUnavailable where the mode is none, or a file cannot be read
 */
export function tlsOf(host: string, parameters: URLSearchParams): false | ConnectionOptions {
  const mode = parameters.get('sslmode') ?? (isThisMachine(host) ? 'disable' : 'verify-full');
  const files = filesOf(parameters);
  const anyName = { checkServerIdentity: () => undefined };
  switch (mode) {
    case 'disable':
      return false;
    case 'require':
      // As in libpq, a root certificate makes it verify-ca.
      return files.ca === undefined ? { ...files, rejectUnauthorized: false } : { ...files, ...anyName };
    case 'verify-ca':
      if (files.ca === undefined) throw new StorageUnavailable('sslmode=verify-ca needs sslrootcert, a file.');
      return { ...files, ...anyName };
    case 'verify-full':
      return files;
    default:
      throw new StorageUnavailable(
        'sslmode must be disable, require, verify-ca or verify-full: others fall back to plain text.',
      );
  }
}

function filesOf(parameters: URLSearchParams): Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'minVersion'> {
  const read = (name: string): string | undefined => {
    const file = parameters.get(name);
    // libpq's word for the certificates of the system, which are Node's default.
    return file === null || file === 'system' ? undefined : readText(name, file);
  };
  const [ca, cert, key] = [read('sslrootcert'), read('sslcert'), read('sslkey')];
  return { minVersion: 'TLSv1.2', ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

function readText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StorageUnavailable(`The file that ${name} names cannot be read: ${file}`, { cause: error });
  }
}

/** Loopback, or a socket in the file system. */
function isThisMachine(host: string): boolean {
  if (host === '' || host === 'localhost' || host.startsWith('/')) return true;
  return host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
