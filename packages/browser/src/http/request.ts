import type { AnswerOf, BodyOf, RouteName, Routes } from '@signet/protocol';
import { link } from '../abort/link.ts';
import { fromResponse } from '../errors/from-response.ts';
import { SignetError } from '../errors/signet-error.ts';
import type { CallOptions, SignetOptions } from '../signet-client.ts';

/** Milliseconds until a request is given up. */
const patience = 30_000;

/** The addresses below `/v1/`; only types know their names. */
interface Paths {
  site: 'site';
  'sign-up/begin': 'signUpBegin';
  'sign-up/finish': 'signUpFinish';
  'sign-in/begin': 'signInBegin';
  'sign-in/finish': 'signInFinish';
  'sign-out': 'signOut';
  session: 'session';
  'confirm/begin': 'confirmBegin';
  passkeys: 'passkeyList';
  'passkeys/add/begin': 'passkeyAddBegin';
  'passkeys/add/finish': 'passkeyAddFinish';
  'passkeys/rename': 'passkeyRename';
  'passkeys/delete': 'passkeyDelete';
  'account/rename': 'accountRename';
  'enrol/begin': 'enrolBegin';
  'enrol/finish': 'enrolFinish';
  'account/delete': 'accountDelete';
  'account/email': 'email';
  'account/email/begin': 'emailBegin';
  'account/email/finish': 'emailFinish';
  'account/email/remove': 'emailRemove';
  activity: 'activity';
  'invite/look': 'inviteLook';
  notices: 'noticeList';
  'notices/read': 'noticesRead';
  'passkeys/restore': 'passkeyRestore';
  recover: 'recoverState';
  'recover/begin': 'recoverBegin';
  'recover/enrol/begin': 'recoverEnrolBegin';
  'recover/enrol/finish': 'recoverEnrolFinish';
  recovery: 'recoveryStatus';
  'recovery/cancel': 'recoveryCancel';
  'recovery/codes/make': 'recoveryCodesMake';
  'recovery/codes/stored': 'recoveryCodesStored';
  'recovery/turn-off': 'recoveryTurnOff';
  'session/raise': 'sessionRaise';
  sessions: 'sessionList';
  'sessions/revoke': 'sessionRevoke';
  'sessions/revoke-others': 'sessionRevokeOthers';
  'totp/begin': 'totpBegin';
  'totp/finish': 'totpFinish';
  'totp/remove': 'totpRemove';
}
type Covered<Names extends Record<keyof Paths, RouteName>> = Names;
type Name<Path extends keyof Paths> = Covered<Paths>[Path];

type Method<Path extends keyof Paths> = Routes[Name<Path>]['method'];

/** Sends a body by POST, null by GET; the query of a GET stands behind its path. */
export type Request = <Path extends keyof Paths>(
  path: Path | (Method<Path> extends 'GET' ? `${Path}?${string}` : never),
  body: Method<Path> extends 'GET' ? null : BodyOf<Name<Path>>,
  options?: CallOptions,
) => Promise<AnswerOf<Name<Path>>>;

/** Requests to one handler; every failure is a SignetError. */
export function createRequest({ baseUrl = '', fetch: send = (...args) => fetch(...args) }: SignetOptions): Request {
  const base = `${baseUrl.replace(/\/$/, '')}/v1/`;
  return async (path, body, { signal } = {}) => {
    const controller = new AbortController();
    link(signal, controller);
    const timer = setTimeout(() => controller.abort(), patience);
    try {
      const response = await send(base + path, {
        ...(body && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
        credentials: 'include',
        signal: controller.signal,
      });
      const { ok } = response;
      const answer = await response.json().catch((cause) => {
        if (ok) throw cause;
      });
      if (ok && answer) return answer;
      throw fromResponse(response, answer);
    } catch (cause) {
      if (cause instanceof SignetError) throw cause;
      // The request may have arrived, and the answer be lost.
      const code = signal?.aborted ? 'cancelled' : navigator.onLine ? 'network' : 'offline';
      throw new SignetError(code, `No answer from ${path}`, { cause });
    } finally {
      clearTimeout(timer);
      controller.abort();
    }
  };
}
