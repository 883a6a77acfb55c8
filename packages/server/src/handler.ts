import { routes } from '@signet/protocol';
import type { Route, RouteName } from '@signet/protocol';
import { Hono } from 'hono';
import * as v from 'valibot';
import { recordingAdminRefusals } from './http/administrator/recording-refusals.ts';
import { allowCrossOrigin, optionsAnswer } from './http/cors.ts';
import { meet } from './http/exchange.ts';
import type { Arrival, Exchange } from './http/exchange.ts';
import { readBodyBytes } from './http/body-bytes.ts';
import { passTheDoor, takeRights } from './http/guards.ts';
import { redirectToLocalhost } from './http/host.ts';
import { parseJsonBody } from './http/json-body.ts';
import { problemResponse } from './http/problem-response.ts';
import { logAnswer } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { describeApi } from './openapi/describe.ts';
import { problemOf } from './problem/problem-of.ts';
import { SignetProblem } from './problem/signet-problem.ts';
import { table } from './routes.ts';
import type { Services } from './services.ts';

type App = Hono<{ Bindings: Exchange }>;
export type Handler = (request: Request, arrival: Arrival) => Promise<Response>;

const routeNames = Object.keys(routes) as RouteName[];

/**
 * The only place that knows HTTP: host and origin → route → guards at the door → bytes of the body → guards that give rights → body → use case → Response.
 * @param basePath where the routes are mounted, `` or `/auth`
 */
export function createHandler(services: Services, basePath: string): Handler {
  const app = createApp(services, basePath);
  return async (request, arrival) => {
    const started = performance.now();
    const { requestId } = arrival;
    const answered = await answer(services, app, request, arrival);
    const { response, exchange, problem } = answered;
    dress(response, requestId, exchange);
    const { status } = response;
    const [route, address] = [exchange?.route ?? null, exchange?.address ?? null];
    const ms = performance.now() - started;
    logAnswer(services.log, { requestId, route, status, problem, ms, address });
    services.observe({ route, status, code: problem?.code ?? null, ms });
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

interface Answered {
  readonly response: Response;
  readonly exchange: Exchange | null;
  readonly problem: SignetProblem | null;
}

async function answer(services: Services, app: App, request: Request, arrival: Arrival): Promise<Answered> {
  let exchange: Exchange | null = null;
  try {
    const redirect = redirectToLocalhost(services.rp, request);
    if (redirect) return { response: redirect, exchange, problem: null };
    exchange = meet(services, request, arrival);
    return { response: await app.fetch(request, exchange), exchange, problem: null };
  } catch (error) {
    const problem = problemOf(error);
    return { response: problemResponse(problem, arrival.requestId), exchange, problem };
  }
}

function createApp(services: Services, basePath: string): App {
  const app: App = new Hono<{ Bindings: Exchange }>().basePath(basePath);
  const methods = new Map<string, string[]>();
  for (const name of routeNames) {
    const { method, path } = routes[name];
    app.on(method, path, (c) => serve(services, name, c.req.raw, c.env));
    methods.set(basePath + path, [...(methods.get(basePath + path) ?? []), method]);
  }
  let description: string | null = null;
  app.get('/openapi.json', () => {
    description ??= JSON.stringify(describeApi(table, basePath));
    return new Response(description, { headers: { 'content-type': 'application/json' } });
  });
  methods.set(`${basePath}/openapi.json`, ['GET']);
  app.notFound((c) => {
    const allowed = methods.get(c.req.path);
    if (!allowed) throw new SignetProblem('not_found');
    if (c.req.method === 'OPTIONS') return optionsAnswer(allowed);
    throw new SignetProblem('method_not_allowed', { allow: [...allowed, 'OPTIONS'].join(', ') });
  });
  app.onError((error) => {
    throw error;
  });
  return app;
}

async function serve(services: Services, name: RouteName, request: Request, exchange: Exchange): Promise<Response> {
  exchange.route = name;
  const route: Route = routes[name];
  const { guards, useCase } = table[name];
  const passed = await passTheDoor(services, guards, exchange);
  const bytes = route.method === 'POST' ? await readBodyBytes(request, exchange.lengthHolds) : null;
  const caller = await takeRights(services, guards, exchange, passed);
  const input = readInput(route, bytes, request);
  // The table's type holds each use case to what its guards add and its schema lets through.
  const run = async (): Promise<unknown> => useCase(services, caller as never, input as never);
  const { admin } = caller;
  if (!admin) return Response.json(await run());
  return Response.json(await recordingAdminRefusals(services, { ...caller, admin }, { route: name, input }, run));
}

/** What the body of a POST says, or the query of a GET: each name once. */
function readInput({ input }: Route, bytes: Uint8Array | null, request: Request): unknown {
  if (!input) return null;
  const checked = v.safeParse(input, bytes ? parseJsonBody(bytes) : readQuery(request));
  if (checked.success) return checked.output;
  throw new SignetProblem('bad_body', { detail: 'a member is missing, unknown, or not of its type' });
}

function readQuery(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  if (searchParams.size === Object.keys(query).length) return query;
  throw new SignetProblem('bad_body', { detail: 'a name comes twice in the query' });
}

/** What every answer wears, refused or not. */
function dress(response: Response, requestId: string, exchange: Exchange | null): void {
  const { headers } = response;
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  headers.set('x-request-id', requestId);
  if (!exchange) return;
  allowCrossOrigin(headers, exchange.origin, exchange.host);
  for (const cookie of exchange.cookies.changes()) headers.append('set-cookie', cookie);
}
