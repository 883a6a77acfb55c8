import { createAdaptorServer } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';

export type Answer = (request: Request, clientAddress: string) => Promise<Response>;

export interface Listening {
  readonly port: number;
  /** From now on requests are answered; before that they get 503. */
  answerWith(answer: Answer): void;
  /** Takes no new connections and waits for those in use, at most `limit` milliseconds. */
  stop(limit: number): Promise<void>;
}

const faults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use. Stop what listens there, or choose another with --port.',
  EACCES: 'may not be used by this user. Choose one above 1023 with --port.',
};

/** @throws SettingsError where the port cannot be had */
export async function listen(port: number, host: string): Promise<Listening> {
  let answer: Answer = () => Promise.resolve(new Response(null, { status: 503, headers: { 'retry-after': '1' } }));
  const server = createAdaptorServer({
    fetch: async (request, env) => await answer(request, (env as HttpBindings).incoming.socket.remoteAddress ?? ''),
  }) as Server;
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const fault =
        faults[codeOf(error)] ?? `cannot be listened on (${codeOf(error)}). Check SIGNET_HOST and SIGNET_PORT.`;
      reject(new SettingsError(`Port ${port} ${fault}`));
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (next) => {
      answer = next;
    },
    stop: (limit) => stop(server, limit),
  };
}

async function stop(server: Server, limit: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limit);
  await closed;
  clearTimeout(timer);
}
