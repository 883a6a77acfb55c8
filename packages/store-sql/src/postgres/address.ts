import { StorageUnavailable } from '@signet/server/ports';
import type { ClientConfig } from 'pg';
import { tlsOf } from './tls.ts';

/** What may follow `?` in the URL; anything else could be a misspelling of what protects the connection. */
const known = new Set(['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'host', 'port', 'options', 'application_name']);

/**
 * Reads `postgres://user:password@host:port/database?sslmode=verify-full`. `host` may be the folder of a socket.
 * @throws StorageUnavailable, whose text never holds the URL: it may hold a password
 */
export function addressOf(url: string): ClientConfig {
  const { protocol, username, password, hostname, port, pathname, searchParams } = parse(url);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') throw unreadable();
  const stranger = [...searchParams.keys()].find((name) => !known.has(name));
  if (stranger !== undefined) {
    throw new StorageUnavailable(
      `The database URL has a parameter that is not known. Known are: ${[...known].join(', ')}.`,
    );
  }
  const host = searchParams.get('host') ?? (decode(hostname).replace(/^\[(.*)\]$/u, '$1') || 'localhost');
  const options = searchParams.get('options');
  const name = searchParams.get('application_name');
  return {
    host,
    port: Number(searchParams.get('port') ?? (port || 5432)),
    user: decode(username) || undefined,
    password: decode(password) || undefined,
    database: decode(pathname.slice(1)) || undefined,
    ssl: tlsOf(host, searchParams),
    ...(options !== null && { options }),
    ...(name !== null && { application_name: name }),
  };
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw unreadable();
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): StorageUnavailable {
  return new StorageUnavailable(
    'The database URL cannot be read. It is like postgres://user:password@host:5432/database.',
  );
}
