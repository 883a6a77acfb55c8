import { request } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent?: Agent;
}

/** One request with just these headers, on a connection of its own unless an agent is given. Rejects where no whole answer comes. */
export function get(address: string, path: string, asking: Asking = {}): Promise<Got> {
  const { method = 'GET', headers = {}, body, agent = false as const } = asking;
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.once('error', (error) => reject(Object.assign(error, { reused: asked.reusedSocket })));
    asked.end(body);
  });
}

/** Tries until it holds. */
export async function until(holds: () => Promise<boolean> | boolean, limit = 20_000): Promise<void> {
  const end = performance.now() + limit;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not so within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
