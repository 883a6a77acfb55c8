import type { LiveSession } from '../caller/caller.ts';

/** What an embedding application learns about who is signed in. */
export interface SessionFacts {
  readonly id: string;
  readonly account: {
    readonly id: string;
    /**
     * The application's own id of the person, where an enrolment ticket named one. Of these facts it alone identifies a
     * person of the application: null is somebody that the application never vouched for.
     */
    readonly externalId: string | null;
    /** As the person chose it, and may change it: whoever comes first can have the name of a person of the application. */
    readonly username: string;
    /** As the person chose it; several may have the same. */
    readonly displayName: string;
  };
  /** Id of the passkey that opened it. */
  readonly passkey: string | null;
  /** When the person last proved themselves. */
  readonly authTime: Date;
  readonly expires: Date;
  /** RFC 8176. */
  readonly methods: readonly string[];
  /** `aal1` or `aal2` (NIST SP 800-63B). */
  readonly assurance: string;
}

export function sessionFacts({ record, account }: LiveSession): SessionFacts {
  const { id, externalId, username, displayName } = account;
  return {
    id: record.id,
    account: { id, externalId, username, displayName },
    passkey: record.passkey,
    authTime: new Date(record.authTime),
    expires: new Date(record.expires),
    methods: record.methods,
    assurance: record.assurance,
  };
}
