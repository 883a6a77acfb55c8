import { eventRow } from '../rows/event.ts';
import { useArguments } from '../rows/passkey.ts';
import { sessionRow } from '../rows/session.ts';
import type { UnitOf } from '../units/port.ts';
import { commit, first } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import { argumentsOf } from './hot-statements.ts';
import type { HotStatements } from './hot-statements.ts';

/** null in each: nothing was written, and the unit of `../units/` says why. */
export function* spendAtOnce(hot: HotStatements, { nonce, expires }: UnitOf<'spendCeremony'>): Unit<'spent' | null> {
  return commit((yield* first(hot.spendCeremony, { nonce, expires })) ? 'spent' : null);
}

export function* signInAtOnce(
  hot: HotStatements,
  { use, session, replaces, event }: UnitOf<'recordSignIn'>,
): Unit<'recorded' | null> {
  const row = yield* first(hot.recordSignIn, {
    ...useArguments(use),
    replaces,
    ...argumentsOf('sessions', sessionRow(session)),
    ...argumentsOf('events', eventRow(event)),
  });
  return commit(row ? 'recorded' : null);
}

export function* useAtOnce(hot: HotStatements, { use, event }: UnitOf<'recordUse'>): Unit<'recorded' | null> {
  const row = yield* first(hot.recordUse, { ...useArguments(use), ...argumentsOf('events', eventRow(event)) });
  return commit(row ? 'recorded' : null);
}
