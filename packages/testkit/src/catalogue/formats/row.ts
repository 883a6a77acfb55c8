import type { AttestationMaker } from '../../authenticator/attestation/attestation-maker.ts';
import type { Attestation } from '../../authenticator/attestation/statement.ts';
import type { AttestationKind } from '../../authenticator/attestation/registry.ts';
import type { MadeRegistration } from '../../authenticator/make-registration.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import type { RegistrationRow } from '../registration-scene.ts';

/** What a row of an attestation format says beside its change. */
type Facts = Pick<RegistrationRow, 'line' | 'id' | 'mutation'> &
  Partial<Pick<RegistrationRow, 'code' | 'step' | 'scene' | 'expect'>>;

/** Rows whose control is an attestation of one kind; refused as `bad_attestation` unless told otherwise. */
export interface FormatRows {
  /** A row that attests in another way. */
  readonly attested: (facts: Facts, make: AttestationMaker) => RegistrationRow;
  /** A row whose statement has other members, not signed anew; `undefined` removes one. */
  readonly members: (
    facts: Facts,
    change: (made: MadeRegistration) => Readonly<Record<string, CborInput | undefined>>,
  ) => RegistrationRow;
  /** A row whose statement is something else than a map. */
  readonly statement: (facts: Facts, statement: CborInput) => RegistrationRow;
  /** A row that only expects something else. */
  readonly expected: (facts: Facts & Required<Pick<RegistrationRow, 'expect'>>) => RegistrationRow;
}

/** The rows of a kind. */
export function formatRows(attestation: AttestationKind): FormatRows {
  const row = ({ id, scene = {}, ...facts }: Facts): RegistrationRow => ({
    code: 'bad_attestation',
    step: 'R.22',
    ...facts,
    id: `${attestation}-${id}`,
    scene: { ...scene, authenticator: { attestation, ...scene.authenticator } },
  });
  return {
    attested: (facts, make) => ({ ...row(facts), change: (forge) => forge.attest(make) }),
    members: (facts, change) => ({
      ...row(facts),
      change: (forge, made) => forge.statement((before) => withMembers(before, change(made))),
    }),
    statement: (facts, statement) => ({ ...row(facts), change: (forge) => forge.statement(() => statement) }),
    expected: row,
  };
}

function withMembers(
  before: ReadonlyMap<CborInput, CborInput>,
  members: Readonly<Record<string, CborInput | undefined>>,
): CborInput {
  const changed = new Map(before);
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

/** The certificates of a statement, as they were made. */
export function certificatesOf({ statement }: Attestation): readonly CborInput[] {
  const x5c = statement instanceof Map ? statement.get('x5c') : null;
  if (!Array.isArray(x5c)) throw new TypeError('the statement has no certificates');
  return x5c;
}
