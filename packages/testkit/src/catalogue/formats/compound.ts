import type { AttestationGiven, AttestationMaker } from '../../authenticator/attestation/attestation-maker.ts';
import { compoundAttestation } from '../../authenticator/attestation/compound.ts';
import { packedSelfAttestation } from '../../authenticator/attestation/packed.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import { createSeed } from '../../authenticator/seed.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import type { RegistrationCase } from '../case.ts';
import { CATALOGUE_SEED, expectedRegistration, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { formatRows } from './row.ts';

const SEED = createSeed(CATALOGUE_SEED);
const { attested } = formatRows('compound');

const good: AttestationMaker = (given) => packedSelfAttestation(given.credential.key, given);
const bad: AttestationMaker = (given) => packedSelfAttestation(makeEs256Key(SEED, 'stranger'), given);
const unknown: AttestationMaker = (given) => ({ ...good(given), format: 'packed2' });

/** A row of these statements. */
function statements(
  line: number,
  id: string,
  mutation: string,
  makers: readonly AttestationMaker[],
  facts: Partial<RegistrationRow> = {},
): RegistrationRow {
  return attested({ line, id, mutation, ...facts }, (given) => compoundAttestation(given, makers));
}

/** A row whose second statement is something else than a statement. */
function second(id: string, mutation: string, part: CborInput, facts: Partial<RegistrationRow> = {}): RegistrationRow {
  return whole(id, mutation, (parts) => [parts[0] ?? null, part], facts);
}

/** A row whose attStmt is something else, made of two good statements. */
function whole(
  id: string,
  mutation: string,
  change: (parts: readonly CborInput[]) => CborInput,
  facts: Partial<RegistrationRow> = {},
): RegistrationRow {
  return attested({ line: 108, id, mutation, ...facts }, (given: AttestationGiven) => {
    const made = compoundAttestation(given, [good, good]);
    const parts = Array.isArray(made.statement) ? made.statement : [];
    return { ...made, statement: change(parts) };
  });
}

const NOT_AN_OBJECT = { code: 'bad_attestation_object' } as const;
const ANY = {
  expect: { attestation: { ...expectedRegistration().attestation, statements: { compound: 'any' } } },
} as const;

const rows: readonly RegistrationRow[] = [
  statements(108, 'one', 'one statement', [good]),
  statements(108, 'empty', 'no statement', []),
  statements(
    108,
    'nine',
    'more statements than anybody needs',
    Array.from({ length: 9 }, () => good),
  ),
  statements(108, 'nested', 'a compound statement within', [good, (given) => compoundAttestation(given, [good, good])]),
  statements(
    108,
    'nested-any',
    'a compound statement within, where any suffices',
    [good, (given) => compoundAttestation(given, [good, good])],
    ANY,
  ),
  statements(108, 'unknown-format', 'a statement of an unknown format', [good, unknown]),
  whole('map', 'attStmt is a map', () => new Map(), NOT_AN_OBJECT),
  second('part-array', 'a statement that is an array', [], NOT_AN_OBJECT),
  second('part-null', 'a statement that is null', null, NOT_AN_OBJECT),
  second('part-empty', 'a statement without members', new Map()),
  second('fmt-missing', 'a statement without fmt', new Map([['attStmt', new Map()]])),
  second(
    'fmt-number',
    'fmt is a number',
    new Map<string, CborInput>([
      ['fmt', 1],
      ['attStmt', new Map()],
    ]),
  ),
  second('att-stmt-missing', 'a statement without attStmt', new Map([['fmt', 'none']])),
  second('fmt-missing-any', 'a statement without fmt, where any suffices', new Map([['attStmt', new Map()]]), ANY),
  second('att-stmt-missing-any', 'one without attStmt, where any suffices', new Map([['fmt', 'none']]), ANY),
  second(
    'unknown-member',
    'a statement with a member more',
    new Map<string, CborInput>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(37)],
    ]),
  ),
  statements(109, 'second-bad', 'the second statement does not verify', [good, bad]),
  statements(109, 'first-bad', 'the first statement does not verify', [bad, good]),
  statements(109, 'all-bad', 'no statement verifies', [bad, bad]),
  statements(109, 'all-bad-any', 'no statement verifies, where any suffices', [bad, unknown], ANY),
];

/** Lines 108 and 109: compound attestation. */
export const compoundStatements: readonly RegistrationCase[] = rows.map(registrationCase);
