/** A message as it leaves the server: plain text, no attachment. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailTransport {
  /** Hands the message on. A rejection means that it is tried again later. */
  send(message: OutgoingMail): Promise<void>;
}

/** For development: what is to be sent stays in the outbox and counts as sent, so that it is swept and never sent late. */
export const keptInOutbox: MailTransport = { send: async () => undefined };
