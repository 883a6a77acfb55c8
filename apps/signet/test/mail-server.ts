import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export interface Received {
  readonly from: string;
  readonly to: string;
  /** The message as it was sent, its lines unstuffed. */
  readonly text: string;
  /** `user password` of AUTH PLAIN; null: nobody said who they are. */
  readonly account: string | null;
}

/** Speaks as much of SMTP (RFC 5321) as it takes to take a message, and knows no TLS. */
export class MailServer implements AsyncDisposable {
  readonly received: Received[] = [];
  /** Turns the next ones away for now. */
  refuses = 0;
  readonly #server: Server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();

  static async start(): Promise<MailServer> {
    const started = new MailServer();
    await once(started.#server.listen(0, '127.0.0.1'), 'listening');
    return started;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const it of this.#sockets) it.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    const letter = { from: '', to: '', account: null as string | null };
    let data: string[] | null = null;
    let rest = '';
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (rest + piece).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data === null) {
          const [answer, begins] = this.#answer(line, letter);
          socket.write(answer);
          if (begins) data = [];
        } else if (line === '.') {
          this.received.push({ ...letter, text: data.join('\n') });
          data = null;
          socket.write('250 taken\r\n');
        } else data.push(line.replace(/^\./u, ''));
      }
    });
  }

  #answer(line: string, letter: { from: string; to: string; account: string | null }): [string, boolean] {
    const [, verb = '', rest = ''] = /^(\S+) ?(.*)$/u.exec(line) ?? [];
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return ['250-test\r\n250 AUTH PLAIN\r\n', false];
      case 'AUTH':
        letter.account = Buffer.from(rest.slice('PLAIN '.length), 'base64').toString().split('\0').slice(1).join(' ');
        return ['235 welcome\r\n', false];
      case 'MAIL':
        letter.from = /<([^>]*)>/u.exec(rest)?.[1] ?? '';
        if (this.refuses > 0) {
          this.refuses -= 1;
          return ['451 later\r\n', false];
        }
        return ['250 yes\r\n', false];
      case 'RCPT':
        letter.to = /<([^>]*)>/u.exec(rest)?.[1] ?? '';
        return ['250 yes\r\n', false];
      case 'DATA':
        return ['354 go on\r\n', true];
      case 'STARTTLS':
        return ['502 no TLS here\r\n', false];
      case 'QUIT':
        return ['221 bye\r\n', false];
      default:
        return ['250 yes\r\n', false];
    }
  }
}
