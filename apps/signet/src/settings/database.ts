import { SettingsError } from './settings-error.ts';

const parameters: readonly string[] = ['host', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey'];
const sslModes: readonly string[] = ['verify-full', 'disable'];
const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|::1|localhost)$/u;

/**
 * The URL of a PostgreSQL database, or null where none is set. No message repeats any of it: it may hold a password, and
 * one that is not encoded lands in any part.
 * @throws SettingsError
 */
export function checkDatabase(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^postgres(?:ql)?:\/\//u.test(text)) {
    throw refused('does not begin with postgres:// or postgresql://. Write it so, or leave it out for SQLite');
  }
  const url = parse(text);
  if (url.pathname.length < 2 || url.hash !== '') {
    throw refused('names no database. Write postgres://user@host/database, a password with %23 for # and %3F for ?');
  }
  const names = [...url.searchParams.keys()];
  if (names.some((name) => !parameters.includes(name)) || new Set(names).size < names.length) {
    throw refused(`has a parameter that is none of ${parameters.join(', ')}, or one twice. Leave it out`);
  }
  checkTransport(url);
  return text;
}

/** Whether the database is reached over this machine alone: a socket, or a loopback address. */
export function isLocalDatabase(database: string): boolean {
  const host = hostOf(parse(database));
  return host.startsWith('/') || loopback.test(host);
}

/** Encryption that does not know whom it talks to protects from nobody in between: it is checked, or loudly off. */
function checkTransport(url: URL): void {
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !sslModes.includes(mode)) {
    throw refused(
      'has an sslmode that is neither verify-full nor disable. Write sslmode=verify-full, with sslrootcert=<file> where a ' +
        'private authority signed the certificate of the database',
    );
  }
  const host = hostOf(url);
  if (mode === null && !host.startsWith('/') && !loopback.test(host)) {
    throw refused(
      'names another machine and does not say how the way there is protected. Add ?sslmode=verify-full, or ' +
        '?sslmode=disable where the network is protected by other means',
    );
  }
}

/** As the driver reads it: a host that is missing is this machine. */
function hostOf(url: URL): string {
  const host = url.searchParams.get('host') || decodeURIComponent(url.hostname);
  return host === '' ? 'localhost' : host;
}

function parse(text: string): URL {
  try {
    const url = new URL(text);
    decodeURIComponent(url.hostname + url.pathname + url.username + url.password);
    return url;
  } catch {
    throw refused('is no URL. Write postgres://user@host/database, with % codes for what is special in a password');
  }
}

function refused(words: string): SettingsError {
  return new SettingsError(`SIGNET_DATABASE ${words}.`);
}
