import type { StorageUnavailable } from '@signet/server';

/** Why a database cannot be looked at, and what to do; without the server's own words, which repeat parts of the URL. */
export interface Refusal {
  readonly found: string;
  readonly fix: string;
}

const unreachable: Refusal = {
  found: 'nobody answers there',
  fix: 'Start it, or mend the host and port in SIGNET_DATABASE; look at firewalls and listen_addresses.',
};
const unnamed: Refusal = {
  found: 'no machine is known by that name',
  fix: 'Mend the host in SIGNET_DATABASE, or the name service of this machine.',
};
const unready: Refusal = { found: 'it starts or stops just now', fix: 'Run the doctor again when it is up.' };

/** By the code of the server (SQLSTATE) or of the system. */
const refusals: Readonly<Record<string, Refusal>> = {
  '28P01': {
    found: 'the password is wrong, or nobody has that name',
    fix: 'Mend user and password in SIGNET_DATABASE, with % codes for what is special in them.',
  },
  '28000': {
    found: 'it does not let this user in from here',
    fix: 'Mend the user in SIGNET_DATABASE, or add a line for it to pg_hba.conf; a hostssl line takes TLS alone (sslmode).',
  },
  '3D000': {
    found: 'it has no database of that name',
    fix: 'Make the database (createdb), or mend its name in SIGNET_DATABASE.',
  },
  '42501': { found: 'the role may not connect to the database', fix: 'Run GRANT CONNECT ON DATABASE … TO the role.' },
  '53300': {
    found: 'all its connections are taken',
    fix: 'Raise max_connections or the limit of the role, or lower SIGNET_DATABASE_CONNECTIONS wherever Signet runs.',
  },
  '55P03': { found: 'a table is locked', fix: 'Run the doctor again when the migration that runs now has ended.' },
  '57P01': unready,
  '57P03': unready,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: unnamed,
  EAI_AGAIN: unnamed,
};

/** What Node says of certificates, and of TLS itself. */
const ofTls = /CERT|TLS|SSL|ISSUER|SIGNATURE/u;

export function refusalOf({ message, cause }: StorageUnavailable): Refusal {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  // Words without a code are the store's own or the driver's, and the same for every URL.
  if (code === null) return { found: message, fix: 'Look at the server and its log, or mend SIGNET_DATABASE.' };
  const known = refusals[code];
  if (known) return known;
  if (!ofTls.test(code)) return { found: `it refuses (${code})`, fix: 'Look into its log, or mend SIGNET_DATABASE.' };
  const fix = 'Name the authority with sslrootcert=<file>, and the host as its certificate does.';
  return { found: `its certificate is not to be trusted (${code})`, fix };
}
