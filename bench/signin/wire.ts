import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** `name=value` of the cookies that the answer sets. */
  readonly cookies: readonly string[];
}

export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly cookie?: string;
}

/** As long as a browser's. */
const agentText =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Keep-alive connections to one server on loopback, as a page of `origin` would use them. */
export interface Wire {
  readonly origin: string;
  send(sent: Sent): Promise<Answer>;
  close(): void;
}

export function openWire(origin: string, connections: number, always: Readonly<Record<string, string>> = {}): Wire {
  const { port, host } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  return {
    origin,
    send: ({ method, path, body, cookie }) =>
      new Promise((resolve, reject) => {
        const headers: Record<string, string | number> = { host, origin, 'user-agent': agentText, ...always };
        if (body !== undefined) {
          headers['content-type'] = 'application/json';
          headers['content-length'] = Buffer.byteLength(body);
        }
        if (cookie) headers['cookie'] = cookie;
        const sending = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.once('error', reject);
          response.once('end', () => {
            const cookies = (response.headers['set-cookie'] ?? []).map((set) => set.split(';', 1)[0] ?? '');
            resolve({ status: response.statusCode ?? 0, body: text, cookies });
          });
        });
        sending.once('error', reject);
        sending.end(body);
      }),
    close: () => agent.destroy(),
  };
}
