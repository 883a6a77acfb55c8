import { checkDatabase } from './database.ts';
import { checkMail } from './mail.ts';
import type { MailSettings } from './mail.ts';
import type { SettingTexts } from './read.ts';
import { SettingsError } from './settings-error.ts';

export interface RateSetting {
  readonly points: number;
  readonly seconds: number;
}

/** The settings, checked one by one; whether they fit together is checked where the relying party is made of them. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** URL of the PostgreSQL database, which may hold a password: never to be printed. Null: SQLite in the data folder. */
  readonly database: string | null;
  /** To PostgreSQL, of each process. */
  readonly connections: number;
  /** Server processes. */
  readonly workers: number;
  /** Seconds for which requests are refused before the port closes. */
  readonly drain: number;
  readonly metricsToken: string | null;
  readonly name: string;
  /** Null: nothing is configured, and the server is that of http://localhost. */
  readonly site: { readonly rpId: string; readonly origins: readonly string[] } | null;
  readonly relatedOrigins: readonly string[];
  readonly appOrigins: readonly string[];
  readonly formerRpIds: readonly string[];
  readonly trustedProxies: readonly string[];
  /** File of the policy; null: the one in the database is in force. */
  readonly policyFile: string | null;
  /** Null: no messages leave. */
  readonly mail: MailSettings | null;
  readonly limits: { readonly ceremonies?: RateSetting; readonly signUps?: RateSetting };
  readonly logLevel: string;
  readonly masterKey: Uint8Array | null;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];
const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/u;
const limitNames = { ceremonies: 'ceremonies', 'sign-ups': 'signUps' } as const;
const defaultSeconds = { ceremonies: 60, 'sign-ups': 600 } as const;

/** @throws SettingsError with the setting, what is wrong and what to write */
export function checkSettings(texts: SettingTexts): Settings {
  const settings: Settings = {
    port: wholeNumber('SIGNET_PORT', texts.SIGNET_PORT ?? '3000', 0, 65_535),
    host: texts.SIGNET_HOST ?? '127.0.0.1',
    data: texts.SIGNET_DATA ?? 'data',
    database: checkDatabase(texts.SIGNET_DATABASE),
    connections: wholeNumber('SIGNET_DATABASE_CONNECTIONS', texts.SIGNET_DATABASE_CONNECTIONS ?? '10', 1, 1000),
    workers: wholeNumber('SIGNET_WORKERS', texts.SIGNET_WORKERS ?? '1', 1, 64),
    drain: wholeNumber('SIGNET_DRAIN', texts.SIGNET_DRAIN ?? '0', 0, 60),
    metricsToken: metricsTokenOf(texts.SIGNET_METRICS_TOKEN),
    name: texts.SIGNET_NAME ?? 'Signet',
    site: siteOf(texts),
    relatedOrigins: list(texts.SIGNET_RELATED_ORIGINS),
    appOrigins: list(texts.SIGNET_APP_ORIGINS),
    formerRpIds: list(texts.SIGNET_FORMER_RP_IDS),
    trustedProxies: list(texts.SIGNET_TRUSTED_PROXIES),
    policyFile: texts.SIGNET_POLICY ?? null,
    mail: checkMail(texts.SIGNET_SMTP_URL, texts.SIGNET_MAIL_FROM),
    limits: limitsOf(texts.SIGNET_RATE_LIMITS),
    logLevel: texts.SIGNET_LOG_LEVEL ?? 'info',
    masterKey: masterKeyOf(texts.SIGNET_MASTER_KEY),
  };
  if (!logLevels.includes(settings.logLevel)) {
    throw new SettingsError(`SIGNET_LOG_LEVEL is none of ${logLevels.join(', ')}. Write one of them.`);
  }
  if (settings.site === null && !loopback.test(settings.host)) {
    throw new SettingsError(
      'SIGNET_HOST opens Signet to other machines, where passkeys need a domain and https. Set SIGNET_RP_ID to the ' +
        'domain (and SIGNET_ORIGINS, where people sign in on other origins than https://<domain>), or leave SIGNET_HOST out.',
    );
  }
  return settings;
}

function siteOf({ SIGNET_RP_ID: rpId, SIGNET_ORIGINS: origins }: SettingTexts): Settings['site'] {
  if (rpId !== undefined) return { rpId, origins: origins ? list(origins) : [`https://${rpId}`] };
  if (origins === undefined) return null;
  throw new SettingsError(
    'SIGNET_ORIGINS is set and SIGNET_RP_ID is not. Set SIGNET_RP_ID to the domain that the passkeys shall belong to: ' +
      'it can not be changed later without losing them.',
  );
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new SettingsError(`${name} is not a whole number from ${min} to ${max}. Write one.`);
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function limitsOf(text: string | undefined): Settings['limits'] {
  const limits: { ceremonies?: RateSetting; signUps?: RateSetting } = {};
  for (const item of list(text)) {
    const [, name, points, seconds] = /^(ceremonies|sign-ups)=([1-9]\d{0,6})(?:\/([1-9]\d{0,4}))?$/u.exec(item) ?? [];
    if (name !== 'ceremonies' && name !== 'sign-ups') {
      throw new SettingsError('SIGNET_RATE_LIMITS is not like ceremonies=300/60,sign-ups=60/600. Write it so.');
    }
    limits[limitNames[name]] = { points: Number(points), seconds: Number(seconds ?? defaultSeconds[name]) };
  }
  return limits;
}

function masterKeyOf(text: string | undefined): Uint8Array | null {
  if (text === undefined) return null;
  const key = Buffer.from(text, 'base64url');
  if (key.length === 32 && key.toString('base64url') === text) return key;
  throw new SettingsError(
    'SIGNET_MASTER_KEY is not 32 bytes in base64url without padding. Leave it out, and Signet makes one in the data folder.',
  );
}

function metricsTokenOf(text: string | undefined): string | null {
  if (text === undefined || /^[\w.~+/-]{16,256}={0,2}$/u.test(text)) return text ?? null;
  throw new SettingsError(
    'SIGNET_METRICS_TOKEN is not 16 to 256 letters, digits or characters of -._~+/. Make one with: openssl rand -hex 32',
  );
}
