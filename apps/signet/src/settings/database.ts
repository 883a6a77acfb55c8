import { SettingsError } from './settings-error.ts';

const parameters: readonly string[] = [
  'host',
  'port',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'options',
  'application_name',
];
const sslModes: readonly (string | null)[] = [null, 'verify-full', 'verify-ca', 'require', 'disable'];
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

/** How the way to the database is protected; `verify-full` where the URL says nothing and it is on another machine. */
export function transportOf(database: string): { readonly local: boolean; readonly mode: string } {
  const url = parse(database);
  const host = hostOf(url);
  const local = host.startsWith('/') || loopback.test(host);
  return { local, mode: url.searchParams.get('sslmode') ?? (local ? 'disable' : 'verify-full') };
}

function checkTransport({ searchParams }: URL): void {
  const mode = searchParams.get('sslmode');
  if (!sslModes.includes(mode)) {
    throw refused(
      'has an sslmode that is none of verify-full, verify-ca, require and disable: others fall back to plain text. ' +
        'Write sslmode=verify-full, with sslrootcert=<file> where a private authority signed the certificate',
    );
  }
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert')) {
    throw refused('has sslmode=verify-ca without an authority. Add sslrootcert=<file>, or write sslmode=verify-full');
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
