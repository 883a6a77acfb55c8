import { isDeepStrictEqual } from 'node:util';

/** The members in which a case's expectations differ from the plain ones. */
export function policyOf<Expected extends object>(changed: Partial<Expected>, plain: Expected): readonly string[] {
  return Object.entries(changed)
    .filter(([name, value]) => !isDeepStrictEqual(value, Reflect.get(plain, name)))
    .map(([name]) => name);
}
