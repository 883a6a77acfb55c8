import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import { openSite } from '../scene/site.ts';

type Json = { readonly [name: string]: Json } & { readonly length?: number };

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Json; readonly securitySchemes: Json };
}

interface Operation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Json }[];
  readonly requestBody?: { readonly content: Json };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Json }>>;
}

interface Meaning {
  readonly const: string;
  readonly description: string;
}

const names = Object.keys(routes) as RouteName[];

async function read(basePath = ''): Promise<Document> {
  await using site = await openSite({ basePath });
  const response = await site.browser({ basePath }).send('/openapi.json');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  return JSON.parse(await response.text()) as Document;
}

/** Every value in a document, with its path. */
function* walk(value: unknown, path: string): Generator<[string, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* walk(member, `${path}/${name}`);
}

function operation(document: Document, name: RouteName): Operation {
  const { method, path } = routes[name];
  const found = document.paths[path]?.[method.toLowerCase()];
  assert.ok(found, name);
  return found;
}

describe('/openapi.json', () => {
  it('describes every route, and nothing else', async () => {
    const document = await read();
    assert.equal(document.openapi, '3.1.0');
    const described = Object.values(document.paths).flatMap((it) => Object.values(it).map((one) => one.operationId));
    assert.deepEqual(described.toSorted(), names.toSorted());
    for (const name of names) {
      const { operationId, requestBody, parameters = [], responses } = operation(document, name);
      const { method, input } = routes[name];
      assert.equal(operationId, name);
      assert.equal(requestBody !== undefined, method === 'POST', name);
      assert.equal(parameters.length > 0, method === 'GET' && input !== null, name);
      const { $ref } = responses['200']?.content['application/json']?.['schema'] ?? {};
      assert.match(JSON.stringify($ref), /^"#\/components\/schemas\/\w+"$/u, name);
    }
  });

  it('has no reference that leads nowhere, and no schema without content', async () => {
    const document = await read();
    let references = 0;
    for (const [path, value] of walk(document, '#')) {
      assert.notEqual(value, undefined, path);
      if (!path.endsWith('/$ref')) continue;
      references += 1;
      const name = /^#\/components\/schemas\/(\w+)$/u.exec(String(value))?.[1];
      assert.ok(name !== undefined && name in document.components.schemas, `${path}: ${String(value)}`);
    }
    assert.ok(references > names.length);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      const members = Object.keys(schema);
      assert.ok(
        ['type', 'anyOf', 'enum'].some((it) => members.includes(it)),
        name,
      );
    }
    const { required, properties } = document.components.schemas['Passkey'] ?? {};
    assert.deepEqual(Object.keys(properties ?? {}).toSorted(), (required as unknown as string[]).toSorted());
  });

  it('says what opens a route', async () => {
    const document = await read();
    const security = (name: RouteName) => operation(document, name).security;
    assert.deepEqual(security('signInBegin'), []);
    assert.deepEqual(security('passkeyList'), [{ session: [] }]);
    assert.deepEqual(security('recoverEnrolBegin'), [{ session: [] }]);
    assert.deepEqual(security('adminSuspend'), [{ session: [] }, { token: ['accounts:write'] }]);
    assert.deepEqual(security('adminMakeToken'), [{ session: [] }]);
    for (const name of names.filter((it) => 'scope' in routes[it])) assert.notDeepEqual(security(name), [], name);
  });

  it('lists the codes of every refusal by their status', async () => {
    const document = await read();
    const { responses } = operation(document, 'signInFinish');
    assert.deepEqual(codesIn(responses['404']), ['credential_unknown']);
    assert.ok(codesIn(responses['403']).includes('account_suspended'));
    assert.ok(codesIn(responses['400']).includes('bad_signature'));
    const meanings = document.components.schemas['ProblemCode']?.['oneOf'] as unknown as Meaning[];
    const known = new Map(meanings.map((it) => [it.const, it.description]));
    assert.equal(known.get('account_suspended'), 'The account is suspended');
    assert.match(known.get('bad_signature') ?? '', /signature/u);
    for (const name of names) {
      const codes = Object.values(operation(document, name).responses).flatMap(codesIn);
      assert.equal(new Set(codes).size, codes.length, name);
      assert.ok(
        codes.every((it) => known.has(it)),
        name,
      );
      assert.ok(codes.includes('storage_unavailable'), name);
    }
  });

  it('lies below the base path, which it names', async () => {
    assert.deepEqual((await read('/auth')).servers, [{ url: '/auth' }]);
    assert.deepEqual((await read()).servers, [{ url: '/' }]);
    await using site = await openSite({ basePath: '/auth' });
    assert.equal((await site.browser().send('/openapi.json')).status, 404);
    const other = await site.browser({ basePath: '/auth' }).send('/openapi.json', { method: 'POST' });
    assert.equal(other.status, 405);
  });
});

function codesIn(response: Operation['responses'][string] | undefined): string[] {
  const schema = response?.content['application/problem+json']?.['schema'];
  const constraint = (schema?.['allOf'] as unknown as Json[] | undefined)?.[1];
  return (constraint?.['properties']?.['code']?.['enum'] as unknown as string[] | undefined) ?? [];
}
