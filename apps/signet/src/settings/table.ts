/** THE TABLE of settings: each is an environment variable and a flag of the same name. */
export interface SettingRow {
  /** Environment variable. */
  readonly name: string;
  /** What the value looks like, for --help. */
  readonly value: string;
  readonly what: string;
  /** For --help; the value where it is a fixed one. */
  readonly byDefault?: string;
  /** A secret comes by environment only, since every user of a machine can read a process's arguments. */
  readonly secret?: true;
}

export const settingRows = [
  { name: 'SIGNET_PORT', value: 'number', what: 'port to listen on; 0 takes a free one', byDefault: '3000' },
  { name: 'SIGNET_HOST', value: 'address', what: 'address to listen on', byDefault: '127.0.0.1' },
  { name: 'SIGNET_DATA', value: 'folder', what: 'where the database and the master key lie', byDefault: './data' },
  {
    name: 'SIGNET_DATABASE',
    value: 'url',
    what: 'postgres://user@host/database; a password in it is safe in the environment alone',
    byDefault: 'SQLite in the data folder',
  },
  {
    name: 'SIGNET_DATABASE_CONNECTIONS',
    value: 'number',
    what: 'connections to PostgreSQL of each process, 1 to 1000',
    byDefault: '10',
  },
  { name: 'SIGNET_WORKERS', value: 'number', what: 'server processes, 1 to 64', byDefault: '1' },
  {
    name: 'SIGNET_DRAIN',
    value: 'seconds',
    what: 'how long requests are refused before the port closes, 0 to 60',
    byDefault: '0',
  },
  { name: 'SIGNET_NAME', value: 'text', what: 'name of the site, as people know it', byDefault: 'Signet' },
  { name: 'SIGNET_RP_ID', value: 'domain', what: 'RP ID: the domain that passkeys belong to', byDefault: 'localhost' },
  {
    name: 'SIGNET_ORIGINS',
    value: 'list',
    what: 'origins people sign in on, comma-separated',
    byDefault: 'http://localhost:<port>, or https://<RP ID>',
  },
  { name: 'SIGNET_RELATED_ORIGINS', value: 'list', what: 'origins on other domains that share the passkeys' },
  { name: 'SIGNET_APP_ORIGINS', value: 'list', what: 'apps that share the passkeys: android:apk-key-hash:…' },
  { name: 'SIGNET_FORMER_RP_IDS', value: 'list', what: 'RP IDs that passkeys were made for earlier' },
  { name: 'SIGNET_TRUSTED_PROXIES', value: 'list', what: 'proxies (CIDR) whose X-Forwarded-For is believed' },
  {
    name: 'SIGNET_POLICY',
    value: 'file',
    what: 'JSON file with the policy, which then is changed there alone',
    byDefault: 'the policy in the database: signet policy',
  },
  { name: 'SIGNET_SMTP_URL', value: 'url', what: 'smtps://user:password@host, by which messages leave', secret: true },
  { name: 'SIGNET_MAIL_FROM', value: 'address', what: 'who the messages to people are from: Name <address>' },
  {
    name: 'SIGNET_RATE_LIMITS',
    value: 'list',
    what: 'per address, <count>/<seconds>: ceremonies=300/60,sign-ups=60/600',
  },
  { name: 'SIGNET_LOG_LEVEL', value: 'level', what: 'fatal, error, warn, info, debug or silent', byDefault: 'info' },
  {
    name: 'SIGNET_MASTER_KEY',
    value: 'key',
    what: '32 bytes in base64url that wrap the keys in the store; otherwise <data>/master.key',
    secret: true,
  },
  { name: 'SIGNET_METRICS_TOKEN', value: 'token', what: 'who brings it may read /metrics', secret: true },
] as const satisfies readonly SettingRow[];

export type SettingName = (typeof settingRows)[number]['name'];

/** Variables with the prefix that are no settings: they belong to the project's own tests. */
export const notSettings: readonly string[] = ['SIGNET_VECTORS'];

/** Variables that were settings once, and what took their place. */
export const formerSettings: Readonly<Record<string, string>> = {
  SIGNET_CEREMONY_LIFETIME:
    'It is a field of the policy now: run signet policy set with {"ceremonyLifetime": <seconds>}, or write it into the file of SIGNET_POLICY.',
};

/** `--rp-id` for `SIGNET_RP_ID`. */
export function flagOf(name: string): string {
  return `--${name.slice('SIGNET_'.length).toLowerCase().replaceAll('_', '-')}`;
}
