import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** How often connections that fell idle are closed while the server ends, milliseconds. */
const look = 100;

export interface Closing {
  /** Connections in use are cut after so long, milliseconds. */
  readonly limit: number;
  /** Idle ones are kept so long: a request that is under way on one must find it open, milliseconds. */
  readonly linger: number;
  /** Ends all waiting. */
  readonly hurry: Promise<unknown>;
}

/** The connections of a server and the answers in hand on them, so that it can end without cutting a request. */
export class Connections {
  readonly #server: Server;
  readonly #inHand = new Set<ServerResponse>();
  #last = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** To be told of every answer before it is begun. */
  began(outgoing: ServerResponse): void {
    if (this.#last) outgoing.shouldKeepAlive = false;
    this.#inHand.add(outgoing);
    outgoing.once('close', () => this.#inHand.delete(outgoing));
  }

  /** From now on an answer is the last of its connection, and says so. */
  endAfterAnswers(): void {
    this.#last = true;
    for (const outgoing of this.#inHand) if (!outgoing.headersSent) outgoing.shouldKeepAlive = false;
  }

  /** Takes no new connections and waits for those that are open. */
  async close({ limit, linger, hurry }: Closing): Promise<void> {
    this.endAfterAnswers();
    const closed = Promise.withResolvers<void>();
    // Not http's own close: it would cut idle connections at once, and with them the requests that are under way.
    NetServer.prototype.close.call(this.#server, () => closed.resolve());
    const begun = performance.now();
    const closing = setInterval(() => {
      if (performance.now() - begun >= linger) this.#server.closeIdleConnections();
    }, look);
    const cut = setTimeout(() => this.#server.closeAllConnections(), limit);
    void hurry.then(() => this.#server.closeAllConnections());
    await closed.promise;
    clearInterval(closing);
    clearTimeout(cut);
  }
}
