import { routes } from '@signet/protocol';
import type { Route, RouteName } from '@signet/protocol';
import type { Guard } from '../routes.ts';
import { refusalsOf } from './refusals.ts';
import { codesOf } from './route-codes.ts';
import { membersOf, schemaOf } from './schemas.ts';

/** One route, as OpenAPI describes it. */
export function operationOf(name: RouteName, guards: readonly Guard[]): Readonly<Record<string, unknown>> {
  const route: Route = routes[name];
  const { method, input, answer, path } = route;
  return {
    operationId: name,
    tags: [path.startsWith('/admin/') ? 'admin' : (path.split('/')[2] ?? '')],
    security: securityOf(route, guards),
    ...(method === 'GET' && input ? { parameters: membersOf(input).map((it) => ({ ...it, in: 'query' })) } : {}),
    ...(method === 'POST' && input
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(input) } } } }
      : {}),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(answer) } } },
      ...refusalsOf(codesOf(name, guards)),
    },
  };
}

/** Any one of them opens the route; none: it needs no credential. */
function securityOf(
  { scope }: Route,
  guards: readonly Guard[],
): readonly Readonly<Record<string, readonly string[]>>[] {
  if (scope === 'owner') return [{ session: [] }];
  if (scope !== undefined) return [{ session: [] }, { token: [scope] }];
  return guards.includes('session') || guards.includes('recovery') ? [{ session: [] }] : [];
}
