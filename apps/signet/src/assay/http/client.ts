import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** How long an answer may take, milliseconds. */
const limit = 10_000;

/** How long one may be, bytes: no route of a Signet answers as much. */
const longest = 1_048_576;

/** Where a Signet listens, and the name that it is asked under. */
export interface Address {
  /** A loopback address. */
  readonly hostname: string;
  readonly port: number;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** The JSON; null where there was none. */
  readonly body: unknown;
  /** `name=value` of each cookie that was set. */
  readonly cookies: readonly string[];
}

/** Nothing came back: refused, cut or too late. */
export class NoAnswer extends Error {
  override readonly name: string = 'NoAnswer';
}

/** Connections are kept, as a browser keeps them. */
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/**
 * POSTs JSON.
 * @param headers also Host and Origin: a Signet of any domain can be asked at a loopback address
 * @throws NoAnswer
 */
export function post(
  { hostname, port }: Address,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Answer> {
  const length = String(Buffer.byteLength(body));
  const sent = { ...headers, 'content-type': 'application/json', 'content-length': length };
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method: 'POST', headers: sent, agent });
    const giveUp = (message: string): void => {
      clearTimeout(timer);
      reject(new NoAnswer(`${path}: ${message}`));
      outgoing.destroy();
    };
    // Of the whole answer: one that trickles in keeps the socket busy for ever.
    const timer = setTimeout(giveUp, limit, `no answer within ${limit / 1000} seconds`);
    outgoing.once('error', (error) => giveUp(error.message));
    outgoing.once('response', (incoming) => {
      wholeOf(incoming, giveUp, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    outgoing.end(body);
  });
}

function wholeOf(incoming: IncomingMessage, giveUp: (why: string) => void, done: (answer: Answer) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > longest) giveUp(`an answer of more than ${longest} bytes`);
    else chunks.push(chunk);
  });
  incoming.once('error', (error) => giveUp(error.message));
  incoming.once('end', () => {
    const cookies = (incoming.headers['set-cookie'] ?? []).map((it) => it.split(';', 1)[0] ?? '');
    done({ status: incoming.statusCode ?? 0, body: jsonOf(Buffer.concat(chunks)), cookies });
  });
}

/** Closes the connections that are kept. */
export function hangUp(): void {
  agent.destroy();
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
