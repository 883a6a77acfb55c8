import type { Session } from '@signet/protocol';
import { accountAnswer } from '../account/answer.ts';
import type { LiveSession } from '../caller/caller.ts';

/** A session as it travels. */
export function sessionAnswer({ record, account }: LiveSession): Session {
  return {
    account: accountAnswer(account),
    passkey: record.passkey,
    authTime: new Date(record.authTime).toISOString(),
    expires: new Date(record.expires).toISOString(),
    methods: record.methods,
    assurance: record.assurance,
  };
}
