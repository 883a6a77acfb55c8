import { createTransport } from 'nodemailer';
import type { MailSettings } from '../settings/mail.ts';

/** What a mail server may take its time for, milliseconds: the outbox tries again. */
const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** A plain text to one person. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Sender {
  /** Resolves when the server took the message. @throws Error where it did not */
  send(message: Message): Promise<void>;
}

/** Sends by SMTP (RFC 5321), to another machine never without TLS that names it. */
export function createSender({ host, port, secure, local, account, from }: MailSettings): Sender {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !local,
    ...(account && { auth: { user: account.user, pass: account.password } }),
    // What a text or a name holds is never read as a file or an address of another machine.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...times,
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
  };
}
