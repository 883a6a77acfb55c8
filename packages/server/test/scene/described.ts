import assert from 'node:assert/strict';
import { routes } from '@signet/protocol';
import type { Problem, RouteName } from '@signet/protocol';
import * as v from 'valibot';
import { codesOf } from '../../src/openapi/route-codes.ts';
import { table } from '../../src/routes.ts';

const names = Object.keys(routes) as RouteName[];

/** Holds an answer of a route to its description: it has the shape that is promised, or a code that is listed. */
export async function holdToDescription(method: string, path: string, response: Response): Promise<void> {
  const [pathname] = path.split('?');
  const name = names.find((it) => routes[it].method === method && routes[it].path === pathname);
  if (name === undefined || response.status < 200 || (response.status >= 300 && response.status < 400)) return;
  const text = await response.clone().text();
  if (response.status === 200) holdToSchema(name, JSON.parse(text));
  else {
    const { code } = JSON.parse(text) as Problem;
    assert.ok(
      codesOf(name, table[name].guards).includes(code),
      `${name} answered ${code}, which its row does not list`,
    );
  }
}

function holdToSchema(name: RouteName, answer: unknown): void {
  const { success, issues } = v.safeParse(routes[name].answer, answer);
  const [issue] = issues ?? [];
  assert.ok(success, `${name} answered what it does not promise: ${issue && v.getDotPath(issue)} ${issue?.message}`);
}
