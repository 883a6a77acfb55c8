import type { tellAccount } from './tell-account.ts';

type Told = ReturnType<typeof tellAccount>;

/** What a unit tells of several things that it does, in their order. */
export function tellTogether(...told: readonly Told[]): Told {
  return { notices: told.flatMap((it) => it.notices), mail: told.flatMap((it) => it.mail) };
}
