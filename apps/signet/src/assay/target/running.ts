import type { CreationBegun } from '@signet/protocol';
import { freshName } from '../cases/ceremonies.ts';
import type { Address } from '../http/client.ts';
import { NoAnswer } from '../http/client.ts';
import { RateLimited } from '../http/rate-limited.ts';
import { NotAccepted, Visitor } from '../http/visitor.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import type { Target } from './target.ts';

/** A Signet that somebody else started, and what its options tell of its policy. */
export interface RunningTarget extends Target {
  readonly options: CreationBegun['options'];
}

/**
 * Looks at a running Signet by beginning a sign-up.
 * @param url on loopback, over http
 * @param origin where its pages are, where that is elsewhere: behind a proxy
 * @throws SettingsError where it is not on loopback, or does not answer as a Signet does
 */
export async function openRunning(url: string, origin: string | undefined): Promise<RunningTarget> {
  const { address, origin: own } = placeOf(url);
  const used = origin ?? own;
  const options = await begun(address, used, url);
  return { address, options, own: null, originFor: () => used, close: () => Promise.resolve() };
}

/** Names and addresses of this machine: the hostile inputs are for nobody else. */
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function placeOf(text: string): { readonly address: Address; readonly origin: string } {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' || !loopback.has(url.hostname)) {
    throw new SettingsError('--url names a Signet on this machine: http://localhost:3000.');
  }
  const port = Number(url.port === '' ? 80 : url.port);
  const origin = `http://localhost${url.port === '' ? '' : `:${url.port}`}`;
  return { address: { hostname: url.hostname.replace(/^\[|\]$/gu, ''), port }, origin };
}

async function begun(address: Address, origin: string, url: string): Promise<CreationBegun['options']> {
  const nothing = (why: string): SettingsError =>
    new SettingsError(`At ${url} no sign-up can be begun (${why}). Is a Signet there, at ${origin}?`);
  try {
    const visitor = new Visitor(address, origin);
    const { options } = await visitor.begin<CreationBegun['options']>('signUpBegin', { username: freshName() });
    if (!areOptions(options)) throw nothing('200 without the options of a registration');
    return options;
  } catch (error) {
    if (error instanceof RateLimited) throw new SettingsError(`At ${url} ${error.message}`);
    if (error instanceof NoAnswer || error instanceof NotAccepted) throw nothing(error.message);
    throw error;
  }
}

/** Whether they tell what the policy is read from. */
function areOptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { authenticatorSelection: selection, pubKeyCredParams } = value as Record<string, unknown>;
  return typeof selection === 'object' && selection !== null && Array.isArray(pubKeyCredParams);
}
