import { SettingsError } from './settings-error.ts';

/** The server that takes messages to people, and who they are from. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise by STARTTLS, which only this machine may leave out. */
  readonly secure: boolean;
  readonly local: boolean;
  /** Never to be printed. */
  readonly account: { readonly user: string; readonly password: string } | null;
  /** `Name <address>` or an address. */
  readonly from: string;
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/u;
const address =
  /^(?:[^\p{C}<>"]{1,128} <[^\s\p{C}<>@]{1,64}@[^\s\p{C}<>@]{1,253}>|[^\s\p{C}<>@]{1,64}@[^\s\p{C}<>@]{1,253})$/u;

/**
 * The SMTP server of the settings, or null where none is set. No message repeats any of the URL: it may hold a password.
 * @throws SettingsError
 */
export function checkMail(url: string | undefined, from: string | undefined): MailSettings | null {
  if (url === undefined && from === undefined) return null;
  if (url === undefined) {
    throw new SettingsError('SIGNET_MAIL_FROM is set and SIGNET_SMTP_URL is not. Set both, or neither.');
  }
  if (from === undefined || !address.test(from)) {
    throw new SettingsError(
      'SIGNET_SMTP_URL is set, and SIGNET_MAIL_FROM is no address. Write it like Example <no-reply@example.com>.',
    );
  }
  return { ...serverOf(url), from };
}

function serverOf(text: string): Omit<MailSettings, 'from'> {
  const url = URL.parse(text);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw refused('is no URL like smtps://user:password@mail.example.com. Write it so, with % codes in a password');
  }
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') {
    throw refused('has more than a host and a port. Leave the rest out, and write % codes in a password');
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    local: loopback.test(url.hostname),
    account: accountOf(url),
  };
}

function accountOf({ username, password }: URL): MailSettings['account'] {
  if (username === '' && password === '') return null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw refused('has a user or password with a % that begins no code. Write %25 for it');
  }
}

function refused(words: string): SettingsError {
  return new SettingsError(`SIGNET_SMTP_URL ${words}.`);
}
