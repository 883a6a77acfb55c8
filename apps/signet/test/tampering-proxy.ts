import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to answer in place of the server; null: what the server said; `cut`: nothing at all. */
export type Tamper = (
  path: string,
  status: number,
) => { readonly status: number; readonly body: unknown } | 'cut' | null;

export interface Proxy extends AsyncDisposable {
  readonly address: string;
}

/** Stands in front of a server and answers for it where told to: a server with a fault of one's choice. */
export async function tamperingProxy(target: string, tamper: Tamper): Promise<Proxy> {
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      pass(answer, outgoing, tamper(url, answer.statusCode ?? 0));
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function pass(answer: IncomingMessage, outgoing: ServerResponse, instead: ReturnType<Tamper>): void {
  if (instead === null) {
    outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
    answer.pipe(outgoing);
    return;
  }
  answer.resume();
  if (instead === 'cut') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(instead.status, { 'content-type': 'application/problem+json' });
  outgoing.end(JSON.stringify(instead.body));
}
