import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { Connections } from './connections.ts';
import type { Closing } from './connections.ts';
import { refuseStopping } from './refuse-stopping.ts';
import { timeLimits } from './time-limits.ts';

export type Answer = (request: Request, clientAddress: string) => Promise<Response>;

export interface Listening {
  readonly port: number;
  /** From now on requests are answered; before that they get 503. */
  answerWith(answer: Answer): void;
  /** From now on requests get 503 `shutting_down` on the last use of their connection; those in hand are answered. */
  drain(refused: () => void): void;
  /** Takes no new connections and waits for those in use. */
  close(closing: Closing): Promise<void>;
}

/** Addresses that are answered while the server drains: who asks them wants to know just that. */
const answeredToTheEnd: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

const faults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use. Stop what listens there, or choose another with --port.',
  EACCES: 'may not be used by this user. Choose one above 1023 with --port.',
};

/** @throws SettingsError where the port cannot be had */
export async function listen(port: number, host: string, limits: typeof timeLimits = timeLimits): Promise<Listening> {
  let answer: Answer = () => Promise.resolve(new Response(null, { status: 503, headers: { 'retry-after': '1' } }));
  let refused: (() => void) | null = null;
  const listener = getRequestListener((request, env) =>
    answer(request, (env as HttpBindings).incoming.socket.remoteAddress ?? ''),
  );
  const server = limitedServer(limits, (incoming, outgoing) => {
    connections.began(outgoing);
    if (refused === null || answeredToTheEnd.has(pathOf(incoming))) {
      void listener(incoming, outgoing);
      return;
    }
    refused();
    refuseStopping(incoming, outgoing);
  });
  const connections = new Connections(server);
  await listening(server, port, host);
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (next) => {
      answer = next;
    },
    drain: (tell) => {
      refused = tell;
      connections.endAfterAnswers();
    },
    close: async (closing) => await connections.close(closing),
  };
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

function limitedServer({ head, request, stalled, idle, check }: typeof timeLimits, listener: Listener): Server {
  const times = { headersTimeout: head, requestTimeout: request, keepAliveTimeout: idle };
  const server = createServer({ ...times, connectionsCheckingInterval: check }, listener);
  return server.setTimeout(stalled);
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const fault =
        faults[codeOf(error)] ?? `cannot be listened on (${codeOf(error)}). Check SIGNET_HOST and SIGNET_PORT.`;
      reject(new SettingsError(`Port ${port} ${fault}`));
    });
    server.listen(port, host, resolve);
  });
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}
