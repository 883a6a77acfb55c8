import { routes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import type { Guard } from '../routes.ts';
import { operationOf } from './operation.ts';
import { problemSchemas } from './refusals.ts';
import { componentSchemas } from './schemas.ts';

/** The rows of the server's table, as far as they are described. */
export type DescribedRows = Readonly<Record<RouteName, { readonly guards: readonly Guard[] }>>;

const description = `JSON in, JSON out. A refusal is RFC 9457 with a stable \`code\`; every operation lists its codes.
A request that changes something and brings a cookie needs an Origin that is configured. POST bodies are strict: an unknown member is refused.`;

/**
 * The API as an OpenAPI 3.1 document, made from the table of routes.
 * @param basePath where the routes are mounted, `` or `/auth`
 */
export function describeApi(rows: DescribedRows, basePath: string): Readonly<Record<string, unknown>> {
  const names = Object.keys(routes) as RouteName[];
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of names) {
    const { method, path } = routes[name];
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(name, rows[name].guards) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Signet', version: '1', description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    paths,
    components: { schemas: { ...problemSchemas, ...componentSchemas() }, securitySchemes },
  };
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-signet',
    description: 'The cookie of a session; `signet-<port>` on http://localhost.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the admin API, `signet_…`, good for its scopes. No cookie is read beside it.',
  },
} as const;
